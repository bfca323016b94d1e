import { describe, expect, it } from 'vitest';
import type { Services } from '../../../../../functions/api/core/services.ts';
import { transportFailure } from '../../../../../shared/adapters/transport-failure.ts';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { OutboundError, type OutboundErrorCode } from '../../../../../shared/http/failure/outbound-error.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';
import { beOvertaken } from './overtaken.ts';

const team = teamIdSchema.parse('team-1');

/** The same API, but every answer of DefectDojo is this failure of the network. */
function anApiThatFailsWith(code: OutboundErrorCode, { services }: ReturnType<typeof anApi>) {
  const cause = new OutboundError({ code, message: 'What happened.', advice: 'What to do.', sent: 'no', details: {} });
  const profile = () => Promise.reject(transportFailure('defectdojo', cause));
  const openDefectDojo: Services['openDefectDojo'] = async (target) =>
    Object.assign(await services.openDefectDojo(target), { profile });
  return anApi({ ...services, openDefectDojo });
}

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
    const mark = { code: 'login_page', reason: 'Redirected.', since: '2026-11-01T00:00:00.000Z' };
    await api.teams.noteConnection(team, mark);
    const effect = { kind: 'status', status: 302, headers: { location: 'https://login.example.com/' } } as const;
    dojo.controls.faults.order({ path: '/*', times: null, skip: 0, effect });
    expect(await api.send('POST /v1/connection/verify')).toMatchObject({
      status: 424,
      body: { code: 'login_page' },
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

  it.each<OutboundErrorCode>([
    'name_resolution_failed',
    'connection_refused',
    'host_unreachable',
    'connection_reset',
    'timeout',
    'cancelled',
    'network_failure',
  ])('does not hold against the connection what passes by itself: %s', async (code) => {
    const { api } = await aConnectedApi();
    const failed = await anApiThatFailsWith(code, api).send('POST /v1/connection/verify');
    expect(failed.status).toBe(424);
    expect(await api.teams.connection(team)).toMatchObject({ status: 'connected' });
  });

  it.each<OutboundErrorCode>(['unknown_host', 'address_not_public', 'tls_failure', 'not_json'])(
    'holds against the connection what a person must mend: %s',
    async (code) => {
      const { api } = await aConnectedApi();
      await anApiThatFailsWith(code, api).send('POST /v1/connection/verify');
      expect(await api.teams.connection(team)).toMatchObject({ status: 'needs_attention', attention: { code } });
    },
  );

  it('is not held against the connection when somebody else changes it all the time', async () => {
    const { api } = await aConnectedApi();
    beOvertaken(api.teams, 5);
    const failed = await api.send('POST /v1/connection/verify');
    expect(failed).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
    expect(await api.teams.connection(team)).toMatchObject({ status: 'connected' });
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
