import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { publicTargetRules } from '../../../../../shared/http/target/target-rules.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { serveHttp } from '../../../shared/http/loopback-server.ts';

const team = teamIdSchema.parse('team-1');
const apiKey = 'canary-0123456789abcdef';

const accessProxy = 'https://acme.cloudflareaccess.com/cdn-cgi/access/login/dojo.example.com?kid=1';
const loginPage = '<html><form><input name="p" type="password"></form></html>';

/** Connects and expects that it fails and that nothing was saved. */
async function problemOfConnecting(api: ReturnType<typeof anApi>, body: { url: string; apiKey: string }) {
  const answer = await api.send('PUT /v1/connection', { body });
  expect(await api.teams.connection(team)).toBeUndefined();
  expect(api.keys.defectDojoKeys.size).toBe(0);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.text).not.toContain(body.apiKey);
  return answer;
}

describe('connecting with a URL that cannot be used', () => {
  it.each([
    ['dojo.example.com', 'url_invalid', 'not_a_url'],
    ['http://dojo.example.com', 'url_invalid', 'scheme_not_https'],
    ['https://user:pass@dojo.example.com', 'url_invalid', 'credentials_in_url'],
    ['https://dojo.example.com:9443', 'url_invalid', 'port_not_allowed'],
    ['https://dojo.example.com/?a=b', 'url_invalid', 'query_or_fragment'],
    ['https://dojo.example.com/api/v2/../../admin', 'url_invalid', 'path_not_plain'],
    ['https://dojo.example.com/%2e%2e/', 'url_invalid', 'path_not_plain'],
    ['https://dojo.example.com/./x', 'url_invalid', 'path_not_plain'],
    ['https://10.0.0.7', 'address_not_public', 'address_forbidden'],
    ['https://[::ffff:169.254.169.254]', 'address_not_public', 'address_forbidden'],
    ['https://localhost', 'address_not_public', 'host_reserved'],
    ['https://dojo.corp', 'address_not_public', 'host_reserved'],
    ['https://dojo', 'address_not_public', 'host_without_dot'],
  ])('says of %s: %s, more exactly %s, at the field of the URL', async (url, code, mistake) => {
    const answer = await problemOfConnecting(anApi({ targetRules: publicTargetRules }), { url, apiKey });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code, field: 'url', errors: [{ pointer: '/url', code: mistake }] });
    expect(answer.body['advice']).toEqual(expect.any(String));
  });
});

describe('connecting to a server that cannot be talked to', () => {
  it.each<[string, RequestListener, string]>([
    ['redirects to a login page', (_q, r) => r.writeHead(302, { location: '/login' }).end(), 'login_page'],
    ['redirects to where people log in', (_q, r) => r.writeHead(302, { location: accessProxy }).end(), 'login_page'],
    [
      'redirects elsewhere',
      (_q, r) => r.writeHead(302, { location: 'https://www.example.com/' }).end(),
      'not_defectdojo',
    ],
    ['shows a login page', (_q, r) => r.end(loginPage), 'login_page'],
    ['shows a login page with 401', (_q, r) => r.writeHead(401).end(loginPage), 'login_page'],
    ['shows a login page with 403', (_q, r) => r.writeHead(403).end(loginPage), 'login_page'],
    ['shows a web page', (_q, r) => r.end('<html>Welcome</html>'), 'not_defectdojo'],
    ['knows no such path', (_q, r) => r.writeHead(404).end('<html>Not found</html>'), 'not_defectdojo'],
    ['is another API', (_q, r) => r.writeHead(401).end('{"message":"401 Unauthorized"}'), 'not_defectdojo'],
    ['is an API of another shape', (_q, r) => r.end('{"users":[]}'), 'not_defectdojo'],
    ['hides behind a firewall', (_q, r) => r.writeHead(403).end('<html>Blocked</html>'), 'access_blocked'],
    ['is being updated', (_q, r) => r.writeHead(503).end('<html>Back soon</html>'), 'defectdojo_unavailable'],
    ['hangs up', (q) => q.socket.destroy(), 'defectdojo_unavailable'],
  ])('tells of a server that %s', async (_behaviour, listener, code) => {
    const { port } = await serveHttp(listener);
    const answer = await problemOfConnecting(anApi(), { url: `http://127.0.0.1:${port}`, apiKey });
    expect(answer).toMatchObject({ status: 422, body: { code, field: 'url' } });
  });

  it('gives up after ten seconds in all, however slowly the server drips', async () => {
    let nowMs = Date.parse('2026-11-22T12:00:00Z');
    const { port } = await serveHttp((request, response) => {
      nowMs += 9_990;
      const profile = { user: { username: 'slow', is_superuser: true } };
      if (request.url?.startsWith('/api/v2/user_profile/')) response.end(JSON.stringify(profile));
    });
    const api = anApi({ clock: { now: () => new Date(nowMs) } });
    const answer = await problemOfConnecting(api, { url: `http://127.0.0.1:${port}`, apiKey });
    expect(answer).toMatchObject({ status: 422, body: { code: 'timeout', field: 'url' } });
  });
});

