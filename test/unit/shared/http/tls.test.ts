import { afterEach, describe, expect, it, vi } from 'vitest';
import { serveHttp, serveHttps, serveRaw } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const host = 'dojo.example.com';
const yesterday = Date.now() - 86_400_000;

afterEach(() => vi.unstubAllEnvs());

async function serveSecurely(certificate = selfSignedCertificate(host)) {
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

  it.each([
    ['an unknown authority', selfSignedCertificate(host), undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['another host name', selfSignedCertificate('evil.example.com'), 'own', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'an expired certificate',
      selfSignedCertificate(host, { validFrom: yesterday - 1_000, validUntil: yesterday }),
      'own',
      'CERT_HAS_EXPIRED',
    ],
  ])('fails for %s before anything is sent', async (_case, certificate, trusted, reason) => {
    const { baseUrl, requests } = await serveSecurely(certificate);
    const client = outboundClient({
      baseUrl,
      ...(trusted === undefined ? {} : { certificateAuthority: certificate.cert }),
    });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'tls_failure', sent: 'no', details: { phase: 'connect', reason } });
    expect(error.message).toContain(reason);
    expect(requests()).toBe(0);
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
