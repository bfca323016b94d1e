import { describe, expect, it } from 'vitest';
import type { ResolvedAddress } from '../../../../shared/http/target/guarded-lookup.ts';
import { serveHttp, serveRaw } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const shortMs = 120;

function clientOf(port: number) {
  return outboundClient({ baseUrl: `http://dojo.example.com:${port}` });
}

describe('the deadline', () => {
  it('ends a name look-up that never answers, before anything is sent', async () => {
    const client = outboundClient({ baseUrl: 'https://dojo.example.com', resolve: () => new Promise(() => undefined) });
    const error = await outboundErrorFrom(client.request(getRequest({ deadlineMs: shortMs })));
    expect(error).toMatchObject({
      code: 'timeout',
      sent: 'no',
      details: { phase: 'dns', limit: 'deadline', limitMs: shortMs },
    });
  });

  it('ends a handshake that stalls, before anything is sent', async () => {
    const server = await serveRaw(() => undefined);
    const client = outboundClient({ baseUrl: `https://dojo.example.com:${server.port}` });
    const error = await outboundErrorFrom(client.request(getRequest({ deadlineMs: shortMs })));
    expect(error).toMatchObject({ code: 'timeout', sent: 'no', details: { phase: 'connect', limit: 'deadline' } });
  });

  it('ends the wait for an answer, when the request may have been acted upon', async () => {
    const server = await serveHttp(() => undefined);
    const error = await outboundErrorFrom(
      clientOf(server.port).request(getRequest({ method: 'POST', deadlineMs: shortMs })),
    );
    expect(error).toMatchObject({ code: 'timeout', sent: 'maybe', details: { phase: 'headers', limit: 'deadline' } });
  });

  it.each([
    ['a body', 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n', 'x', 'body'],
    ['headers', 'HTTP/1.1 200 OK\r\n', 'x-drip: 1\r\n', 'headers'],
    ['interim answers', '', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'headers'],
  ])('ends %s that drips on and on', async (_case, start, drop, phase) => {
    const server = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.write(start);
        const drip = setInterval(() => socket.write(drop), 10);
        socket.on('close', () => clearInterval(drip));
      });
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ deadlineMs: shortMs })));
    expect(error).toMatchObject({ code: 'timeout', sent: 'maybe', details: { phase, limit: 'deadline' } });
  });

  it('ends an upload that the server does not read', async () => {
    const server = await serveRaw((socket) => socket.pause());
    const body = { kind: 'bytes', content: Buffer.alloc(20_000_000), contentType: 'text/plain' } as const;
    const error = await outboundErrorFrom(
      clientOf(server.port).request(getRequest({ method: 'POST', body, deadlineMs: shortMs })),
    );
    expect(error).toMatchObject({ code: 'timeout', sent: 'maybe', details: { phase: 'headers' } });
  });

  it('runs while a request waits for the only connection', async () => {
    const seen: (string | undefined)[] = [];
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const server = await serveHttp((request) => {
      seen.push(request.url);
      arrive();
    });
    const client = clientOf(server.port);
    const first = outboundErrorFrom(client.request(getRequest({ path: '/first', deadlineMs: 3 * shortMs })));
    await arrived;
    const second = await outboundErrorFrom(client.request(getRequest({ path: '/second', deadlineMs: shortMs })));
    expect(second).toMatchObject({ code: 'timeout', sent: 'no' });
    expect((await first).sent).toBe('maybe');
    expect(seen).toEqual(['/first']);
  });

  it.each([0, -5, 0.5])('of %s ms fails at once, with nothing sent', async (deadlineMs) => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ deadlineMs })));
    expect(error).toMatchObject({ code: 'timeout', sent: 'no' });
    expect(server.connections()).toBe(0);
  });
});

describe('"not sent"', () => {
  it('stays true when the connection stands only after the deadline', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serveHttp((request, response) => {
      seen.push(request.url);
      response.end('{}');
    });
    const { promise: answer, resolve: answerNow } = Promise.withResolvers<ResolvedAddress[]>();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, resolve: () => answer });
    const late = await outboundErrorFrom(client.request(getRequest({ path: '/late', deadlineMs: shortMs })));
    const next = client.request(getRequest({ path: '/next' }));
    answerNow([{ address: '127.0.0.1', family: 4 }]);
    await next;
    expect(late.sent).toBe('no');
    expect(seen).toEqual(['/next']);
  });
});

describe('a caller who gives up', () => {
  it('before the request causes no traffic', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const signal = AbortSignal.abort();
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ signal })));
    expect(error).toMatchObject({ code: 'cancelled', sent: 'no' });
    expect(server.connections()).toBe(0);
  });

  it('amid the request hangs up', async () => {
    const { promise: hungUp, resolve } = Promise.withResolvers<void>();
    const caller = new AbortController();
    const server = await serveHttp((request) => {
      request.socket.on('close', resolve);
      caller.abort(new Error('lease lost'));
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ signal: caller.signal })));
    expect(error).toMatchObject({ code: 'cancelled', sent: 'maybe', cause: new Error('lease lost') });
    await hungUp;
  });
});
