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

  it.each(['member', 'readOnly'] as const)('forbids the role %s', async (role) => {
    const { status, body } = await callApi('GET', '/v1/connection', { token: tokens[role] });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'role_not_allowed', status: 403 });
  });

  it.each(['manager', 'admin'] as const)('serves the role %s', async (role) => {
    expect((await callApi('GET', '/v1/mappings', { token: tokens[role] })).status).toBe(200);
  });

  it('shows its OpenAPI document to everybody', async () => {
    const response = await fetch(endpoints.openApiUrl);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });
});

describe("a page of the console's origin", () => {
  const origin = 'https://app.gecko.security';
  const preflight = (from: string) =>
    fetch(`${endpoints.apiUrl}/v1/connection`, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type,if-match',
      },
    });

  it('may ask, with a token and a version, and sees version and place in the answer', async () => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    for (const name of ['authorization', 'content-type', 'if-match']) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
    const answer = await fetch(`${endpoints.apiUrl}/v1/connection`, {
      headers: { origin, authorization: `Bearer ${tokens.manager}` },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')?.split(',')).toEqual(['etag', 'link', 'location']);
    expect(answer.headers.get('etag')).toMatch(/^"\d+"$/);
  });

  it('is the only one that may', async () => {
    const { headers } = await preflight('https://evil.example.com');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
