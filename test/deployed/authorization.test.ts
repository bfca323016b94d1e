import { describe, expect, it } from 'vitest';
import { callApi, endpoints } from './stage.ts';

const { tokens } = endpoints;

/** What of the OpenAPI document is looked into. */
interface OpenApi {
  readonly paths: Record<string, Record<string, { responses: Record<string, { content: Content }> }>>;
  readonly components: { readonly schemas: Record<string, { readonly required: readonly string[] }> };
}

type Content = Readonly<Record<string, { readonly schema: unknown }>>;

describe('the deployed API', () => {
  it('turns away a call without a token', async () => {
    expect((await callApi('GET', '/v1/connection', { token: '' })).status).toBe(401);
  });

  it('turns away a token that was made for another service', async () => {
    expect((await callApi('GET', '/v1/connection', { token: tokens.foreignAudience })).status).toBe(401);
  });

  it.each([
    ['no token', {}],
    ['a token of another service', { authorization: `Bearer ${tokens.foreignAudience}` }],
    ['no token at all', { authorization: 'Bearer x' }],
  ])('answers to %s what its document says', async (_what, headers) => {
    const response = await fetch(`${endpoints.apiUrl}/v1/connection`, { headers });
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const { paths, components } = (await (await fetch(endpoints.openApiUrl)).json()) as OpenApi;
    const told = paths['/v1/connection']?.['get']?.responses[response.status]?.content ?? {};
    expect(Object.keys(told)).toEqual([type]);
    expect(told[type]?.schema).toEqual({ $ref: '#/components/schemas/GatewayMessage' });
    const body = (await response.json()) as object;
    expect(Object.keys(body)).toEqual(components.schemas['GatewayMessage']?.required);
    expect(body).toEqual({ message: 'Unauthorized' });
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
