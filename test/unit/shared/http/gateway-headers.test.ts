import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { publicTargetRules } from '../../../../shared/http/target/target-rules.ts';
import { aCertificate } from '../../../support/certificates.ts';
import { serveHttp } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const gatewayHeaders = { 'CF-Access-Client-Id': 'canary-id.access', 'CF-Access-Client-Secret': 'canary-secret-0123' };
const certificateAuthority = aCertificate({ name: 'Acme Root', isAuthority: true }).cert;

/** A server that remembers what headers it was sent. */
async function serveRemembering(answer: { status: number; headers?: Record<string, string>; body?: string }) {
  const asked: NodeJS.Dict<string | string[]>[] = [];
  const server = await serveHttp((request, response) => {
    asked.push(request.headers);
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '{}');
  });
  return { baseUrl: `http://dojo.example.com:${server.port}`, asked, connections: server.connections };
}

const sentToGateway = {
  'cf-access-client-id': 'canary-id.access',
  'cf-access-client-secret': 'canary-secret-0123',
};

describe('what a gateway asks for', () => {
  it('goes with every request, also with those that leave the key out', async () => {
    const { baseUrl, asked } = await serveRemembering({ status: 200 });
    const client = outboundClient({ baseUrl, gatewayHeaders });
    await client.request(getRequest());
    await client.request(getRequest({ anonymous: true }));
    expect(asked).toMatchObject([sentToGateway, sentToGateway]);
    expect(asked.map(({ authorization }) => authorization !== undefined)).toEqual([true, false]);
  });

  it.each([301, 302, 303, 307, 308])('goes nowhere after a redirect with status %i', async (status) => {
    const elsewhere = await serveRemembering({ status: 200 });
    const { baseUrl } = await serveRemembering({ status, headers: { location: `${elsewhere.baseUrl}/x` } });
    const error = await outboundErrorFrom(outboundClient({ baseUrl, gatewayHeaders }).request(getRequest()));
    expect(error.code).toBe('redirected');
    expect(elsewhere.connections()).toBe(0);
  });

  it('takes the place of no header of ours, whatever it is called', async () => {
    const { baseUrl, asked } = await serveRemembering({ status: 200 });
    const client = outboundClient({ baseUrl, gatewayHeaders: { authorization: 'Basic b3RoZXI6b3RoZXI=' } });
    await client.request(getRequest());
    expect(asked).toMatchObject([{ authorization: expect.stringMatching(/^Token /) }]);
  });

  it('is in no error and no answer when the gateway gives it back', async () => {
    const echo = JSON.stringify({ detail: Object.values(gatewayHeaders) });
    const { baseUrl } = await serveRemembering({ status: 403, body: echo, headers: { 'x-echo': 'canary-id.access' } });
    const client = outboundClient({ baseUrl, gatewayHeaders });
    const answer = await client.request(getRequest());
    expect([answer.bodyText, answer.headers['x-echo']]).toEqual([
      '{"detail":["[redacted]","[redacted]"]}',
      '[redacted]',
    ]);
    const error = await client.requestJson({} as never, getRequest()).catch((reason: unknown) => reason);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('canary-id');
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('canary-secret');
  });

  it('counts with what servers take of a request but its body', async () => {
    const { baseUrl, asked } = await serveRemembering({ status: 200 });
    const client = outboundClient({ baseUrl, gatewayHeaders: { 'x-long': 'v'.repeat(7_000) } });
    expect(await outboundErrorFrom(client.request(getRequest()))).toMatchObject({
      code: 'request_too_long',
      sent: 'no',
      advice: expect.stringContaining('gateway headers'),
    });
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://dojo.example.com', '127.0.0.1', 'loopback'],
    ['https://dojo.example.com', '169.254.169.254', 'metadata'],
    ['https://dojo.example.com:8443', '10.0.0.7', 'private'],
    ['https://dojo.example.com', '::ffff:10.0.0.7', 'ipv4_in_ipv6'],
    ['https://dojo.example.com', '64:ff9b::a00:1', 'ipv4_in_ipv6'],
  ])('opens no way inside, nor does an authority: %s at %s', async (baseUrl, address, kind) => {
    const client = outboundClient({
      baseUrl,
      rules: publicTargetRules,
      resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }],
      gatewayHeaders,
      certificateAuthority,
    });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({
      code: 'address_not_public',
      sent: 'no',
      details: { addresses: [`${address} (${kind})`] },
    });
  });
});
