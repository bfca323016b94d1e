import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDefectDojo } from '../../infra/local/defectdojo/start.ts';
import { notificationSource } from '../../shared/contracts/notification.ts';
import { type Gateway, startGateway } from '../support/a-gateway.ts';
import { aCertificate } from '../support/certificates.ts';
import { scanRepository } from './mapped-repository.ts';
import { type Answer, callApi, endpoints, eventually, orderGecko, runOfEvent, tapBus } from './stage.ts';
import { loggedLines, queuedMessages, storedItems } from './what-was-left.ts';

const dayMs = 24 * 60 * 60 * 1000;
const canary = (what: string) => `${what}-${crypto.randomUUID()}`;
const apiKey = canary('gated-key');
const wrongKey = canary('wrong-key');
const id = canary('access-id');
const secret = canary('access-secret');
const newSecret = canary('access-secret');
const wrongSecret = canary('wrong-secret');
const demanded = { 'x-access-id': id, 'x-access-secret': secret };
const headers = (value: string) => [
  { name: 'X-Access-Id', value: id },
  { name: 'X-Access-Secret', value },
];

const validUntil = Date.now() + 30 * dayMs;
const authority = aCertificate({ name: 'Gated Root', isAuthority: true, validUntil });
const expiredAuthority = aCertificate({
  ...{ name: 'Old Root', isAuthority: true },
  ...{ validFrom: Date.now() - 9 * dayMs, validUntil: Date.now() - dayMs },
});
const otherAuthority = aCertificate({ name: 'Other Root', isAuthority: true });
const signed = (more: object = {}) =>
  aCertificate({ name: 'localhost', host: 'localhost', issuer: authority, ...more });
const keyLine = authority.key.split('\n')[1] ?? '';
const certificateLine = (authority.cert.split('\n')[1] ?? '').slice(0, 60);

const answers: Answer[] = [];
const gateways: Gateway[] = [];
/** What came to where the gateway that redirects leads. */
const strayed: unknown[] = [];
const elsewhere = createServer((request, response) => {
  strayed.push(request.headers);
  response.end('{}');
});
let dojo: Awaited<ReturnType<typeof startDefectDojo>>;
let gateway: Gateway;
let tap = '';

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await callApi(method, path, body === undefined ? {} : { body });
  answers.push(answer);
  return answer;
}

async function aGateway(certificate = signed()): Promise<Gateway> {
  const one = await startGateway({ target: dojo.url, headers: demanded, certificate });
  gateways.push(one);
  return one;
}

const right = () => ({
  ...{ url: gateway.url, apiKey, gatewayHeaders: headers(secret) },
  certificateAuthority: authority.cert,
});

beforeAll(async () => {
  tap = await tapBus(notificationSource);
  dojo = await startDefectDojo({ apiKey });
  gateway = await aGateway();
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  const { defectDojo } = endpoints;
  await callApi('PUT', '/v1/connection', { body: { url: defectDojo.url, apiKey: defectDojo.apiKey } });
  await Promise.all([...gateways, dojo].map((one) => one.stop()));
  await new Promise((resolve) => elsewhere.close(resolve));
});

type Wrong = readonly [what: string, given: () => object | Promise<object>, problem: object];

const wrongs: readonly Wrong[] = [
  [
    'without its authority',
    () => ({ certificateAuthority: null }),
    { code: 'tls_failure', field: 'url', errors: [{ code: 'certificate_unknown_authority' }] },
  ],
  [
    'with another authority',
    () => ({ certificateAuthority: otherAuthority.cert }),
    { code: 'tls_failure', field: 'certificateAuthority', errors: [{ code: 'certificate_unknown_authority' }] },
  ],
  [
    'with an authority that has ended',
    () => ({ certificateAuthority: expiredAuthority.cert }),
    { code: 'certificate_authority_invalid', errors: [{ code: 'certificate_expired' }] },
  ],
  [
    'with the private key of the authority',
    () => ({ certificateAuthority: authority.cert + authority.key }),
    { code: 'certificate_authority_invalid', errors: [{ code: 'private_key' }] },
  ],
  [
    'by its address, for which there is no certificate',
    () => ({ url: gateway.urlByAddress }),
    { code: 'tls_failure', field: 'url', errors: [{ code: 'certificate_wrong_host' }] },
  ],
  [
    'whose certificate has expired',
    async () => ({
      url: (await aGateway(signed({ validFrom: Date.now() - 9 * dayMs, validUntil: Date.now() - dayMs }))).url,
    }),
    { code: 'tls_failure', errors: [{ code: 'certificate_expired' }] },
  ],
  [
    'whose certificate is signed by itself',
    async () => ({ url: (await aGateway(aCertificate({ name: 'localhost', host: 'localhost' }))).url }),
    { code: 'tls_failure', errors: [{ code: 'certificate_self_signed' }] },
  ],
  ['without its headers', () => ({ gatewayHeaders: [] }), { code: 'access_blocked', field: 'url' }],
  [
    'with a wrong header',
    () => ({ gatewayHeaders: headers(wrongSecret) }),
    { code: 'access_blocked', field: 'gatewayHeaders' },
  ],
  [
    'with Basic authentication',
    () => ({ gatewayHeaders: [{ name: 'Authorization', value: `Basic ${btoa(`${id}:${secret}`)}` }] }),
    { status: 400, code: 'request_invalid', field: 'gatewayHeaders.0.name' },
  ],
  [
    'with a header twice',
    () => ({ gatewayHeaders: [...headers(secret), { name: 'x-access-id', value: secret }] }),
    { status: 400, code: 'request_invalid', field: 'gatewayHeaders.2.name' },
  ],
  ['with a wrong key', () => ({ apiKey: wrongKey }), { code: 'key_rejected', field: 'apiKey' }],
  [
    'that leads elsewhere',
    async () => {
      const { port } = elsewhere.address() as AddressInfo;
      const leading = await aGateway();
      leading.leadTo(`http://127.0.0.1:${port}/login`);
      return { url: leading.url };
    },
    { code: 'login_page', field: 'gatewayHeaders' },
  ],
];

