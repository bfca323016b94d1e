import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/ids.ts';
import { defaultHoldThresholds } from '../../../../../shared/domain/plan/judge-holds.ts';
import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const team = teamIdSchema.parse('team-1');

/** Makes the next tries to store the connection fail as if somebody else had been faster. */
function beOvertaken(teams: ReturnType<typeof anApi>['teams'], times: number): void {
  const { putConnection } = teams;
  let left = times;
  teams.putConnection = async (...change) => {
    left -= 1;
    if (left >= 0) throw new VersionConflictError('It was changed meanwhile.');
    await putConnection(...change);
  };
}

describe('settings', () => {
  it('change one by one, and a choice can be taken back', async () => {
    const { api } = await aConnectedApi();
    await api.send('PATCH /v1/connection/settings', { body: { defaultProductTypeId: 3, markVerified: false } });
    const answer = await api.send('PATCH /v1/connection/settings', { body: { defaultProductTypeId: null } });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"3"' } });
    expect(answer.body['settings']).toEqual({
      pushOnScanComplete: true,
      includeResolvedFindings: true,
      markVerified: false,
      holdThresholds: defaultHoldThresholds,
      asvsVersion: '5.0.0',
    });
  });

  it('of holds change one by one over the defaults, and all go back to them', async () => {
    const { api } = await aConnectedApi();
    const change = async (holdThresholds: object | null) => {
      const { body } = await api.send('PATCH /v1/connection/settings', { body: { holdThresholds } });
      return (body['settings'] as { holdThresholds: object }).holdThresholds;
    };
    expect(await change({ closingsOver: 100 })).toEqual({ ...defaultHoldThresholds, closingsOver: 100 });
    expect(await change({ noneLeftOf: 9 })).toEqual({ ...defaultHoldThresholds, closingsOver: 100, noneLeftOf: 9 });
    expect(await change(null)).toEqual(defaultHoldThresholds);
  });

  it.each([
    [{ holdThresholds: { closingsShareOver: 1.5 } }, 'holdThresholds.closingsShareOver'],
    [{ holdThresholds: { closingsOver: -1 } }, 'holdThresholds.closingsOver'],
    [{ holdThresholds: { closings: 1 } }, 'holdThresholds.closings'],
    [{ minimumSeverity: 'high' }, 'minimumSeverity'],
    [{ defaultProductTypeId: 0 }, 'defaultProductTypeId'],
    [{ asvsVersion: '5.0' }, 'asvsVersion'],
    [{ asvsVersion: null }, 'asvsVersion'],
  ])('%j are refused at their field', async (body, field) => {
    const { api } = await aConnectedApi();
    const answer = await api.send('PATCH /v1/connection/settings', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', field } });
  });

  it.each([
    [{ includeResolvedFindings: false }, 1],
    [{ markVerified: false }, 1],
    [{ minimumSeverity: 'High' }, 1],
    [{ minimumSeverity: null }, 0],
    [{ holdThresholds: { closingsOver: 100 } }, 1],
    [{ pushOnScanComplete: false }, 0],
    [{ defaultProductTypeId: 1 }, 0],
    [{ markVerified: true }, 0],
    [{ asvsVersion: '4.0.3' }, 1],
    [{ asvsVersion: '5.0.0' }, 0],
    [{}, 0],
  ])('%j ask for a sync of every mapping %d times', async (body, syncs) => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    await api.send('PATCH /v1/connection/settings', { body });
    expect(api.queue.requested).toHaveLength(syncs);
  });

  it('that let exports go on ask for a sync of what waited', async () => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } });
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: true } });
    expect(api.queue.requested).toMatchObject([{ reason: 'settings_changed' }]);
  });

  it('need a connection', async () => {
    const answer = await anApi().send('PATCH /v1/connection/settings', { body: {} });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  });

  it('are stored even when somebody else changes the connection at the same moment', async () => {
    const { api } = await aConnectedApi();
    beOvertaken(api.teams, 2);
    const answer = await api.send('PATCH /v1/connection/settings', { body: { markVerified: false } });
    expect(answer).toMatchObject({ status: 200, body: { settings: { markVerified: false } } });
  });

  it('give up when others never stop', async () => {
    const { api } = await aConnectedApi();
    beOvertaken(api.teams, 99);
    const answer = await api.send('PATCH /v1/connection/settings', { body: {} });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
  });
});

