import { describe, expect, it } from 'vitest';
import { callApi, endpoints } from './stage.ts';

const { tokens } = endpoints;

describe('the deployed API', () => {
  it('turns away a call without a token', async () => {
    expect((await callApi('GET', '/v1/connection', { token: '' })).status).toBe(401);
  });

  it('turns away a token that was made for another service', async () => {
    expect((await callApi('GET', '/v1/connection', { token: tokens.foreignAudience })).status).toBe(401);
  });

  it.each(['member', 'readOnly', 'accountManager'] as const)('forbids the role %s', async (role) => {
    const { status, body } = await callApi('GET', '/v1/connection', { token: tokens[role] });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'role_not_allowed', status: 403 });
  });

  it.each(['manager', 'admin', 'listedManager'] as const)('serves the role %s', async (role) => {
    expect((await callApi('GET', '/v1/mappings', { token: tokens[role] })).status).toBe(200);
  });

  it('shows its OpenAPI document to everybody', async () => {
    const response = await fetch(endpoints.openApiUrl);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });
});
