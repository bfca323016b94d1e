import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { noCounts, type Run, type RunEntry } from '../../../../../shared/domain/runs/run.ts';
import type { WorkBasis } from '../../../../../shared/ports/sync-store.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const mapping = '/v1/mappings/YWNtZS9zaG9w';
const runId = '01a20525-0000-7000-8000-000000000001';

function aRun(overrides: Partial<Run> = {}): Run {
  const at = new Date().toISOString();
  return {
    ...key,
    runId,
    triggers: [],
    startedAt: at,
    finishedAt: at,
    outcome: 'succeeded',
    counts: { ...noCounts, created: 1 },
    defectDojoCalls: 7,
    links: {},
    ...overrides,
  };
}

async function aMappedApi() {
  const { api, dojo } = await aConnectedApi();
  await api.teams.createMapping(aMapping(key));
  return { api, dojo };
}

/** What a sync that begins now is based on. */
async function basisOf({ teams }: ReturnType<typeof anApi>): Promise<WorkBasis> {
  const [connection, mapped] = [await teams.connection(key.teamId), await teams.mapping(key)];
  return { connectionVersion: connection?.version ?? 0, mappingVersion: mapped?.version ?? 0 };
}

describe('runs', () => {
  it('are listed with links and without the team', async () => {
    const { api } = await aMappedApi();
    const entries: RunEntry[] = [
      { geckoId: 'g-1', defectDojoId: 7, operation: 'created' },
      { geckoId: 'g-2', operation: 'skipped' },
    ];
    const links = { defectDojoTest: 'https://dojo.example.com/sub/test/3' };
    await api.syncs.recordRun(aRun({ links }), entries, { servedTriggers: true });
    const answer = await api.send(`GET ${mapping}/runs`);
    const self = `${mapping}/runs/${runId}`;
    expect(answer.body).toMatchObject({
      items: [{ id: runId, outcome: 'succeeded', links: { self, entries: `${self}/entries`, mapping } }],
    });
    expect(answer.text).not.toContain('team-1');
    expect((await api.send(`GET ${self}`)).body).toMatchObject({ id: runId, defectDojoCalls: 7 });
    expect((await api.send(`GET ${self}/entries`)).body).toEqual({
      items: [
        { ...entries[0], links: { defectDojo: 'https://dojo.example.com/sub/finding/7' } },
        { ...entries[1], links: {} },
      ],
    });
  });

  it('stay readable after the mapping was removed', async () => {
    const api = anApi();
    await api.syncs.recordRun(aRun(), [], { servedTriggers: true });
    expect((await api.send(`GET ${mapping}/runs`)).status).toBe(200);
  });

  it('of a mapping that nothing ran for are an empty list', async () => {
    const { api } = await aMappedApi();
    expect((await api.send(`GET ${mapping}/runs`)).body).toEqual({ items: [] });
  });

  it('of another team are not there', async () => {
    const { api } = await aMappedApi();
    await api.syncs.recordRun(aRun(), [], { servedTriggers: true });
    const claims = managerOf('team-2');
    expect((await api.send(`GET ${mapping}/runs`, { claims })).status).toBe(404);
    expect((await api.send(`GET ${mapping}/runs/${runId}`, { claims })).status).toBe(404);
    expect((await api.send(`GET ${mapping}/runs/${runId}/entries`, { claims })).status).toBe(404);
  });
});

