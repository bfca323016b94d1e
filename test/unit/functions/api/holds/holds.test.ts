import { describe, expect, it } from 'vitest';
import { putHold } from '../../../../support/a-held-api.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aHold } from '../../../../support/finding-store-contract.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const mapping = '/v1/mappings/YWNtZS9zaG9w';
const runId = '01a20525-0000-7000-8000-000000000001';
const otherRunId = '01a20525-0000-7000-8000-000000000002';
const hold = aHold({ runId, closings: ['g-1', 'g-2'], creations: ['g-3'], code: 'identity_changed', open: 3 });

async function aHeldApi() {
  const api = anApi();
  await api.teams.putConnection(aConnection());
  await api.teams.createMapping(aMapping(key));
  await putHold(api, key, hold);
  return api;
}

describe('what waits for approval', () => {
  it('is shown with counts, a sentence, since when, and where to decide', async () => {
    const api = await aHeldApi();
    expect((await api.send(`GET ${mapping}/hold`)).body).toEqual({
      runId,
      code: 'identity_changed',
      reason:
        'Closing 2 findings and creating 1 finding waits for approval, because so many open findings are gone from Gecko and so many others are new that findings may have got new ids.',
      since: hold.since,
      scanId: 'scan-1',
      counts: { closings: 2, creations: 1, open: 3 },
      links: {
        self: `${mapping}/hold`,
        findings: `${mapping}/hold/findings`,
        approval: `${mapping}/hold/approval`,
        discard: `${mapping}/hold/discard`,
        run: `${mapping}/runs/${runId}`,
        mapping,
      },
    });
    const row = (await api.send(`GET ${mapping}`)).body;
    expect(row).toMatchObject({ state: { status: 'held', since: hold.since }, links: { hold: `${mapping}/hold` } });
  });

  it('is listed finding by finding, page by page', async () => {
    const api = await aHeldApi();
    const first = await api.send(`GET ${mapping}/hold/findings`, { query: { limit: '2' } });
    expect(first.body['items']).toMatchObject([
      { geckoId: 'g-1', change: 'close' },
      { geckoId: 'g-2', change: 'close' },
    ]);
    const query = { limit: '2', cursor: String(first.body['nextCursor']) };
    const second = await api.send(`GET ${mapping}/hold/findings`, { query });
    expect(second.body).toMatchObject({ items: [{ geckoId: 'g-3', change: 'create' }] });
    expect(second.body).not.toHaveProperty('nextCursor');
    await putHold(api, key, { ...hold, runId: otherRunId });
    expect(await api.send(`GET ${mapping}/hold/findings`, { query })).toMatchObject({
      status: 400,
      body: { code: 'cursor_invalid' },
    });
  });

  it('is not found where nothing waits, and not by another team', async () => {
    const api = await aHeldApi();
    const claims = managerOf('team-2');
    expect(await api.send(`GET ${mapping}/hold`, { claims })).toMatchObject({ body: { code: 'mapping_not_found' } });
    await putHold(api, key, undefined);
    expect(await api.send(`GET ${mapping}/hold`)).toMatchObject({ status: 404, body: { code: 'hold_not_found' } });
  });
});

describe.each([
  ['approval', 'approved', 'discard'],
  ['discard', 'discarded', 'approval'],
] as const)('deciding by %s', (route, kind, opposite) => {
  it('is noted with who and when, and a sync is asked for that can be followed', async () => {
    const api = await aHeldApi();
    const answer = await api.send(`POST ${mapping}/hold/${route}`, { body: { runId } });
    expect(answer).toMatchObject({ status: 202, body: { status: 'queued' } });
    expect((await api.send(`GET ${answer.headers['location']}`)).status).toBe(200);
    expect(api.queue.requested).toMatchObject([{ ...key, reason: `hold_${kind}`, requestedBy: 'user-of-team-1' }]);
    const decision = { kind, by: 'user-of-team-1', at: expect.any(String) };
    expect(await api.holds.hold(key)).toMatchObject({ decision });
    expect((await api.send(`GET ${mapping}/hold`)).body).toMatchObject({ decision });
  });

  it('may be repeated, but not turned into its opposite', async () => {
    const api = await aHeldApi();
    await api.send(`POST ${mapping}/hold/${route}`, { body: { runId } });
    expect((await api.send(`POST ${mapping}/hold/${route}`, { body: { runId } })).status).toBe(202);
    expect(await api.send(`POST ${mapping}/hold/${opposite}`, { body: { runId } })).toMatchObject({
      status: 409,
      body: { code: 'hold_decided' },
    });
  });

  it('is refused for what was replaced meanwhile, or is over', async () => {
    const api = await aHeldApi();
    await putHold(api, key, { ...hold, runId: otherRunId });
    expect(await api.send(`POST ${mapping}/hold/${route}`, { body: { runId } })).toMatchObject({
      status: 409,
      body: { code: 'hold_replaced', field: 'runId' },
    });
    expect((await api.holds.hold(key))?.decision).toBeUndefined();
    await putHold(api, key, undefined);
    expect(await api.send(`POST ${mapping}/hold/${route}`, { body: { runId } })).toMatchObject({
      status: 404,
      body: { code: 'hold_not_found' },
    });
    expect(api.queue.requested).toEqual([]);
  });
});
