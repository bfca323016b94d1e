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
    ['*', 201],
    ['"7", "0"', 201],
    ['"7",,"0"', 201],
    ['"7"', 412],
    ['W/"0"', 412],
    ['"7", *', 412],
    ['0', 412],
    ['"7,"0",7"', 412],
    ['', 412],
  ])('%s connects a team that never was with %d', async (ifMatch, status) => {
    const { dojo } = await aConnectedApi();
    const body = { url: dojo.url, apiKey: dojo.apiKey };
    const answer = await anApi().send('PUT /v1/connection', { body, headers: { 'if-match': ifMatch } });
    expect(answer.status).toBe(status);
  });

  it.each([
    'PATCH /v1/connection/settings',
    'PATCH /v1/mappings/YWNtZS9zaG9w',
    'PATCH /v1/mappings/YWNtZS9zaG9w/asvs',
    'POST /v1/mappings/YWNtZS9zaG9w/asvs/reset',
    'DELETE /v1/mappings/YWNtZS9zaG9w',
    'DELETE /v1/connection',
  ])('* lets %s change whatever is shown with an ETag', async (target) => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    const body = target.startsWith('PATCH') ? { body: {} } : {};
    const answer = await api.send(target, { ...body, headers: { 'if-match': '*' } });
    expect(answer.status).toBeLessThan(300);
  });

  it.each([
    ['"0"', 204],
    ['*', 204],
    ['"7"', 412],
  ])('%s disconnects a team that never was connected with %d', async (ifMatch, status) => {
    const answer = await anApi().send('DELETE /v1/connection', { headers: { 'if-match': ifMatch } });
    expect(answer.status).toBe(status);
  });
});
