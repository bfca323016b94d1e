import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { maskFor } from '../../../../shared/http/secret-mask.ts';
import { serveRaw } from './loopback-server.ts';
import { canaryKey, getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const strictPage = z.strictObject({ count: z.number() });
const answers: readonly (readonly [what: string, answer: string])[] = [
  ['in an error body', `HTTP/1.1 403 No\r\nconnection: close\r\n\r\n{"detail":"Token ${canaryKey}"}`],
  ['in an error page', `HTTP/1.1 500 No\r\nconnection: close\r\n\r\n<html>${canaryKey}</html>`],
  ['in a redirect', `HTTP/1.1 302 Found\r\nlocation: https://${canaryKey}.example.com/${canaryKey}\r\n\r\n`],
  ['as content type', `HTTP/1.1 200 OK\r\ncontent-type: ${canaryKey}\r\nconnection: close\r\n\r\nx`],
  ['as content encoding', `HTTP/1.1 200 OK\r\ncontent-encoding: ${canaryKey}\r\n\r\n`],
  ['as a JSON key', `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"count":1,"${canaryKey}":1}`],
  ['as a JSON value', `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"count":"${canaryKey}"}`],
  ['as no JSON at all', `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${canaryKey}`],
  ['in broken HTTP', `HTTP/1.1 200 OK\r\n${canaryKey}\r\n\r\n`],
  ['in a header of a broken answer', `HTTP/1.1 200 OK\r\nauthorization: ${canaryKey}\r\ncontent-length: zz\r\n\r\n`],
  ['in a broken chunk', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${canaryKey}`],
];

/** All that any logger could find in an error: message, stack, every property, every cause. */
function everythingIn(error: Error): string {
  return inspect(error, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null });
}

describe('the key', () => {
  it.each(answers)('stays out of the error when a server echoes it %s', async (_what, answer) => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const error = await outboundErrorFrom(client.requestJson(strictPage, getRequest({ method: 'POST' })));
    expect(everythingIn(error)).not.toContain(canaryKey);
  });

  it('stays out of the error when the query or the body holds it', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const body = { kind: 'json', value: { key: canaryKey } } as const;
    const error = await outboundErrorFrom(
      client.request(getRequest({ method: 'POST', query: { key: canaryKey }, body })),
    );
    expect(everythingIn(error)).not.toContain(canaryKey);
  });
});

describe('the mask', () => {
  const mask = maskFor({
    Authorization: 'Token abcdef123456',
    'x-api-key': 'xyz-987654',
    'user-agent': 'gecko-export',
  });

  it.each([
    ['Token abcdef123456', '[redacted]'],
    ['you sent abcdef123456 and xyz-987654', 'you sent [redacted] and [redacted]'],
    ['{"user-agent":"gecko-export"}', '{"user-agent":"gecko-export"}'],
    ['Token', 'Token'],
    ['', ''],
  ])('turns %j into %j', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});