describe('pushing now', () => {
  it('is followed from queued over running to the run that served it', async () => {
    const { api } = await aMappedApi();
    const asked = await api.send(`POST ${mapping}/syncs`);
    expect(asked).toMatchObject({ status: 202, body: { status: 'queued' } });
    const poll = `GET ${asked.headers['location']}`;
    const { id } = api.queue.requested[0] ?? { id: '' };
    expect(asked.headers['location']).toBe(`${mapping}/syncs/${id}`);

    const lease = { token: 't', expiresAt: new Date(Date.now() + 60_000).toISOString() };
    const trigger = { kind: 'request' as const, id, reason: 'push_now' };
    await api.syncs.raise(key, trigger, new Date());
    await api.syncs.acquire(key, lease, new Date());
    expect((await api.send(poll)).body).toMatchObject({ status: 'running' });
    const basis = await basisOf(api);
    await api.syncs.renew(key, { ...lease, progress: { done: 3, planned: 12 } }, basis);
    expect((await api.send(poll)).body).toMatchObject({ status: 'running', progress: { done: 3, planned: 12 } });

    await api.syncs.recordRun(aRun({ triggers: [trigger], outcome: 'waiting' }), [], { servedTriggers: false });
    expect((await api.send(poll)).body).toMatchObject({ status: 'waiting', run: { outcome: 'waiting' } });

    const last = aRun({ runId: '01a20525-0000-7000-8000-000000000002', triggers: [trigger], outcome: 'partial' });
    await api.syncs.recordRun(last, [], { servedTriggers: true });
    expect((await api.send(poll)).body).toMatchObject({ status: 'finished', run: { outcome: 'partial' } });
  });

  it('of a repository that is not mapped is not there, but for what a run served before the mapping was removed', async () => {
    const { api } = await aMappedApi();
    const [served, invented] = [uuidv7(), uuidv7()];
    const trigger = { kind: 'request' as const, id: served, reason: 'push_now' };
    await api.syncs.recordRun(aRun({ triggers: [trigger] }), [], { servedTriggers: true });
    await api.send(`DELETE ${mapping}`);
    expect((await api.send(`GET ${mapping}/syncs/${served}`)).body).toMatchObject({ status: 'finished' });
    expect(await api.send(`GET ${mapping}/syncs/${invented}`)).toMatchObject({
      status: 404,
      body: { code: 'mapping_not_found' },
    });
  });

  it('is not there under an id that was never handed out for it', async () => {
    const { api } = await aMappedApi();
    const other = aRepository('acme/api');
    await api.teams.createMapping(aMapping(other));
    const push = await api.send(`POST ${mapping}/syncs`);
    const preview = await api.send(`POST ${mapping}/previews`);
    const ofOther = await api.send(`POST /v1/mappings/YWNtZS9hcGk/syncs`);
    const notFound = { status: 404, body: { code: 'sync_not_found' } };
    for (const id of [uuidv7(), preview.body['id'], ofOther.body['id']]) {
      expect(await api.send(`GET ${mapping}/syncs/${id}`)).toMatchObject(notFound);
    }
    const elsewhere = `GET ${mapping}/previews/${push.body['id']}`;
    expect(await api.send(elsewhere)).toMatchObject({ status: 404, body: { code: 'preview_not_found' } });
    for (const { headers } of [push, preview, ofOther]) {
      expect((await api.send(`GET ${headers['location']}`)).body).toMatchObject({ status: 'queued' });
    }
  });

  it('is there under any id that a run served', async () => {
    const { api } = await aMappedApi();
    const trigger = { kind: 'request' as const, id: uuidv7(), reason: 'push_now' };
    await api.syncs.recordRun(aRun({ triggers: [trigger] }), [], { servedTriggers: true });
    expect((await api.send(`GET ${mapping}/syncs/${trigger.id}`)).body).toMatchObject({ status: 'finished' });
  });

  it('names who asked', async () => {
    const { api } = await aMappedApi();
    await api.send(`POST ${mapping}/syncs`);
    expect(api.queue.requested).toMatchObject([{ ...key, reason: 'push_now', requestedBy: 'user-of-team-1' }]);
  });

  it('is refused while exports are paused, unconnected or unmapped, with what to do', async () => {
    const { api } = await aMappedApi();
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } });
    expect(await api.send(`POST ${mapping}/syncs`)).toMatchObject({ status: 409, body: { code: 'exports_paused' } });
    await api.send('DELETE /v1/connection');
    expect(await api.send(`POST ${mapping}/syncs`)).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    await api.send(`DELETE ${mapping}`);
    expect(await api.send(`POST ${mapping}/syncs`)).toMatchObject({ status: 404, body: { code: 'mapping_not_found' } });
    expect(api.queue.requested).toEqual([]);
  });
});

describe('a drift check', () => {
  it('does not hide what the last sync left out from whoever asks why findings are not there', async () => {
    const { api } = await aMappedApi();
    await api.syncs.recordRun(aRun({ counts: { ...noCounts, quarantined: 2 } }), [], { servedTriggers: true });
    const trigger = { kind: 'request' as const, id: 'check', reason: 'drift_check' };
    const checked = { runId: '01a20525-0000-7000-8000-000000000002', triggers: [trigger], counts: noCounts };
    await api.syncs.recordRun(aRun(checked), [], { servedTriggers: true });
    expect((await api.send(`GET ${mapping}/diagnosis`)).text).toContain('could not export 2 of the findings');
  });
});

describe.each([
  ['drift-checks', 'drift_check'],
  ['repairs', 'repair'],
])('asking for %s', (path, reason) => {
  it('is followed as a sync, and tells who asked', async () => {
    const { api } = await aMappedApi();
    const answer = await api.send(`POST ${mapping}/${path}`);
    const { id } = answer.body;
    expect(answer).toMatchObject({ status: 202, headers: { location: `${mapping}/syncs/${id}` } });
    expect(api.queue.requested).toMatchObject([{ ...key, id, reason, requestedBy: 'user-of-team-1' }]);
    const trigger = { kind: 'request' as const, id: String(id), reason };
    await api.syncs.recordRun(aRun({ triggers: [trigger] }), [], { servedTriggers: true });
    const followed = await api.send(`GET ${answer.headers['location']}`);
    expect(followed.body).toMatchObject({ status: 'finished', run: { id: runId, triggers: [trigger] } });
  });

  it('is refused while nothing is exported', async () => {
    const { api } = await aMappedApi();
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } });
    expect(await api.send(`POST ${mapping}/${path}`)).toMatchObject({ status: 409, body: { code: 'exports_paused' } });
    expect(api.queue.requested).toEqual([]);
  });
});

describe("taking back a run's closings", () => {
  const revert = `POST ${mapping}/runs/${runId}/revert-closings`;

  it('is asked for with the run and who wants it, and can be followed', async () => {
    const { api } = await aMappedApi();
    await api.syncs.recordRun(aRun({ counts: { ...noCounts, closed: 3 } }), [], { servedTriggers: true });
    const answer = await api.send(revert);
    expect(answer).toMatchObject({ status: 202, body: { status: 'queued' } });
    expect((await api.send(`GET ${answer.headers['location']}`)).status).toBe(200);
    expect(api.queue.requested).toMatchObject([
      { ...key, reason: 'revert_closings', revertClosingsOfRun: runId, requestedBy: 'user-of-team-1' },
    ]);
  });

  it('is refused for a run that is not there or closed nothing, and while nothing is exported', async () => {
    const { api } = await aMappedApi();
    expect(await api.send(revert)).toMatchObject({ status: 404, body: { code: 'run_not_found' } });
    await api.syncs.recordRun(aRun(), [], { servedTriggers: true });
    expect(await api.send(revert)).toMatchObject({ status: 409, body: { code: 'nothing_to_revert' } });
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } });
    expect(await api.send(revert)).toMatchObject({ status: 409, body: { code: 'exports_paused' } });
    expect(api.queue.requested).toEqual([]);
  });
});
