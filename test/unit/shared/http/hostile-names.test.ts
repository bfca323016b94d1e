import { describe, expect, it } from 'vitest';
import { createOutboundAgent } from '../../../../shared/http/connection/outbound-agent.ts';
import { exchange } from '../../../../shared/http/exchange.ts';
import type { ResolvedAddress, ResolveHost } from '../../../../shared/http/target/guarded-lookup.ts';
import { publicTargetRules } from '../../../../shared/http/target/target-rules.ts';
import { serveHttp } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom, resolveToLoopback } from './outbound-client-under-test.ts';

const https443 = 'https://dojo.example.com';

function addresses(...texts: readonly string[]): ResolvedAddress[] {
  return texts.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

function failWith(code: string): ResolveHost {
  return async () => {
    throw Object.assign(new Error(`getaddrinfo ${code}`), { code });
  };
}

async function serveCounter() {
  const hosts: (string | undefined)[] = [];
  const server = await serveHttp((request, response) => {
    hosts.push(request.headers.host);
    response.setHeader('connection', 'close');
    response.end('{}');
  });
  return { ...server, hosts };
}

describe('a name that leads inside', () => {
  it.each([
    ['127.0.0.1 (loopback)', ['127.0.0.1']],
    ['::1 (loopback)', ['::1']],
    ['169.254.169.254 (metadata)', ['169.254.169.254']],
    ['10.0.0.7 (private), fd12::1 (private)', ['10.0.0.7', 'fd12::1']],
    ['::ffff:10.0.0.7 (ipv4_in_ipv6)', ['::ffff:10.0.0.7']],
    ['64:ff9b::a00:1 (ipv4_in_ipv6)', ['64:ff9b::a00:1']],
    ['0.0.0.0 (unspecified)', ['0.0.0.0']],
    ['fe80::1%eth0 (not_an_address)', ['fe80::1%eth0']],
    ['/var/run/docker.sock (not_an_address)', ['/var/run/docker.sock']],
  ])('is refused with what it resolved to: %s', async (shown, resolved) => {
    const client = outboundClient({
      baseUrl: https443,
      rules: publicTargetRules,
      resolve: async () => addresses(...resolved),
    });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'address_not_public', sent: 'no', details: { addresses: shown.split(', ') } });
    expect(error.message).toBe(`dojo.example.com has no address on the public internet: ${shown}.`);
  });

  it('is refused for other inside ranges even when loopback is allowed', async () => {
    const client = outboundClient({ baseUrl: 'http://dojo.example.com', resolve: async () => addresses('10.0.0.7') });
    expect(await outboundErrorFrom(client.request(getRequest()))).toMatchObject({ code: 'address_not_public' });
  });

  it('is reached only at its good addresses when it has both kinds', async () => {
    const server = await serveCounter();
    const resolve = async () => addresses('10.0.0.7', '127.0.0.1', '169.254.169.254');
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, resolve });
    expect((await client.request(getRequest())).status).toBe(200);
    expect(server.hosts).toEqual([`dojo.example.com:${server.port}`]);
  });

  it('is refused when it turns inside between two connections', async () => {
    const server = await serveCounter();
    const answers = [addresses('127.0.0.1'), addresses('169.254.169.254')];
    const resolve: ResolveHost = async () => answers.shift() ?? addresses('10.0.0.1');
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, resolve });
    await client.request(getRequest());
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error.details.addresses).toEqual(['169.254.169.254 (metadata)']);
    expect(server.connections()).toBe(1);
  });

  it('is looked up once per connection, so that nothing can change between check and use', async () => {
    const server = await serveCounter();
    const asked: string[] = [];
    const resolve: ResolveHost = (host) => {
      asked.push(host);
      return asked.length === 1 ? resolveToLoopback(host) : Promise.resolve(addresses('10.0.0.1'));
    };
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, resolve });
    expect((await client.request(getRequest())).status).toBe(200);
    expect(asked).toEqual(['dojo.example.com']);
  });
});

describe('an address in the place of a name', () => {
  it('is checked by the agent itself, which never looks it up', async () => {
    const server = await serveCounter();
    const { dispatcher } = createOutboundAgent({
      allowLoopback: false,
      resolve: failWith('ENOTFOUND'),
      connectTimeoutMs: 1_000,
      connections: 1,
      maxResponseBytes: 1_000,
      certificateAuthority: undefined,
    });
    for (const host of ['127.0.0.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]']) {
      const request = {
        origin: `http://${host}:${server.port}`,
        path: '/',
        method: 'GET',
        headers: {},
        body: null,
      } as const;
      const limits = { maxResponseBytes: 1_000, overflow: 'refuse' } as const;
      await expect(exchange(dispatcher, request, limits, AbortSignal.timeout(1_000))).rejects.toMatchObject({
        cause: { code: 'address_not_public' },
      });
    }
    expect(server.connections()).toBe(0);
    await dispatcher.destroy();
  });
});

describe('a name without an answer', () => {
  it.each([
    ['ENOTFOUND', 'unknown_host'],
    ['ENODATA', 'unknown_host'],
    ['EAI_AGAIN', 'name_resolution_failed'],
    ['EAI_FAIL', 'name_resolution_failed'],
    ['ESERVFAIL', 'name_resolution_failed'],
  ])('fails for %s as %s', async (reason, code) => {
    const client = outboundClient({ baseUrl: https443, resolve: failWith(reason) });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code, sent: 'no', details: { reason } });
  });

  it('fails as unknown when it resolves to nothing at all', async () => {
    const client = outboundClient({ baseUrl: https443, resolve: async () => [] });
    expect(await outboundErrorFrom(client.request(getRequest()))).toMatchObject({ code: 'unknown_host', sent: 'no' });
  });
});
