import { afterAll, expect, it } from 'vitest';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import { aServedDefectDojo } from '../support/a-served-defectdojo.ts';
import { deployedTable } from './deployed-table.ts';
import { callApi, endpoints, listenForConnection, sweep } from './stage.ts';

const dayMs = 24 * 60 * 60 * 1000;
const teamId = teamIdSchema.parse(endpoints.demoTeamId);
const { url, apiKey } = endpoints.defectDojo;

afterAll(() => callApi('PUT', '/v1/connection', { body: { url, apiKey } }));

/** What the sweep does two days later, by the clock of the connection. */
async function sweepTwoDaysLater(): Promise<void> {
  const teams = createDynamoTeamStore(deployedTable);
  const connection = await teams.connection(teamId);
  if (!connection) expect.fail('the team is not connected');
  const { secretVersion, defectDojo, capabilities = { createProducts: true }, keyExpiresAt } = connection;
  const lastVerifiedAt = new Date(Date.now() - 2 * dayMs).toISOString();
  await teams.noteVerified(teamId, secretVersion, { defectDojo, capabilities, lastVerifiedAt, keyExpiresAt });
  await sweep();
}

it('a key that ends is told 14 and 3 days before, stops exports when it has ended, and is over once it is replaced', async () => {
  const dojo = await aServedDefectDojo({ version: '3.3.0-dev' });
  const endKeyIn = (days: number): string => {
    const expiresAt = new Date(Date.now() + days * dayMs).toISOString();
    dojo.store.keys.set(dojo.apiKey, { key: dojo.apiKey, user: 1, revoked: false, expiresAt });
    return expiresAt;
  };
  const shown = async () => (await callApi('GET', '/v1/connection')).body;
  const next = await listenForConnection(teamId);

  const keyExpiresAt = endKeyIn(13);
  const connected = await callApi('PUT', '/v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
  expect(connected.body).toMatchObject({ keyExpiresAt, warnings: [{ code: 'key_expires_soon' }] });
  await sweep();
  expect(await next()).toEqual({ type: 'Connection Needs Attention', code: 'key_expires_within_14_days' });
  await sweepTwoDaysLater();

  const moved = endKeyIn(2);
  await sweepTwoDaysLater();
  expect(await next()).toEqual({ type: 'Connection Needs Attention', code: 'key_expires_within_3_days' });
  expect(await shown()).toMatchObject({ status: 'connected', keyExpiresAt: moved });

  endKeyIn(-1);
  await sweepTwoDaysLater();
  expect(await next()).toEqual({ type: 'Connection Needs Attention', code: 'key_expired' });
  expect(await shown()).toMatchObject({ status: 'needs_attention', attention: { code: 'key_expired' } });

  const { apiKey: newKey } = dojo.userWithKey({ is_superuser: true, is_staff: true });
  const replaced = await callApi('PUT', '/v1/connection', { body: { url: dojo.url, apiKey: newKey } });
  expect(replaced).toMatchObject({ status: 200, body: { status: 'connected', warnings: [] } });
  expect(replaced.body).not.toHaveProperty('keyExpiresAt');
  await sweep();
  expect(await next()).toEqual({ type: 'Sync Recovered', code: 'key_expires_within_3_days' });
});
