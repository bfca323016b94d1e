import { describe, expect, it } from 'vitest';
import { anApi } from '../../../../support/an-api.ts';

const mapping = { repositoryId: 'acme/shop', product: { id: 1 } };

describe('a route', () => {
  it.each([
    '/v1',
    '/v1/',
    '/',
    '/v1/connections',
    '/v1/connection/',
    '/v1//connection',
    '/v1/mappings//runs',
    '/v2/connection',
  ])('does not answer to %s', async (path) => {
    expect(await anApi().send(`GET ${path}`)).toMatchObject({ status: 404, body: { code: 'route_not_found' } });
  });

  it('says which methods it takes', async () => {
    const answer = await anApi().send('POST /v1/connection');
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers['allow']).toBe('GET, PUT, DELETE');
  });
});

describe('a problem', () => {
  it('is told as RFC 9457 asks, with code, advice and the name of the request', async () => {
    const answer = await anApi().send('GET /v1/nothing');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.body).toEqual({
      type: '/v1/openapi.json#/x-problems/route_not_found',
      title: 'No such route',
      status: 404,
      detail: 'There is no such route.',
      instance: '/v1/nothing',
      code: 'route_not_found',
      advice: 'See /v1/openapi.json for the routes.',
      requestId: 'request-1',
    });
  });

  it('of our own making says nothing about what broke, and the log says it all', async () => {
    const api = anApi();
    api.teams.connection = () => Promise.reject(new Error('Table gecko-1234 is on fire.'));
    const answer = await api.send('GET /v1/connection');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error', requestId: 'request-1' } });
    expect(answer.text).not.toContain('fire');
    expect(api.logLines.join('\n')).toContain('Table gecko-1234 is on fire.');
  });
});

describe('a body', () => {
  it('with fields that nobody knows is refused, each with a pointer', async () => {
    const answer = await anApi().send('POST /v1/mappings', { body: { ...mapping, team: 'x', 'a/b~c': 1 } });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'request_invalid',
        errors: [
          { pointer: '/team', code: 'unknown_field' },
          { pointer: '/(unknown)', code: 'unknown_field' },
        ],
      },
    });
  });

  it('is told everything that is wrong with it at once', async () => {
    const answer = await anApi().send('PUT /v1/connection', {
      body: { url: '', apiKey: 'a b', settings: { markVerified: 'yes' } },
    });
    expect(answer.body['field']).toBe('url');
    expect((answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/url',
      '/apiKey',
      '/settings/markVerified',
    ]);
  });

  it.each([
    ['no JSON', { rawBody: '{"url": ' }, 400, 'body_not_json'],
    ['nothing', { headers: { 'content-type': 'application/json' } }, 400, 'body_not_json'],
    ['another type', { rawBody: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'content_type_unsupported'],
    ['no type', { rawBody: '{}', headers: { 'content-type': '' } }, 415, 'content_type_unsupported'],
    ['more than 64 KiB', { rawBody: `"${'x'.repeat(65_536)}"` }, 413, 'body_too_large'],
    ['a list', { rawBody: '[]' }, 400, 'request_invalid'],
    ['null', { rawBody: 'null' }, 400, 'request_invalid'],
    ['a foreign prototype', { rawBody: '{"__proto__": {"url": "https://a.example"}}' }, 400, 'request_invalid'],
    ['very deep nesting', { rawBody: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }, 400, 'request_invalid'],
  ])('of %s is refused', async (_what, request, status, code) => {
    expect(await anApi().send('PUT /v1/connection', request)).toMatchObject({ status, body: { code } });
  });

  it('in JSON with a charset is taken', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const answer = await anApi().send('POST /v1/mappings', { body: mapping, headers });
    expect(answer.body['code']).toBe('not_connected');
  });

  it.each([
    ['without a slash', 'shop'],
    ['with dots for a segment', 'acme/../other'],
    ['with a hash', 'acme/shop#1'],
    ['with a space', 'acme /shop'],
    ['with a control character', 'acme/sh\u0000op'],
    ['with half a character', 'acme/\ud800'],
    ['of more than 300 characters', `acme/${'x'.repeat(296)}`],
    ['of nothing', ''],
  ])('with a repository id %s is refused at that field', async (_what, repositoryId) => {
    const answer = await anApi().send('POST /v1/mappings', { body: { ...mapping, repositoryId } });
    expect(answer).toMatchObject({ status: 400, body: { field: 'repositoryId' } });
  });

  it('may hold the longest repository id there is, and its mapping can be asked for', async () => {
    const repositoryId = `漢/${'漢'.repeat(298)}`;
    const api = anApi();
    expect((await api.send('POST /v1/mappings', { body: { ...mapping, repositoryId } })).body['code']).toBe(
      'not_connected',
    );
    const id = Buffer.from(repositoryId).toString('base64url');
    expect((await api.send(`GET /v1/mappings/${id}`)).body['code']).toBe('mapping_not_found');
  });
});

