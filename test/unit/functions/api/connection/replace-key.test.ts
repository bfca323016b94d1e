import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { beOvertaken } from './overtaken.ts';

const team = teamIdSchema.parse('team-1');

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
