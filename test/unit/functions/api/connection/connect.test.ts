import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const team = teamIdSchema.parse('team-1');

describe('connecting', () => {
  it('shows a team that never connected as disconnected, with the settings it would start with', async () => {
    const answer = await anApi().send('GET /v1/connection');
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"0"' } });
    expect(answer.body).toMatchObject({ status: 'disconnected', repositoriesMapped: 0, warnings: [] });
    expect(answer.body).not.toHaveProperty('url');
  });

  it('verifies URL and key, and shows instance, version, user and what the key may do', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    const answer = await api.send('PUT /v1/connection', { body: { url: `${dojo.url}/api/v2/`, apiKey: dojo.apiKey } });
    expect(answer).toMatchObject({ status: 201, headers: { location: '/v1/connection', etag: '"1"' } });
    expect(answer.body).toMatchObject({
      status: 'connected',
      url: dojo.url,
      defectDojo: { version: '3.2.0', userName: 'admin' },
      capabilities: { createProducts: true },
      warnings: [],
      settings: { pushOnScanComplete: true, includeResolvedFindings: true, markVerified: true },
    });
    expect(await api.send('GET /v1/connection')).toMatchObject({ status: 200, body: answer.body });
  });

  it('keeps the key in the key store alone, together with the URL it opens', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    const connection = await api.teams.connection(team);
    expect(api.keys.defectDojoKeys.get(team)).toEqual({
      baseUrl: dojo.url,
      apiKey: dojo.apiKey,
      version: connection?.secretVersion,
    });
    expect(JSON.stringify(connection)).not.toContain(dojo.apiKey);
  });

  it('creates nothing in DefectDojo while it finds out what the key may do', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(dojo.store.products.list()).toEqual([]);
  });

  it('takes settings along, and keeps those of an earlier connection', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    const body = { url: dojo.url, apiKey: dojo.apiKey };
    await api.send('PUT /v1/connection', { body: { ...body, settings: { markVerified: false } } });
    const answer = await api.send('PUT /v1/connection', { body });
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { settings: { markVerified: false } },
    });
  });

  it('gives every connection another key version, so that workers notice a replaced key', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const api = anApi({ clock: { now: () => now }, random: () => 0.5 });
    const dojo = await aServedDefectDojo();
    const versions: (number | undefined)[] = [];
    for (let time = 0; time < 3; time += 1) {
      await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
      versions.push((await api.teams.connection(team))?.secretVersion);
    }
    expect(new Set(versions).size).toBe(3);
  });

  it('asks for a sync of every mapped repository', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    await api.teams.createMapping(aMapping(aRepository('acme/shop')));
    await api.teams.createMapping(aMapping(aRepository('acme/site')));
    await api.teams.createMapping(aMapping(aRepository('acme/foreign', 'team-2')));
    await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(api.queue.requested).toMatchObject([
      { teamId: 'team-1', repositoryId: 'acme/shop', reason: 'connected', requestedBy: 'user-of-team-1' },
      { teamId: 'team-1', repositoryId: 'acme/site', reason: 'connected', requestedBy: 'user-of-team-1' },
    ]);
  });
});