describe('a query', () => {
  it.each([
    ['GET /v1/mappings', { limit: '0' }, 'query/limit'],
    ['GET /v1/mappings', { limit: '101' }, 'query/limit'],
    ['GET /v1/mappings', { limit: '1.5' }, 'query/limit'],
    ['GET /v1/mappings', { limit: 'ten' }, 'query/limit'],
    ['GET /v1/mappings', { limit: '1,2' }, 'query/limit'],
    ['GET /v1/mappings', { offset: '5' }, 'query/offset'],
    ['GET /v1/connection', { verbose: 'yes' }, 'query/verbose'],
    ['GET /v1/products', { search: 'x'.repeat(256) }, 'query/search'],
  ])('%s with %j is refused', async (target, query, pointer) => {
    const answer = await anApi().send(target, { query });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', errors: [{ pointer }] } });
  });
});

describe('the detail of a problem', () => {
  it.each([
    ['GET /v1/connection', { query: { verbose: 'yes' } }],
    ['GET /v1/mappings', { query: { limit: '0', offset: '1' } }],
    ['PUT /v1/connection', { body: { url: '' } }],
    ['PUT /v1/connection', { body: [] }],
    ['POST /v1/mappings', { body: { repositoryId: 'acme/../x', product: {} } }],
  ])('of %s with %j is one sentence with one full stop', async (target, request) => {
    const { body } = await anApi().send(target, request);
    expect(body['detail']).toMatch(/[^.]\.$/);
    for (const { detail } of body['errors'] as { detail: string }[]) expect(detail).toMatch(/[^.]$/);
  });
});

describe('an id in a path', () => {
  it.each([
    ['GET /v1/mappings/acme%2Fshop', 400, 'request_invalid'],
    ['GET /v1/mappings/YWNtZS9zaG9w=', 400, 'request_invalid'],
    [`GET /v1/mappings/${'A'.repeat(1_300)}`, 400, 'request_invalid'],
    ['GET /v1/mappings/AAAA', 404, 'mapping_not_found'],
    ['GET /v1/mappings/YWNtZS9zaG9x', 404, 'mapping_not_found'],
    ['GET /v1/mappings/YWNtZS9zaG9w/runs', 404, 'mapping_not_found'],
    ['GET /v1/mappings/YWNtZS9zaG9w/runs/1', 400, 'request_invalid'],
    ['GET /v1/mappings/YWNtZS9zaG9w/runs/01a20525-0000-7000-8000-000000000001', 404, 'run_not_found'],
    ['GET /v1/mappings/YWNtZS9zaG9w/syncs/00000000-0000-4000-8000-000000000001', 400, 'request_invalid'],
    ['GET /v1/mappings/YWNtZS9zaG9w/syncs/01000000-0000-7000-8000-000000000001', 404, 'sync_not_found'],
    ['GET /v1/mappings/YWNtZS9zaG9w/syncs/ff000000-0000-7000-8000-000000000001', 404, 'sync_not_found'],
  ])('%s is answered with %d %s', async (target, status, code) => {
    expect(await anApi().send(target)).toMatchObject({ status, body: { code } });
  });
});
