import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../../../shared/domain/runs/run.ts';
import { defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const mapping = '/v1/mappings/YWNtZS9zaG9w';

async function aMappedApi(overrides: Parameters<typeof anApi>[0] = {}) {
  const api = anApi(overrides);
  await api.teams.putConnection(aConnection({ settings: { ...defaultConnectionSettings, pushOnScanComplete: false } }));
  await api.teams.createMapping(aMapping(key));
  return api;
}

describe('a preview', () => {
  it('is asked for, also while exports are paused, and followed to what it found', async () => {
    const api = await aMappedApi();
    const asked = await api.send(`POST ${mapping}/previews`);
    expect(asked).toMatchObject({ status: 202, body: { status: 'queued' } });
    const { previewId = '' } = api.queue.previews[0] ?? {};
    expect(api.queue.previews).toEqual([{ ...key, previewId }]);
    const poll = `GET ${asked.headers['location']}`;
    expect((await api.send(poll)).body).toMatchObject({ id: previewId, status: 'queued' });

    const entries = [{ geckoId: 'g-1', operation: 'created' as const, title: 'IDOR' }];
    const counts = { ...noCounts, created: 1 };
    await api.previews.putPreview(key, { previewId, finishedAt: '2026-11-22T12:00:00.000Z', counts, entries });
    expect((await api.send(poll)).body).toMatchObject({ status: 'finished', counts, entries });
    expect(await api.send(poll, { claims: managerOf('team-2') })).toMatchObject({
      status: 404,
      body: { code: 'mapping_not_found' },
    });
    expect(api.queue.requested).toEqual([]);
  });

  it('tells why nothing could be planned', async () => {
    const api = await aMappedApi();
    const asked = await api.send(`POST ${mapping}/previews`);
    const reason = { code: 'no_complete_scan', message: 'Run a scan.' };
    const previewId = String(asked.body['id']);
    const finishedAt = '2026-11-22T12:00:00.000Z';
    await api.previews.putPreview(key, { previewId, finishedAt, reason, counts: noCounts, entries: [] });
    const { body } = await api.send(`GET ${asked.headers['location']}`);
    expect(body).toMatchObject({ status: 'impossible', reason });
    expect(body).not.toHaveProperty('counts');
  });

  it('has failed when nothing came of it within 15 minutes, and is shown if it comes after all', async () => {
    let passedMs = 0;
    const api = await aMappedApi({ clock: { now: () => new Date(Date.now() + passedMs) } });
    const asked = await api.send(`POST ${mapping}/previews`);
    const poll = `GET ${asked.headers['location']}`;
    passedMs = 14 * 60_000;
    expect((await api.send(poll)).body).toMatchObject({ status: 'queued' });
    passedMs = 16 * 60_000;
    expect((await api.send(poll)).body).toMatchObject({ status: 'failed', reason: { code: 'preview_failed' } });

    const previewId = String(asked.body['id']);
    await api.previews.putPreview(key, {
      previewId,
      finishedAt: '2026-11-22T12:00:00.000Z',
      counts: noCounts,
      entries: [],
    });
    expect((await api.send(poll)).body).toMatchObject({ status: 'finished' });
  });

  it('of a repository that is not mapped is not there, but for one that came about before the mapping was removed', async () => {
    const api = await aMappedApi();
    const [known, invented] = [uuidv7(), uuidv7()];
    const preview = { previewId: known, finishedAt: '2026-11-22T12:00:00.000Z', counts: noCounts, entries: [] };
    await api.previews.putPreview(key, preview);
    await api.send(`DELETE ${mapping}`);
    expect((await api.send(`GET ${mapping}/previews/${known}`)).body).toMatchObject({ status: 'finished' });
    expect(await api.send(`GET ${mapping}/previews/${invented}`)).toMatchObject({
      status: 404,
      body: { code: 'mapping_not_found' },
    });
  });

  it('is not there under an id that was never handed out', async () => {
    const api = await aMappedApi();
    await api.send(`POST ${mapping}/previews`);
    expect(await api.send(`GET ${mapping}/previews/${uuidv7()}`)).toMatchObject({
      status: 404,
      body: { code: 'preview_not_found' },
    });
  });

  it('is refused where nothing could ever be pushed, and gone after a day', async () => {
    const api = await aMappedApi();
    const old = '01900000-0000-7000-8000-000000000000';
    expect(await api.send(`GET ${mapping}/previews/${old}`)).toMatchObject({
      status: 404,
      body: { code: 'preview_not_found' },
    });
    await api.send('DELETE /v1/connection');
    expect(await api.send(`POST ${mapping}/previews`)).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    await api.send(`DELETE ${mapping}`);
    expect((await api.send(`POST ${mapping}/previews`)).status).toBe(404);
    expect(api.queue.previews).toEqual([]);
  });
});
