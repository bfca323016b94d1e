import { describe, expect, it, onTestFinished } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { startGateway } from '../../../../support/a-gateway.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aCertificate } from '../../../../support/certificates.ts';

const team = teamIdSchema.parse('team-1');
const authority = aCertificate({ name: 'Acme Root', isAuthority: true });
const certificate = aCertificate({ name: 'localhost', host: 'localhost', issuer: authority });
const id = 'canary-id-0123456789';
const secret = 'canary-secret-0123456789';
const demanded = { 'x-access-id': id, 'x-access-secret': secret };
const gatewayHeaders = [
  { name: 'X-Access-Id', value: id },
  { name: 'X-Access-Secret', value: secret },
];

/** A DefectDojo behind a gateway that demands two headers and has a certificate of a private authority. */
async function behindGateway() {
  const dojo = await aServedDefectDojo();
  const gateway = await startGateway({ target: dojo.url, headers: demanded, certificate });
  onTestFinished(() => gateway.stop());
  const api = anApi();
  const { apiKey } = dojo;
  const connect = (more: object = {}) =>
    api.send('PUT /v1/connection', { body: { url: gateway.url, apiKey, ...more } });
  const change = (body: object) => api.send('PATCH /v1/connection/gateway', { body });
  return { dojo, gateway, api, apiKey, connect, change };
}

const right = { gatewayHeaders, certificateAuthority: authority.cert };

describe('connecting to a DefectDojo behind a gateway', () => {
  it('shows the names of the headers and whom the authority is of, and keeps the rest with the key', async () => {
    const { api, connect, gateway, apiKey } = await behindGateway();
    const answer = await connect(right);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        status: 'connected',
        gatewayHeaders: [{ name: 'X-Access-Id' }, { name: 'X-Access-Secret' }],
        certificateAuthority: { certificates: [{ subject: 'CN=Acme Root', issuer: 'CN=Acme Root' }] },
        defectDojo: { version: '3.2.0' },
      },
    });
    expect(api.keys.defectDojoKeys.get(team)).toMatchObject({
      ...{ baseUrl: gateway.url, apiKey, gatewayHeaders },
      certificateAuthority: expect.stringContaining('BEGIN CERTIFICATE'),
    });
    expect(gateway.asked.every(({ passed }) => passed)).toBe(true);
    const stored = JSON.stringify([await api.teams.connection(team), await api.audit.entries(team, { limit: 9 })]);
    for (const text of [answer.text, stored, JSON.stringify(api.logLines)]) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain('BEGIN CERTIFICATE');
    }
    expect(stored).toContain('X-Access-Secret');
  });

  it.each<[string, object, object]>([
    [
      'no authority',
      { gatewayHeaders },
      {
        ...{ status: 422, code: 'tls_failure', field: 'url' },
        errors: [{ pointer: '/url', code: 'certificate_unknown_authority' }],
        advice: expect.stringContaining("as the connection's certificate authority"),
        detail: expect.stringContaining('"Acme Root"'),
      },
    ],
    [
      'another authority',
      { gatewayHeaders, certificateAuthority: aCertificate({ name: 'Other', isAuthority: true }).cert },
      {
        ...{ status: 422, code: 'tls_failure', field: 'certificateAuthority' },
        errors: [{ pointer: '/certificateAuthority', code: 'certificate_unknown_authority' }],
      },
    ],
    [
      'no headers',
      { certificateAuthority: authority.cert },
      {
        status: 422,
        code: 'access_blocked',
        field: 'url',
        advice: expect.stringContaining('headers that it asks for'),
      },
    ],
    [
      'a wrong header',
      { ...right, gatewayHeaders: [gatewayHeaders[0], { name: 'X-Access-Secret', value: 'not-the-right-one' }] },
      { status: 422, code: 'access_blocked', field: 'gatewayHeaders' },
    ],
    ['a wrong key', { ...right, apiKey: 'wrong' }, { status: 422, code: 'key_rejected', field: 'apiKey' }],
    [
      'Basic authentication',
      { ...right, gatewayHeaders: [{ name: 'Authorization', value: 'Basic Y2FuYXJ5OmNhbmFyeQ==' }] },
      {
        ...{ status: 400, code: 'request_invalid', field: 'gatewayHeaders.0.name' },
        detail: expect.stringContaining('DefectDojo needs that header itself'),
      },
    ],
    [
      'a name twice',
      { ...right, gatewayHeaders: [gatewayHeaders[0], { name: 'x_access-ID', value: 'canary-0123456789' }] },
      { status: 400, code: 'request_invalid', field: 'gatewayHeaders.1.name' },
    ],
    [
      'a short value',
      { ...right, gatewayHeaders: [gatewayHeaders[0], { name: 'X-Team', value: 'canary' }] },
      { status: 400, code: 'request_invalid', field: 'gatewayHeaders.1.value' },
    ],
    [
      'five headers',
      { ...right, gatewayHeaders: [1, 2, 3, 4, 5].map((one) => ({ name: `X-${one}`, value: 'canary-0123456789' })) },
      { status: 400, code: 'request_invalid', field: 'gatewayHeaders' },
    ],
    [
      'headers that no server takes together',
      { ...right, gatewayHeaders: [1, 2, 3].map((one) => ({ name: `X-${one}`, value: `canary${'0'.repeat(1_000)}` })) },
      { status: 400, code: 'request_invalid', field: 'gatewayHeaders', advice: 'Send fewer or shorter headers.' },
    ],
    [
      'a private key',
      { ...right, certificateAuthority: `${authority.cert}${authority.key}` },
      {
        ...{ status: 422, code: 'certificate_authority_invalid', field: 'certificateAuthority' },
        errors: [{ pointer: '/certificateAuthority', code: 'private_key' }],
      },
    ],
    [
      'the certificate of the server itself',
      { ...right, certificateAuthority: certificate.cert },
      {
        ...{ status: 422, code: 'certificate_authority_invalid', field: 'certificateAuthority' },
        errors: [{ pointer: '/certificateAuthority', code: 'not_an_authority' }],
      },
    ],
    [
      'an empty authority, as from a variable that is not set',
      { ...right, certificateAuthority: '' },
      {
        ...{ status: 422, code: 'certificate_authority_invalid', field: 'certificateAuthority' },
        errors: [{ pointer: '/certificateAuthority', code: 'no_certificate' }],
      },
    ],
    [
      'too long an authority',
      { ...right, certificateAuthority: 'x'.repeat(32_769) },
      { status: 400, code: 'request_invalid', field: 'certificateAuthority' },
    ],
  ])('with %s says what is wrong at its field, saves nothing and repeats nothing', async (_what, given, problem) => {
    const { api, connect } = await behindGateway();
    const answer = await connect(given);
    expect({ ...answer.body, status: answer.status }).toMatchObject(problem);
    expect(await api.teams.connection(team)).toBeUndefined();
    expect(api.keys.defectDojoKeys.size).toBe(0);
    const key = authority.key.split('\n')[1] ?? 'no key';
    for (const text of [answer.text, JSON.stringify(api.logLines)]) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain('Y2FuYXJ5');
      expect(text).not.toContain(key);
    }
  });

  it('tells of a certificate for another host, with the name that it is for', async () => {
    const { api, gateway, apiKey } = await behindGateway();
    const body = { url: gateway.urlByAddress, apiKey, ...right };
    expect((await api.send('PUT /v1/connection', { body })).body).toMatchObject({
      ...{ code: 'tls_failure', field: 'url', detail: expect.stringContaining('but for localhost') },
      errors: [{ code: 'certificate_wrong_host' }],
    });
  });
});