describe('a DefectDojo behind a gateway', () => {
  it.each(wrongs)('%s is not connected, and what is wrong is told at its field', async (_what, given, problem) => {
    const before = (await call('GET', '/v1/connection')).body;
    const answer = await call('PUT', '/v1/connection', { ...right(), ...(await given()) });
    expect(answer.body).toMatchObject({ status: 422, ...problem, advice: expect.any(String) });
    expect((await call('GET', '/v1/connection')).body).toEqual(before);
    expect(strayed).toEqual([]);
  });

  it('is connected with all that it asks for, and shows the names alone', async () => {
    expect(await call('PUT', '/v1/connection', right())).toMatchObject({
      body: {
        ...{ status: 'connected', url: gateway.url },
        gatewayHeaders: [{ name: 'X-Access-Id' }, { name: 'X-Access-Secret' }],
        certificateAuthority: { certificates: [{ subject: 'CN=Gated Root' }], endsAt: expect.any(String) },
        defectDojo: { version: '3.2.0' },
      },
    });
    expect((await call('POST', '/v1/connection/verify')).status).toBe(200);
  });

  it('gets findings through it, and again once its headers were changed on both sides', async () => {
    const repositoryId = 'acme/gated';
    await orderGecko('PUT', `/repositories/${encodeURIComponent(repositoryId)}`, {});
    const made = await call('POST', '/v1/mappings', { repositoryId, product: { name: repositoryId } });
    const mappingId = String(made.body['id']);
    const row = (name: string) => ({ id: `gated-${name}`, title: `IDOR in ${name}`, severity: 7.5, cwe: 'CWE-639' });
    const scan = async (...names: string[]) =>
      runOfEvent(mappingId, await scanRepository(repositoryId, names.map(row)));
    expect(await scan('orders', 'carts')).toMatchObject({ outcome: 'succeeded' });
    expect(findings()).toEqual(['gated-carts', 'gated-orders']);

    gateway.demand({ ...demanded, 'x-access-secret': newSecret });
    expect(await scan('orders', 'carts', 'users')).toMatchObject({ outcome: 'failed' });
    expect(findings()).toHaveLength(2);
    const closed = (await call('GET', '/v1/connection')).body;
    expect(closed).toMatchObject({ status: 'needs_attention', attention: { code: 'access_blocked' } });
    const changed = await call('PATCH', '/v1/connection/gateway', { gatewayHeaders: headers(newSecret) });
    expect(changed).toMatchObject({ status: 200, body: { status: 'connected' } });
    await eventually('the third finding', async () => (findings().length === 3 ? true : undefined));
    expect((await call('GET', '/v1/audit')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ action: 'gateway_changed' })]),
    });
  });

  it('leaves keys, headers and authority nowhere but in Secrets Manager', async () => {
    const places = {
      answers: JSON.stringify(answers),
      logs: await loggedLines(),
      items: await storedItems(),
      messages: await queuedMessages(tap),
    };
    for (const one of [keyLine, certificateLine]) expect(one.length).toBeGreaterThan(50);
    expect(places.items).toContain('X-Access-Secret');
    expect(places.logs).toContain('"operationId":"changeGateway"');
    for (const [place, text] of Object.entries(places)) {
      for (const one of [
        apiKey,
        wrongKey,
        id,
        secret,
        newSecret,
        wrongSecret,
        keyLine,
        certificateLine,
        btoa(`${id}:${secret}`),
      ]) {
        expect(text.includes(one), `${one} in ${place}`).toBe(false);
      }
    }
  });
});

/** Gecko's ids of what is in DefectDojo. */
function findings(): string[] {
  return dojo.dojo.store.findings
    .list()
    .map(({ unique_id_from_tool }) => String(unique_id_from_tool))
    .sort();
}
