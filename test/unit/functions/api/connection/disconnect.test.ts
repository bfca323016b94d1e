import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const team = teamIdSchema.parse('team-1');

describe('disconnecting', () => {
  it('destroys the key at once, and keeps settings and mappings for the next connection', async () => {
    const { api, dojo } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    await api.send('PATCH /v1/connection/settings', { body: { markVerified: false } });
    expect((await api.send('DELETE /v1/connection')).status).toBe(204);
    expect(api.keys.defectDojoKeys.size).toBe(0);
    expect((await api.send('GET /v1/connection')).body).toMatchObject({
      status: 'disconnected',
      url: dojo.url,
      repositoriesMapped: 1,
      settings: { markVerified: false },
    });
    const again = await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(again).toMatchObject({ status: 201, body: { settings: { markVerified: false }, repositoriesMapped: 1 } });
  });

  it('may be repeated, and destroys a key that an earlier try left behind', async () => {
    const { api, dojo } = await aConnectedApi();
    await api.send('DELETE /v1/connection');
    await api.keys.putDefectDojoKey(team, { baseUrl: dojo.url, apiKey: dojo.apiKey, version: 1 });
    expect((await api.send('DELETE /v1/connection')).status).toBe(204);
    expect(api.keys.defectDojoKeys.size).toBe(0);
  });

  it('says when the key could not be destroyed, and that exports have ended all the same', async () => {
    const { api } = await aConnectedApi();
    api.keys.destroyDefectDojoKey = async () => {
      throw new Error('Access denied.');
    };
    const answer = await api.send('DELETE /v1/connection');
    expect(answer).toMatchObject({ status: 503, body: { code: 'key_not_destroyed' } });
    expect(answer.text).not.toContain('Access denied');
    expect((await api.send('GET /v1/connection')).body).toMatchObject({ status: 'disconnected' });
    expect(api.logLines.join('\n')).toContain('Access denied.');
  });

  it('removes the mappings as well where that is asked for, and tells the audit of each', async () => {
    const { api } = await aConnectedApi();
    for (const name of ['acme/shop', 'acme/site']) await api.teams.createMapping(aMapping(aRepository(name)));
    await api.teams.createMapping(aMapping(aRepository('acme/foreign', 'team-2')));
    expect((await api.send('DELETE /v1/connection', { query: { mappings: 'remove' } })).status).toBe(204);
    expect((await api.teams.mappings(team, { limit: 9 })).items).toEqual([]);
    expect((await api.teams.mappings(teamIdSchema.parse('team-2'), { limit: 9 })).items).toHaveLength(1);
    const actions = (await api.audit.entries(team, { limit: 9 })).items.map(({ action }) => action);
    expect(actions).toEqual(['mapping_removed', 'mapping_removed', 'disconnected', 'connected']);
  });

  it('says how to go on where there are more mappings than one request can remove', async () => {
    let nowMs = Date.now();
    const { api } = await aConnectedApi({ clock: { now: () => new Date(nowMs) } });
    for (const name of ['acme/shop', 'acme/site']) await api.teams.createMapping(aMapping(aRepository(name)));
    const { deleteMapping } = api.teams;
    api.teams.deleteMapping = async (...change) => {
      nowMs += 21_000;
      await deleteMapping(...change);
    };
    const query = { mappings: 'remove' };
    const repeat = '/v1/connection?mappings=remove';
    expect(await api.send('DELETE /v1/connection', { query })).toMatchObject({
      status: 202,
      body: { links: { repeat } },
    });
    expect((await api.send('DELETE /v1/connection', { query })).status).toBe(204);
    expect((await api.teams.mappings(team, { limit: 9 })).items).toEqual([]);
  });

  it.each(['GET /v1/products', 'GET /v1/product-types', 'POST /v1/connection/verify'])(
    'leaves nothing to %s from',
    async (target) => {
      const { api } = await aConnectedApi();
      await api.send('DELETE /v1/connection');
      expect(await api.send(target)).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    },
  );
});
