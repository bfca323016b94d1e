import { describe, expect, it } from 'vitest';
import {
  gatewayHeadersReservedBytes,
  requestHeadBytes,
  requestHeadMaxBytes,
} from '../../../../../shared/http/request/request-head.ts';
import { serveHttp } from '../loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from '../outbound-client-under-test.ts';

/** The headers with which the longest query was measured: 3,828 bytes (nginx 1.22.1, uWSGI 2.0.31, buffer of 8,192). */
const measured = {
  origin: 'https://dojo.example.com:8443',
  headers: {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'gecko-defectdojo-export/0.1.0',
    authorization: `Token ${'d'.repeat(40)}`,
  },
};
const withQueryOf = (bytes: number) =>
  requestHeadBytes({ ...measured, path: `/api/v2/findings/?${'1'.repeat(bytes)}` });

describe('the length of a request', () => {
  it('is never told to be shorter than uWSGI finds it, and little longer', () => {
    expect(withQueryOf(3_829)).toBeGreaterThan(requestHeadMaxBytes);
    expect(withQueryOf(3_828)).toBeLessThan(requestHeadMaxBytes + 250);
  });

  it('counts path and query twice, and each header once', () => {
    const base = withQueryOf(10);
    expect(withQueryOf(11)).toBe(base + 2);
    const { origin, headers } = measured;
    const under = (path: string, more = {}) => requestHeadBytes({ origin, headers: { ...headers, ...more }, path });
    expect(under('/ab/') - under('/a/')).toBe(2);
    expect(under('/a/', { 'x-a': 'bc' }) - under('/a/')).toBe('HTTP_x-a'.length + 'bc'.length + 4);
  });
});

describe('a request that is too long for the server', () => {
  it.each([
    ['by its query', { query: { name: 'x'.repeat(3_400) } }],
    ['by its query in UTF-8', { query: { name: '漢'.repeat(380) } }],
    ['by its path', { path: `/api/v2/${'x'.repeat(3_400)}/` }],
  ])('%s is not sent, since no proxy in front of it could tell why', async (_by, request) => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const error = await outboundErrorFrom(client.request(getRequest(request)));
    expect(error).toMatchObject({ code: 'request_too_long', sent: 'no' });
    expect(error.message).toMatch(
      /^The request to dojo\.example\.com has \d+ bytes without its body, and servers take 7192\.$/,
    );
    expect(error.advice).toContain('shorter');
    expect(server.connections()).toBe(0);
  });

  it('leaves room for what gateways add', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const fits = 2_900;
    expect((await client.request(getRequest({ query: { name: 'x'.repeat(fits) } }))).status).toBe(200);
    const room = requestHeadMaxBytes - gatewayHeadersReservedBytes;
    const tooMany = Math.ceil(room / 2);
    const error = await outboundErrorFrom(client.request(getRequest({ query: { name: 'x'.repeat(tooMany) } })));
    expect(error.code).toBe('request_too_long');
  });
});
