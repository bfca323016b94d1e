import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serveHttp, serveRaw } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

function clientOf(port: number) {
  return outboundClient({ baseUrl: `http://dojo.example.com:${port}`, maxResponseBytes: 100_000 });
}

/** Writes for as long as the client reads; `closed` resolves when it hung up. */
function writeForever(response: ServerResponse): void {
  const write = (): void => {
    if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(write));
  };
  write();
}

describe('a redirect', () => {
  it.each([
    [301, 'https://dojo.example.com/api/v2/findings/', 'https://dojo.example.com'],
    [302, '/login?next=/api/v2/findings/', 'own'],
    [303, '//evil.example.com/x', 'http://evil.example.com'],
    [307, 'http://169.254.169.254/latest/meta-data/', 'http://169.254.169.254'],
    [308, 'http://user:secret@10.0.0.1:8080/path?token=secret', 'http://10.0.0.1:8080'],
    [302, 'javascript:alert(1)', undefined],
    [302, 'http://[bad', undefined],
    [300, undefined, undefined],
    [304, undefined, undefined],
  ])('%s to %s is an error that names only where it leads', async (status, location, shownOrigin) => {
    const server = await serveHttp((_request, response) => {
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ method: 'POST' })));
    const origin = shownOrigin === 'own' ? `http://dojo.example.com:${server.port}` : shownOrigin;
    expect(error).toMatchObject({ code: 'redirected', sent: 'maybe', details: { status } });
    expect(error.details.locationOrigin).toBe(origin);
    expect(JSON.stringify([error.message, error.details])).not.toContain('secret');
  });

  it('to another server of ours never reaches it', async () => {
    const inside = await serveHttp((_request, response) => response.end('{}'));
    const server = await serveHttp((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end();
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error.code).toBe('redirected');
    expect(inside.connections()).toBe(0);
  });
});

describe('a large answer', () => {
  it('without end is hung up on at the limit', async () => {
    const { promise: hungUp, resolve } = Promise.withResolvers<void>();
    const server = await serveHttp((_request, response) => {
      response.on('close', resolve);
      writeForever(response);
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error).toMatchObject({ code: 'response_too_large', sent: 'maybe', details: { maxBytes: 100_000 } });
    await hungUp;
  });

  it('is refused by its announced length before it is read', async () => {
    const server = await serveHttp((_request, response) => {
      response.writeHead(200, { 'content-length': 2 ** 40 }).flushHeaders();
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error.code).toBe('response_too_large');
  });

  it.each([
    [10, 'response_too_large'],
    [9, 'response_too_large'],
  ])('is refused beyond the %s bytes of the request itself', async (maxResponseBytes, code) => {
    const server = await serveHttp((_request, response) => response.end('x'.repeat(11)));
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest({ maxResponseBytes })));
    expect(error).toMatchObject({ code, details: { maxBytes: maxResponseBytes } });
  });

  it('of exactly the allowed size is fine', async () => {
    const server = await serveHttp((_request, response) => response.end('x'.repeat(100_000)));
    const response = await clientOf(server.port).request(getRequest());
    expect([response.bytes.length, response.truncated]).toEqual([100_000, false]);
  });

  it('is cut where only its beginning is wanted', async () => {
    const server = await serveHttp((_request, response) => writeForever(response));
    const response = await clientOf(server.port).request(getRequest({ maxResponseBytes: 4_096, overflow: 'cut' }));
    expect([response.bodyText, response.truncated]).toEqual(['x'.repeat(4_096), true]);
  });

  it('is cut at the ceiling of the client too', async () => {
    const server = await serveHttp((_request, response) => writeForever(response));
    const response = await clientOf(server.port).request(getRequest({ overflow: 'cut' }));
    expect([response.bytes.length, response.truncated]).toEqual([100_000, true]);
  });

  it('of headers is refused', async () => {
    const server = await serveRaw((socket) => {
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nx-large: ${'x'.repeat(40_000)}`));
    });
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error).toMatchObject({ code: 'response_too_large', sent: 'maybe' });
  });
});

describe('a compressed answer', () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));

  it.each(['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'gzip, gzip', 'x-unheard-of'])(
    'is refused although asked not to: %s',
    async (encoding) => {
      const server = await serveHttp((_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
      });
      const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
      expect(error).toMatchObject({
        code: 'compressed_response_refused',
        sent: 'maybe',
        details: { contentEncoding: encoding, status: 200 },
      });
    },
  );

  it.each(['identity', ''])('is not what content-encoding %j means', async (encoding) => {
    const server = await serveHttp((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end('{}');
    });
    expect((await clientOf(server.port).request(getRequest())).bodyText).toBe('{}');
  });
});

describe('an answer that is no HTTP', () => {
  it.each([
    ['of another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'invalid_response'],
    ['with a broken chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 'invalid_response'],
    ['with two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', 'invalid_response'],
    [
      'with length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      'invalid_response',
    ],
    [
      'that switches protocols',
      'HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n',
      'connection_reset',
    ],
  ])('%s is refused', async (_case, answer, code) => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.write(answer)));
    const error = await outboundErrorFrom(clientOf(server.port).request(getRequest()));
    expect(error).toMatchObject({ code, sent: 'maybe' });
  });
});