describe('verifying again', () => {
  it('remembers a rejected key with its reason, and since when, until the key works again', async () => {
    const { api, dojo } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    dojo.store.keys.set(dojo.apiKey, { key: dojo.apiKey, user: 1, revoked: true });
    const failed = await api.send('POST /v1/connection/verify');
    expect(failed).toMatchObject({ status: 424, body: { code: 'key_rejected' } });
    expect(failed.body).not.toHaveProperty('field');
    const since = (await api.teams.connection(team))?.attention?.since;
    await api.send('POST /v1/connection/verify');
    expect((await api.send('GET /v1/connection')).body).toMatchObject({
      status: 'needs_attention',
      attention: { code: 'key_rejected', since },
    });

    dojo.store.keys.set(dojo.apiKey, { key: dojo.apiKey, user: 1, revoked: false });
    const mended = await api.send('POST /v1/connection/verify');
    expect(mended).toMatchObject({ status: 200, body: { status: 'connected' } });
    expect(mended.body).not.toHaveProperty('attention');
    expect(api.queue.requested).toMatchObject([{ repositoryId: 'acme/shop', reason: 'connection_verified' }]);
  });

  it('finds the same failure that a sync met before: it lasts since then', async () => {
    const { api, dojo } = await aConnectedApi();
    const mark = { code: 'redirected', reason: 'Redirected.', since: '2026-11-01T00:00:00.000Z' };
    await api.teams.noteConnection(team, mark);
    const effect = { kind: 'status', status: 302, headers: { location: 'https://login.example.com/' } } as const;
    dojo.controls.faults.order({ path: '/*', times: null, skip: 0, effect });
    expect(await api.send('POST /v1/connection/verify')).toMatchObject({
      status: 424,
      body: { code: 'not_defectdojo' },
    });
    expect((await api.send('GET /v1/connection')).body).toMatchObject({
      attention: { code: mark.code, since: mark.since },
    });
  });

  it('does not hold a pause of the server against the connection', async () => {
    const { api, dojo } = await aConnectedApi();
    dojo.controls.faults.order({
      path: '/*',
      times: null,
      skip: 0,
      effect: { kind: 'status', status: 503, when: 'before' },
    });
    const failed = await api.send('POST /v1/connection/verify');
    expect(failed).toMatchObject({ status: 424, body: { code: 'defectdojo_unavailable' } });
    expect((await api.send('GET /v1/connection')).body).toMatchObject({ status: 'connected' });
  });

  it('keeps the version that the server told last, as long as it is at the same URL', async () => {
    const { api, dojo } = await aConnectedApi();
    const other = await aServedDefectDojo();
    for (const { controls } of [dojo, other]) {
      const effect = { kind: 'status', status: 403, body: {}, when: 'before' } as const;
      controls.faults.order({ path: '/api/v2/oa3/schema/*', times: null, skip: 0, effect });
    }
    const body = { url: dojo.url, apiKey: dojo.apiKey };
    const known = { status: 200, body: { defectDojo: { version: '3.2.0' }, warnings: [] } };
    expect(await api.send('POST /v1/connection/verify')).toMatchObject(known);
    expect(await api.send('PUT /v1/connection', { body })).toMatchObject(known);
    const elsewhere = await api.send('PUT /v1/connection', { body: { url: other.url, apiKey: other.apiKey } });
    expect(elsewhere).toMatchObject({ status: 200, body: { warnings: [{ code: 'version_unknown' }] } });
    expect((await api.teams.connection(team))?.defectDojo.version).toBeUndefined();
  });

  it('says so when the stored key is not the one of the connection', async () => {
    const { api, dojo } = await aConnectedApi();
    await api.keys.putDefectDojoKey(team, { baseUrl: dojo.url, apiKey: dojo.apiKey, version: 1 });
    expect(await api.send('POST /v1/connection/verify')).toMatchObject({ status: 409, body: { code: 'key_lost' } });
  });
});

describe('replacing the key', () => {
  it('keeps the old key when the new one is rejected', async () => {
    const { api, dojo } = await aConnectedApi();
    const before = [await api.teams.connection(team), api.keys.defectDojoKeys.get(team)];
    const answer = await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: 'another-key' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'key_rejected', field: 'apiKey' } });
    expect([await api.teams.connection(team), api.keys.defectDojoKeys.get(team)]).toEqual(before);
  });

  it('puts the old key back when the connection was changed by somebody else', async () => {
    const { api, dojo } = await aConnectedApi();
    const before = api.keys.defectDojoKeys.get(team);
    const { apiKey } = dojo.userWithKey({ is_staff: true });
    beOvertaken(api.teams, 99);
    const answer = await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
    expect(api.keys.defectDojoKeys.get(team)).toEqual(before);
  });

  it('leaves no key behind when there was none and the connection could not be stored', async () => {
    const { dojo } = await aConnectedApi();
    const api = anApi();
    beOvertaken(api.teams, 99);
    await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(api.keys.defectDojoKeys.size).toBe(0);
  });

  it('ends with the key of the connection when two managers connect at the same moment', async () => {
    const { api, dojo } = await aConnectedApi();
    const keys = [0, 1, 2].map(() => dojo.userWithKey({ is_staff: true }).apiKey);
    const connecting = keys.map((apiKey) => api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey } }));
    expect((await Promise.all(connecting)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(api.keys.defectDojoKeys.get(team)?.version).toBe((await api.teams.connection(team))?.secretVersion);
  });
});

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

describe('If-Match', () => {
  it.each([
    ['PUT /v1/connection', {}],
    ['PATCH /v1/connection/settings', { body: { markVerified: false } }],
    ['DELETE /v1/connection', {}],
    ['PATCH /v1/mappings/YWNtZS9zaG9w', { body: { branch: 'main' } }],
    ['DELETE /v1/mappings/YWNtZS9zaG9w', {}],
  ])('of another version stops %s, and of the current one does not', async (target, request) => {
    const { api, dojo } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository(), { version: 1 }));
    const body = target.startsWith('PUT') ? { body: { url: dojo.url, apiKey: dojo.apiKey } } : request;
    const stale = { ...body, headers: { 'if-match': '"7"' } };
    expect(await api.send(target, stale)).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    const current = { ...body, headers: { 'if-match': '"7", "1"' } };
    expect((await api.send(target, current)).status).toBeLessThan(300);
  });

  it.each([
    ['"0"', 201],
    ['*', 412],
    ['W/"0"', 412],
    ['', 412],
  ])('%s connects a team that never was with %d', async (ifMatch, status) => {
    const { dojo } = await aConnectedApi();
    const body = { url: dojo.url, apiKey: dojo.apiKey };
    const answer = await anApi().send('PUT /v1/connection', { body, headers: { 'if-match': ifMatch } });
    expect(answer.status).toBe(status);
  });
});
