import { describe, expect, it } from 'vitest';
import { mappingPath } from '../../../../../functions/api/core/links.ts';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aClock, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const team = teamIdSchema.parse('team-1');
const inTenDays = '2026-12-02T12:00:00.000Z';
const nextYear = '2027-12-02T12:00:00.000Z';

/** The API in November 2026, and a DefectDojo whose key ends then; `null`: never. */
async function aDefectDojoWithKeyUntil(expiresAt: string | null) {
  const clock = aClock();
  const dojo = await aServedDefectDojo({ version: '3.3.0-dev', now: () => clock.now() });
  const api = anApi({ clock });
  const endKeyAt = (end: string | null) =>
    dojo.store.keys.set(dojo.apiKey, { key: dojo.apiKey, user: 1, revoked: false, expiresAt: end });
  endKeyAt(expiresAt);
  const connect = () => api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
  return { api, clock, dojo, endKeyAt, connect, stored: () => api.teams.connection(team) };
}

describe('a connection shows when its key ends', () => {
  it('with a warning and what to do, once it is close', async () => {
    const { connect, stored, clock } = await aDefectDojoWithKeyUntil(inTenDays);
    const { body } = await connect();
    expect(body).toMatchObject({
      status: 'connected',
      keyExpiresAt: inTenDays,
      warnings: [
        {
          code: 'key_expires_soon',
          detail: 'The API key ends on 2026-12-02 at 12:00 UTC; nothing is exported from then on.',
          advice: expect.stringContaining('replace the key of the connection'),
        },
      ],
    });
    expect(await stored()).toMatchObject({ verifyAgainAt: clock.now().toISOString() });
  });

  it('without one while it is far', async () => {
    const { connect, stored } = await aDefectDojoWithKeyUntil(nextYear);
    expect((await connect()).body).toMatchObject({ keyExpiresAt: nextYear, warnings: [] });
    expect(await stored()).not.toHaveProperty('verifyAgainAt');
  });

  it('no more once another key took its place, of which people are to hear', async () => {
    const { api, connect, endKeyAt, stored, clock } = await aDefectDojoWithKeyUntil(inTenDays);
    await connect();
    endKeyAt(null);
    const { body } = await connect();
    expect(body).toMatchObject({ status: 'connected', warnings: [] });
    expect(body).not.toHaveProperty('keyExpiresAt');
    expect((await api.send('GET /v1/connection')).body).not.toHaveProperty('keyExpiresAt');
    expect(await stored()).toMatchObject({ verifyAgainAt: clock.now().toISOString() });
  });

  it('as it was moved in DefectDojo, once it is verified again', async () => {
    const { api, connect, endKeyAt, stored } = await aDefectDojoWithKeyUntil(inTenDays);
    await connect();
    endKeyAt(nextYear);
    const moved = await api.send('POST /v1/connection/verify');
    expect(moved.body).toMatchObject({ keyExpiresAt: nextYear, warnings: [] });
    expect(await stored()).toHaveProperty('verifyAgainAt');
    endKeyAt(null);
    const { body } = await api.send('POST /v1/connection/verify');
    expect(body).not.toHaveProperty('keyExpiresAt');
    // Nobody told it yet.
    expect(await stored()).toHaveProperty('verifyAgainAt');
  });

  it('no more once it was disconnected', async () => {
    const { api, connect } = await aDefectDojoWithKeyUntil(inTenDays);
    await connect();
    await api.send('DELETE /v1/connection');
    const { body } = await api.send('GET /v1/connection');
    expect(body).toMatchObject({ status: 'disconnected', warnings: [] });
    expect(body).not.toHaveProperty('keyExpiresAt');
  });

  it.each(['soon', 7, '', '9999-12-31T23:59:59Z'])('as none where DefectDojo tells %j', async (token_expiry) => {
    const { connect, dojo } = await aDefectDojoWithKeyUntil(null);
    const effect = { kind: 'status', status: 200, body: { user: { username: 'gecko', token_expiry } } } as const;
    dojo.controls.faults.order({ path: '/api/v2/user_profile/', times: null, effect });
    const { status, body } = await connect();
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('keyExpiresAt');
  });
});

describe('the diagnosis of a repository', () => {
  it('notes that the key ends soon, with what to do', async () => {
    const { api, connect } = await aDefectDojoWithKeyUntil(inTenDays);
    await connect();
    const mapping = aMapping(aRepository('acme/shop', team));
    await api.teams.createMapping(mapping);
    const { body } = await api.send(`GET ${mappingPath(mapping.repositoryId)}/diagnosis`);
    expect(JSON.stringify(body)).toContain('key_expires_soon');
  });
});
