import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { serveHttp, serveRaw } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const upload = {
  kind: 'multipart',
  fields: {},
  files: [{ field: 'file', fileName: 'f.json', contentType: 'application/json', content: 'x'.repeat(5_000_000) }],
} as const;

function clientOf(port: number) {
  return outboundClient({ baseUrl: `http://dojo.example.com:${port}` });
}

describe('a connection', () => {
  it('that is refused was never used', async () => {
    const refusedPort = 1;
    const error = await outboundErrorFrom(clientOf(refusedPort).request(getRequest()));
    expect(error).toMatchObject({ code: 'connection_refused', sent: 'no', details: { phase: 'connect' } });
  });

  it.each([
    ['before an answer', 'headers', ''],
    ['amid the headers', 'headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['amid a body of known length', 'body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a"'],
    ['amid a chunked body', 'body', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{"a"\r\n'],
  ])('that is reset %s may have carried the request', async (_when, phase, answer) => {
    const server = await serveRaw((socket) => {
      socket.once('data', () => socket.write(answer, () => socket.resetAndDestroy()));
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ method: 'POST' })));
    expect(error).toMatchObject({ code: 'connection_reset', sent: 'maybe', details: { phase } });
  });

  it('that ends politely amid a body is no complete answer', async () => {
    const server = await serveRaw((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a"'));
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error).toMatchObject({ code: 'connection_reset', sent: 'maybe', details: { phase: 'body', status: 200 } });
  });

  it('that is closed right after accepting may have carried the request', async () => {
    const server = await serveRaw((socket) => socket.resetAndDestroy());
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ method: 'POST' })));
    expect(error.code).toBe('connection_reset');
  });

  it('still brings the 413 of a server that does not wait for the upload', async () => {
    const server = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.pause();
        socket.end('HTTP/1.1 413 Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      });
    });
    const response = await clientOf(server.port).request(getRequest({ method: 'POST', body: upload }));
    expect(response.status).toBe(413);
  });

  it.each([
    ['gunicorn, after 2.5 s', 2_500],
    ['a server with even less patience, after 1.001 s', 1_001],
  ])('that was closed by %s is not what a write dies of', async (_server, idleMs) => {
    let now = 1_000_000;
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, now: () => now });
    await client.request(getRequest());
    now += idleMs;
    // Nothing has told the client yet: it was busy planning.
    server.closeIdle();
    const response = await client.request(getRequest({ method: 'POST', body: { kind: 'json', value: {} } }));
    expect(response.status).toBe(200);
    expect(server.connections()).toBe(2);
  });

  it('that was idle for a second is reused, and for longer is not', async () => {
    let now = 1_000_000;
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, now: () => now });
    for (const [idleMs, connections] of [
      [0, 1],
      [1_000, 1],
      [1_000, 1],
      [1_001, 2],
      [1_000, 2],
    ] as const) {
      now += idleMs;
      await client.request(getRequest());
      expect(server.connections()).toBe(connections);
    }
  });

  it.each([
    ['says nothing', {}],
    ['offers a minute', { 'keep-alive': 'timeout=60' }],
  ])('to a server that %s is closed by ourselves after a second', async (_offer, headers) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const server = await serveHttp((request, response) => {
      request.socket.on('close', () => resolve());
      response.writeHead(200, { connection: 'keep-alive', ...headers }).end('{}');
    });
    await clientOf(server.port).request(getRequest());
    await vi.advanceTimersByTimeAsync(1_000);
    await closed;
    expect(server.connections()).toBe(1);
  });

  it('that was idle is not reused after the process stood still', async () => {
    let now = 1_000_000;
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}`, now: () => now });
    await client.request(getRequest());
    await client.request(getRequest());
    expect(server.connections()).toBe(1);
    now += 60_000;
    await client.request(getRequest());
    expect(server.connections()).toBe(2);
  });
});

describe('a client', () => {
  it('that was closed sends nothing more', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = clientOf(server.port);
    await client.request(getRequest());
    await client.close();
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'cancelled', sent: 'no' });
  });

  it('that is closed amid a request fails it', async () => {
    const { promise: arrived, resolve } = Promise.withResolvers<void>();
    const server = await serveHttp(() => resolve());
    const client = clientOf(server.port);
    const failing = outboundErrorFrom(client.request(getRequest()));
    await arrived;
    await client.close();
    expect(await failing).toMatchObject({ code: 'cancelled', sent: 'maybe' });
  });

  it('refuses a key that no header can carry, without showing it', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({
      baseUrl: `http://dojo.example.com:${server.port}`,
      defaultHeaders: { authorization: 'Token abc\r\nx-evil: 1' },
    });
    const error = await outboundErrorFrom(client.request(getRequest()));
    expect(error).toMatchObject({ code: 'invalid_request', sent: 'no' });
    expect(JSON.stringify([error.message, error.details, String(error.cause)])).not.toContain('abc');
    expect(server.connections()).toBe(0);
  });
});
