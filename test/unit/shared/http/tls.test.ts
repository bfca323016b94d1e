import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aCertificate, type Certificate, selfSignedCertificate } from '../../../support/certificates.ts';
import { serveHttp, serveHttps, serveRaw } from './loopback-server.ts';
import { canaryKey, getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const host = 'dojo.example.com';
const yesterday = Date.now() - 86_400_000;

afterEach(() => vi.unstubAllEnvs());

async function serveSecurely(certificate: Certificate = selfSignedCertificate(host)) {
  let requests = 0;
  const server = await serveHttps(certificate, (_request, response) => {
    requests += 1;
    response.end('{}');
  });
  return { ...server, baseUrl: `https://${host}:${server.port}`, requests: () => requests };
}

describe('a TLS connection', () => {
  it('is made to the checked address but verified against the host name', async () => {
    const certificate = selfSignedCertificate(host);
    const { baseUrl } = await serveSecurely(certificate);
    const client = outboundClient({ baseUrl, certificateAuthority: certificate.cert });
    expect((await client.request(getRequest())).status).toBe(200);
  });

  const authority = aCertificate({ name: 'Acme Root', isAuthority: true });
  const middle = aCertificate({ name: 'Acme Servers', issuer: authority, isAuthority: true });
  const other = aCertificate({ name: 'Other Root', isAuthority: true });
  const times = { validFrom: yesterday - 1_000, validUntil: yesterday };
  const signed = (more: object = {}) => aCertificate({ name: host, host, issuer: authority, ...more });
  const withChain = (leaf: Certificate, ...others: Certificate[]) => ({
    key: leaf.key,
    cert: [leaf, ...others].map(({ cert }) => cert).join(''),
  });

  it.each<[string, Certificate, string | undefined, string, string, string | RegExp]>([
    [
      'one that is signed by itself',
      selfSignedCertificate(host),
      undefined,
      'self_signed',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'signed by itself',
    ],
    [
      'an unknown authority',
      signed(),
      undefined,
      'unknown_authority',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'signed by "Acme Root", which is no public authority',
    ],
    [
      'an unknown authority at the end of a chain',
      withChain(signed({ issuer: middle }), middle, authority),
      undefined,
      'unknown_authority',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'signed by "Acme Root"',
    ],
    [
      'another authority than the one that was given',
      signed(),
      other.cert,
      'unknown_authority',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'signed by "Acme Root", which is none of the authorities given',
    ],
    [
      'another host name',
      signed({ host: 'evil.example.com' }),
      authority.cert,
      'wrong_host',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      `not for ${host}, but for evil.example.com`,
    ],
    ['an expired certificate', signed(times), authority.cert, 'expired', 'CERT_HAS_EXPIRED', 'has expired'],
    [
      'a certificate of tomorrow',
      signed({ validFrom: Date.now() + 86_400_000, validUntil: Date.now() + 2 * 86_400_000 }),
      authority.cert,
      'not_yet_valid',
      'CERT_NOT_YET_VALID',
      'not valid yet',
    ],
  ])('fails for %s before anything is sent, and says so', async (_case, shown, given, certificate, reason, said) => {
    const { baseUrl, requests } = await serveSecurely(shown);
    const client = outboundClient({ baseUrl, certificateAuthority: given });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({
      code: 'tls_failure',
      sent: 'no',
      details: { phase: 'connect', reason, certificate, trusts: given === undefined ? 'public' : 'given' },
    });
    expect(error.message).toMatch(said);
    expect(error.message).toContain(reason);
    expect(error.advice).toMatch(/certificate/);
    expect(requests()).toBe(0);
  });

  it.each([
    ['signed it', signed(), authority.cert],
    ['signed the one that signed it', withChain(signed({ issuer: middle }), middle), authority.cert],
    ['signed it, though its own authority is not given', withChain(signed({ issuer: middle }), middle), middle.cert],
    ['signed it, among others', signed(), other.cert + authority.cert],
  ])('is made when the authority was given that %s', async (_case, shown, given) => {
    const { baseUrl, requests } = await serveSecurely(shown);
    const client = outboundClient({ baseUrl, certificateAuthority: given });
    expect((await client.request(getRequest())).status).toBe(200);
    expect(requests()).toBe(1);
  });

  it('trusts no public authority beside those that were given', async () => {
    // A stand-in for a public one: whatever Node trusts by default counts as that.
    const before = getCACertificates('default');
    setDefaultCACertificates([...before, authority.cert]);
    onTestFinished(() => setDefaultCACertificates(before));
    const { baseUrl } = await serveSecurely(signed());
    expect((await outboundClient({ baseUrl }).request(getRequest())).status).toBe(200);
    const error = await outboundErrorFrom(
      outboundClient({ baseUrl, certificateAuthority: other.cert }).request(getRequest()),
    );
    expect(error.details.certificate).toBe('unknown_authority');
  });

  it('is refused in plain words even where the certificate says nothing that could be shown', async () => {
    const nasty = aCertificate({ name: `\u0007${canaryKey}\r\n${'x'.repeat(200)}`, isAuthority: true });
    const { baseUrl } = await serveSecurely(aCertificate({ name: host, host, issuer: nasty }));
    const error = await outboundErrorFrom(outboundClient({ baseUrl }).request(getRequest()));
    expect(error.message).toMatch(
      /^The certificate of \S+ is signed by "[ \w[\]]{1,100}", which is no public authority/,
    );
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(canaryKey);
  });

  it('is verified even when the environment asks Node to trust everyone', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { baseUrl } = await serveSecurely();
    const error = await outboundErrorFrom(outboundClient({ baseUrl }).request(getRequest()));
    expect(error.code).toBe('tls_failure');
  });

  it('fails as TLS when the port speaks plain HTTP', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `https://${host}:${server.port}` });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'tls_failure', sent: 'no' });
  });

  it('counts as reset when the server hangs up during the handshake', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
    const client = outboundClient({ baseUrl: `https://${host}:${server.port}` });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'connection_reset', sent: 'no', details: { phase: 'connect' } });
  });

  it('runs into the connect limit when the handshake stalls', async () => {
    const server = await serveRaw(() => undefined);
    const client = outboundClient({ baseUrl: `https://${host}:${server.port}`, connectTimeoutMs: 100 });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({
      code: 'timeout',
      sent: 'no',
      details: { phase: 'connect', limit: 'connect', limitMs: 100 },
    });
  });
});
