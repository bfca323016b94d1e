import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

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