describe('an authority that ends soon', () => {
  it('is a warning of the connection and a note of each diagnosis until another is given', async () => {
    const { api, connect, dojo } = await behindGateway();
    const warning = { code: 'certificate_authority_ends_soon', detail: expect.stringContaining(' ends on ') };
    expect((await connect(right)).body).toMatchObject({ warnings: [warning] });
    expect(await api.teams.connection(team)).toHaveProperty('verifyAgainAt');
    await api.send('POST /v1/mappings', {
      body: { repositoryId: 'acme/shop', product: { id: dojo.addProduct('Shop') } },
    });
    const diagnosis = async () => (await api.send('GET /v1/mappings/YWNtZS9zaG9w/diagnosis')).body['items'];
    const note = expect.objectContaining({ kind: 'note', code: warning.code, sentence: warning.detail });
    expect(await diagnosis()).toContainEqual(note);
    const lasting = aCertificate({ name: 'Lasting Root', isAuthority: true, validUntil: Date.now() + 99 * 86_400_000 });
    const localhost = aCertificate({ name: 'localhost', host: 'localhost', issuer: lasting });
    const renewed = await startGateway({ target: dojo.url, headers: demanded, certificate: localhost });
    onTestFinished(() => renewed.stop());
    const { apiKey } = dojo;
    const body = { url: renewed.url, apiKey, gatewayHeaders, certificateAuthority: lasting.cert };
    expect((await api.send('PUT /v1/connection', { body })).body).toMatchObject({ warnings: [] });
    expect(await diagnosis()).not.toContainEqual(note);
  });
});