describe('connecting through an access proxy that wants a login', () => {
  it('is told as that, with the advice to give gateway headers', async () => {
    const { port } = await serveHttp((_request, response) => response.writeHead(302, { location: accessProxy }).end());
    const { body, text } = await problemOfConnecting(anApi(), { url: `http://127.0.0.1:${port}`, apiKey });
    expect(body['detail']).toBe('127.0.0.1 redirected us (302) to https://acme.cloudflareaccess.com, to log in there.');
    expect(body['advice']).toContain('gatewayHeaders');
    expect(text).not.toContain('kid=1');
  });
});

describe('connecting with a key that does not open enough', () => {
  it('says that a key was rejected, at the field of the key', async () => {
    const { url } = await aServedDefectDojo();
    const answer = await problemOfConnecting(anApi(), { url, apiKey });
    expect(answer).toMatchObject({ status: 422, body: { code: 'key_rejected', field: 'apiKey' } });
  });

  it('says that a key has expired, at the field of the key and with what to do', async () => {
    const dojo = await aServedDefectDojo({ version: '3.3.0-dev' });
    const expiresAt = '2026-11-01T00:00:00Z';
    dojo.store.keys.set(dojo.apiKey, { key: dojo.apiKey, user: 1, revoked: false, expiresAt });
    const answer = await problemOfConnecting(anApi(), { url: dojo.url, apiKey: dojo.apiKey });
    expect(answer).toMatchObject({ status: 422, body: { code: 'key_expired', field: 'apiKey' } });
    expect(answer.body).toMatchObject({ advice: expect.stringContaining('Make a new API v2 key') });
  });

  it.each(['3.2.0', '2.58.4'] as const)('says that a key of %s opens nothing at all', async (version) => {
    const dojo = await aServedDefectDojo({ version });
    const answer = await problemOfConnecting(anApi(), { url: dojo.url, apiKey: dojo.userWithKey().apiKey });
    expect(answer).toMatchObject({ status: 422, body: { code: 'no_product_type_visible', field: 'apiKey' } });
  });

  it('takes a key that may work on prepared products only, and warns that it can not create any', async () => {
    const [api, dojo] = [anApi(), await aServedDefectDojo()];
    const user = dojo.userWithKey();
    dojo.addProduct('Prepared', { authorizedUsers: [user.id] });
    const answer = await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: user.apiKey } });
    expect(answer).toMatchObject({
      status: 201,
      body: { capabilities: { createProducts: false }, warnings: [{ code: 'may_not_create_products' }] },
    });
  });
});

describe('connecting to a version of DefectDojo', () => {
  it.each([
    ['2.37.9', 422, { code: 'version_too_old', field: 'url' }],
    ['2.38.4', 201, { warnings: [{ code: 'version_limited' }] }],
    ['2.45.0', 201, { warnings: [{ code: 'version_limited' }] }],
    ['2.45.1', 201, { warnings: [] }],
    ['3.10.0', 201, { warnings: [] }],
    ['3.3.0-dev', 201, { defectDojo: { version: '3.3.0-dev' }, warnings: [] }],
    ['2.58.4rc1', 201, { defectDojo: { version: '2.58.4rc1' }, warnings: [] }],
    ['3.1.0+build.7 (ours)', 201, { defectDojo: { version: '3.1.0+build.7' }, warnings: [] }],
    ['2.45.0-dev', 201, { warnings: [{ code: 'version_limited' }] }],
    ['2.37.9-dev', 422, { code: 'version_too_old', field: 'url' }],
    ['nightly', 201, { warnings: [{ code: 'version_unknown' }] }],
    [`3.2.0-${'a'.repeat(40)}`, 201, { defectDojo: { version: `3.2.0-${'a'.repeat(31)}` }, warnings: [] }],
    ['3.2.12345', 201, { warnings: [{ code: 'version_unknown' }] }],
    [undefined, 201, { warnings: [{ code: 'version_unknown' }] }],
  ])('%s is answered with %d', async (version, status, body) => {
    const dojo = await aServedDefectDojo();
    dojo.controls.faults.order({
      method: 'GET',
      path: '/api/v2/oa3/schema/*',
      times: 1,
      skip: 0,
      effect: {
        kind: 'status',
        status: version ? 200 : 403,
        body: version ? { info: { version } } : {},
        when: 'before',
      },
    });
    const answer = await anApi().send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(answer).toMatchObject({ status, body });
  });
});
