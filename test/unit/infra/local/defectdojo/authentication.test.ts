import { describe, expect, it } from 'vitest';
import { clientOf } from './client.ts';

describe('a request to the API', () => {
  it.each([
    ['no header at all', undefined, 'Authentication credentials were not provided.'],
    ['another scheme', 'Bearer abc', 'Authentication credentials were not provided.'],
    ['an unknown key', 'Token abc', 'Invalid token.'],
    ['no key in the header', 'Token', 'Invalid token header. No credentials provided.'],
    ['a key with spaces', 'Token a b', 'Invalid token header. Token string should not contain spaces.'],
  ])('is refused with 403, never 401, for %s', async (_, authorization, detail) => {
    const { dojo } = clientOf();
    const headers = authorization === undefined ? {} : { authorization };
    const response = await dojo.app.fetch(new Request('http://dojo.test/api/v2/user_profile/', { headers }));
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ detail });
  });

  it('is refused when its user is switched off, and its key accepted again afterwards', async () => {
    const client = clientOf();
    const { body } = await client.call('POST', '/_control/keys', { username: 'alice', active: false });
    const alice = client.as(String(body['key']));
    expect((await alice.call('GET', '/user_profile/')).body).toEqual({ detail: 'User inactive or deleted.' });
    await client.call('PATCH', `/_control/keys/${body['key']}`, { active: true });
    expect((await alice.call('GET', '/user_profile/')).status).toBe(200);
  });

  it('is refused as unknown when its key was revoked', async () => {
    const client = clientOf();
    await client.call('PATCH', `/_control/keys/${client.dojo.apiKey}`, { revoked: true });
    expect((await client.call('GET', '/user_profile/')).body).toEqual({ detail: 'Invalid token.' });
    await client.call('PATCH', `/_control/keys/${client.dojo.apiKey}`, { revoked: false });
    expect((await client.call('GET', '/user_profile/')).status).toBe(200);
  });

  it('is refused once its key has expired, which keys do since 3.3 and the profile tells before', async () => {
    const client = clientOf({ version: '3.3.0-dev' });
    const expire = (expiresAt: string | null) =>
      client.call('PATCH', `/_control/keys/${client.dojo.apiKey}`, { expiresAt });
    await expire('2999-01-01T00:00:00Z');
    const { body } = await client.call('GET', '/user_profile/');
    expect(body).toMatchObject({ user: { token_expiry: '2999-01-01T00:00:00Z' } });
    await expire('2000-01-01T00:00:00Z');
    const { status, body: refusal } = await client.call('GET', '/user_profile/');
    expect([status, refusal]).toEqual([403, { detail: 'API token has expired.' }]);
    await expire(null);
    expect((await client.call('GET', '/user_profile/')).status).toBe(200);
  });

  it("is refused in the server's language, but for DefectDojo's own words", async () => {
    const client = clientOf({ version: '3.3.0-dev' });
    await client.call('PATCH', '/_control/server', { language: 'de' });
    const said = async (key: string) => (await client.as(key).call('GET', '/user_profile/')).body;
    expect(await said('abc')).toEqual({ detail: 'Ungültiges Token' });
    await client.call('PATCH', `/_control/keys/${client.dojo.apiKey}`, { expiresAt: '2000-01-01T00:00:00Z' });
    expect(await said(client.dojo.apiKey)).toEqual({ detail: 'API token has expired.' });
  });

  it('knows no expiry of keys before 3.3', async () => {
    const client = clientOf({ version: '3.2.0' });
    await client.call('PATCH', `/_control/keys/${client.dojo.apiKey}`, { expiresAt: '2000-01-01T00:00:00Z' });
    const { status, body } = await client.call('GET', '/user_profile/');
    expect(status).toBe(200);
    expect(body['user']).not.toHaveProperty('token_expiry');
  });

  it('counts as one without a key where the server takes no keys', async () => {
    const client = clientOf();
    await client.call('PATCH', '/_control/server', { tokensEnabled: false });
    const { status, body } = await client.call('GET', '/user_profile/');
    expect([status, body]).toEqual([403, { detail: 'Authentication credentials were not provided.' }]);
  });

  it.each([
    ['3.2.0', { hasStaff: true, hasRoles: false }],
    ['2.58.4', { hasStaff: false, hasRoles: true }],
    ['2.45.3', { hasStaff: false, hasRoles: true }],
  ] as const)('is told on %s who it comes from, in the words of that release', async (version, expected) => {
    const { body } = await clientOf({ version }).call('GET', '/user_profile/');
    const user = body['user'] as object;
    expect({ hasStaff: 'is_staff' in user, hasRoles: 'product_type_member' in body }).toEqual(expected);
  });
});

describe('an address that is not the API', () => {
  it('is redirected to the same path with a slash when only that is missing', async () => {
    const { status, headers } = await clientOf().call('GET', '/user_profile');
    expect([status, headers.get('location')]).toEqual([301, '/api/v2/user_profile/']);
  });

  it('is an HTML 404 below /api/v2/', async () => {
    const { status, headers } = await clientOf().call('GET', '/nope/');
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('is redirected to the login page everywhere else', async () => {
    const { dojo } = clientOf();
    const response = await dojo.app.fetch(new Request('http://dojo.test/dojo/api/v2/user_profile/'));
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/login?next=/dojo/api/v2/user_profile/',
    ]);
  });

  it('is a JSON 405 where only the method is wrong', async () => {
    const { status, body } = await clientOf().call('POST', '/user_profile/', {});
    expect([status, body]).toEqual([405, { detail: 'Method "POST" not allowed.' }]);
  });

  it.each(['3.2.0', '2.58.4', '2.45.3'] as const)('tells version %s without a key', async (version) => {
    const { dojo } = clientOf({ version });
    const schema = await dojo.app.fetch(new Request('http://dojo.test/api/v2/oa3/schema/?format=json'));
    expect((await schema.text()).slice(0, 120)).toContain(`"version":"${version}"`);
    const login = await dojo.app.fetch(new Request('http://dojo.test/login'));
    expect(/v\. (\d+\.\d+\.\d+) \(/.exec(await login.text())?.[1]).toBe(version);
  });

  it('is redirected to HTTPS where the server insists on it, a POST too', async () => {
    const client = clientOf();
    await client.call('PATCH', '/_control/server', { redirectsToHttps: true });
    const { status, headers } = await client.call('POST', '/products/', {});
    expect([status, headers.get('location')]).toEqual([301, 'https://dojo.test/api/v2/products/']);
  });

  it('knows roles on 2.x only', async () => {
    expect((await clientOf({ version: '2.58.4' }).call('GET', '/roles/')).body['count']).toBe(5);
    expect((await clientOf({ version: '3.2.0' }).call('GET', '/roles/')).status).toBe(404);
  });
});