describe('what stands in front of a connected DefectDojo', () => {
  it('stays when the key is replaced, unless it is told otherwise', async () => {
    const { dojo, api, connect, gateway } = await behindGateway();
    await connect(right);
    const { apiKey } = dojo.userWithKey({ is_staff: true });
    expect(await connect({ apiKey })).toMatchObject({ status: 200, body: { gatewayHeaders: [{}, {}] } });
    expect(api.keys.defectDojoKeys.get(team)).toMatchObject({ apiKey, gatewayHeaders });
    expect(await connect({ gatewayHeaders: [] })).toMatchObject({ status: 422, body: { code: 'access_blocked' } });
    expect(await connect({ certificateAuthority: null })).toMatchObject({ status: 422, body: { code: 'tls_failure' } });
    expect(api.keys.defectDojoKeys.get(team)).toMatchObject({ apiKey, gatewayHeaders });
    gateway.demand({});
    const without = await connect({ gatewayHeaders: [] });
    expect(without.status).toBe(200);
    expect(without.body).not.toHaveProperty('gatewayHeaders');
    expect(api.keys.defectDojoKeys.get(team)).not.toHaveProperty('gatewayHeaders');
    expect(await api.teams.connection(team)).not.toHaveProperty('gatewayHeaderNames');
  });

  it('goes to no other server when another URL is connected', async () => {
    const { dojo, api, connect, apiKey } = await behindGateway();
    await connect(right);
    const other = await startGateway({ target: dojo.url, headers: {} });
    onTestFinished(() => other.stop());
    const answer = await api.send('PUT /v1/connection', { body: { url: other.url, apiKey } });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('gatewayHeaders');
    expect(answer.body).not.toHaveProperty('certificateAuthority');
    const received = dojo.controls.requests;
    expect(JSON.stringify(received)).not.toContain('canary');
  });

  it('is changed without the key, once the stored key opens DefectDojo with it', async () => {
    const { api, connect, change, gateway, apiKey } = await behindGateway();
    await connect(right);
    const before = [await api.teams.connection(team), api.keys.defectDojoKeys.get(team)];
    const others = [gatewayHeaders[0], { name: 'X-Access-Secret', value: 'canary-new-0123456789' }];
    expect(await change({ gatewayHeaders: others })).toMatchObject({
      status: 422,
      body: { code: 'access_blocked', field: 'gatewayHeaders' },
    });
    expect([await api.teams.connection(team), api.keys.defectDojoKeys.get(team)]).toEqual(before);
    gateway.demand({ ...demanded, 'x-access-secret': 'canary-new-0123456789' });
    const answer = await change({ gatewayHeaders: others });
    expect(answer).toMatchObject({ status: 200, body: { gatewayHeaders: [{}, { name: 'X-Access-Secret' }] } });
    const [connection, key] = [await api.teams.connection(team), api.keys.defectDojoKeys.get(team)];
    expect(key).toMatchObject({ apiKey, gatewayHeaders: others, version: connection?.secretVersion });
    expect(key).toHaveProperty('certificateAuthority');
    expect((await api.audit.entries(team, { limit: 1 })).items).toMatchObject([
      { action: 'gateway_changed', after: { gatewayHeaders: ['X-Access-Id', 'X-Access-Secret'] } },
    ]);
    expect(JSON.stringify(await api.audit.entries(team, { limit: 9 }))).not.toContain('canary');
  });

  it('is changed for a connection that exists, and as the ETag says', async () => {
    const { connect, change, api } = await behindGateway();
    expect(await change({ gatewayHeaders: [] })).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    await connect(right);
    const stale = await api.send('PATCH /v1/connection/gateway', { body: {}, headers: { 'if-match': '"9"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    const well = await api.send('PATCH /v1/connection/gateway', { body: {}, headers: { 'if-match': '"1"' } });
    expect(well).toMatchObject({ status: 200, headers: { etag: '"2"' } });
  });

  it('is not taken from a key that somebody else replaced meanwhile', async () => {
    const { api, connect, apiKey } = await behindGateway();
    await connect(right);
    const answers = await Promise.all([connect({ apiKey }), connect({ apiKey })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'changed_meanwhile' });
    const { secretVersion } = (await api.teams.connection(team)) ?? {};
    expect(api.keys.defectDojoKeys.get(team)).toMatchObject({ gatewayHeaders, version: secretVersion });
  });

  it('is forgotten with the key on disconnecting', async () => {
    const { api, connect } = await behindGateway();
    await connect(right);
    expect((await api.send('DELETE /v1/connection')).status).toBe(204);
    expect(JSON.stringify([await api.teams.connection(team)])).not.toMatch(/X-Access|Acme Root|certificateAuthority/);
    const shown = (await api.send('GET /v1/connection')).body;
    expect(shown).not.toHaveProperty('gatewayHeaders');
    expect(await connect()).toMatchObject({ status: 422, body: { code: 'tls_failure' } });
  });

  it('is used by all that talks to DefectDojo for a person', async () => {
    const { api, connect, gateway, change } = await behindGateway();
    await connect(right);
    expect((await api.send('POST /v1/connection/verify')).status).toBe(200);
    expect((await api.send('GET /v1/products')).status).toBe(200);
    expect(gateway.asked.every(({ passed }) => passed)).toBe(true);
    gateway.demand({ 'x-access-id': 'another-0123456789' });
    const failed = await api.send('GET /v1/products');
    expect(failed).toMatchObject({ status: 424, body: { code: 'access_blocked' } });
    expect(failed.body).not.toHaveProperty('field');
    expect((await change({})).body).toMatchObject({ code: 'access_blocked', field: 'gatewayHeaders' });
  });
});
