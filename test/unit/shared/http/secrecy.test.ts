import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { maskFor } from '../../../../shared/http/failure/secret-mask.ts';
import { selfSignedCertificate } from '../../../support/certificates.ts';
import { serveHttp, serveHttps, serveRaw } from './loopback-server.ts';
import { canaryKey, getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const escaped = [...canaryKey].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');
const percentEncoded = [...canaryKey].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('');
const asEntities = [...canaryKey].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join('');
const loud = canaryKey.toUpperCase();
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
  ['escaped in an error body', `HTTP/1.1 403 No\r\nconnection: close\r\n\r\n{"detail":"${escaped}"}`],
  ['escaped in part', `HTTP/1.1 403 No\r\nconnection: close\r\n\r\n{"detail":"\\u0063${canaryKey.slice(1)}"}`],
  ['escaped in JSON of another shape', `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"count":1,"${escaped}":1}`],
  ['in upper case', `HTTP/1.1 403 No\r\nconnection: close\r\n\r\n{"detail":"Token ${loud}"}`],
  ['in the title of a page', `HTTP/1.1 502 No\r\nconnection: close\r\n\r\n<html><title>${loud}</title></html>`],
  ['in entities of a page', `HTTP/1.1 502 No\r\nconnection: close\r\n\r\n<html><title>${asEntities}</title></html>`],
  [
    'in a link of a page',
    `HTTP/1.1 502 No\r\nconnection: close\r\n\r\n<html><a href="/?${percentEncoded}">x</a></html>`,
  ],
  ['in Retry-After', `HTTP/1.1 429 No\r\nretry-after: ${loud}\r\nconnection: close\r\n\r\n`],
  ...[4_000, 65_536].map(
    (cut) =>
      [
        `where ${cut} characters are kept`,
        `HTTP/1.1 500 No\r\nconnection: close\r\n\r\n${'x'.repeat(cut - 10)}${canaryKey}`,
      ] as const,
  ),
  [
    'where a content type is cut',
    `HTTP/1.1 200 OK\r\ncontent-type: ${'x'.repeat(70)}${canaryKey}\r\nconnection: close\r\n\r\nx`,
  ],
  ['where a content encoding is cut', `HTTP/1.1 200 OK\r\ncontent-encoding: ${'x'.repeat(30)}${canaryKey}\r\n\r\n`],
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
    expectNoKeyIn(everythingIn(error));
  });

  it('stays out of the error when a certificate names it', async () => {
    const certificate = selfSignedCertificate(`${canaryKey}.example.com`);
    const { port } = await serveHttps({ ...certificate }, (_request, response) => response.end('{}'));
    const client = outboundClient({
      baseUrl: `https://dojo.example.com:${port}`,
      certificateAuthority: certificate.cert,
    });
    const error = await outboundErrorFrom(client.requestJson(strictPage, getRequest()));
    expect(error.code).toBe('tls_failure');
    expectNoKeyIn(everythingIn(error));
  });

  it.each([
    ['as it is', JSON.stringify({ name: `Shop ${canaryKey}`, [canaryKey]: [{ deep: canaryKey }] })],
    ['escaped', `{"name":"Shop ${escaped}","${escaped}":[{"deep":"${escaped}"}]}`],
    ['in upper case', JSON.stringify({ name: `Shop ${loud}`, [loud]: [{ deep: loud }] })],
  ])('is blotted out of an answer that holds it %s, unless the answer is told to stay', async (_how, body) => {
    const server = await serveHttp((_request, response) => response.writeHead(200, { 'x-echo': loud }).end(body));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const { data, headers } = await client.requestJson(z.unknown(), getRequest());
    expect(data).toEqual({ name: 'Shop [redacted]', '[redacted]': [{ deep: '[redacted]' }] });
    expectNoKeyIn(JSON.stringify([headers, (await client.request(getRequest())).bodyText]));
    const verbatim = await client.requestJson(z.unknown(), getRequest({ verbatim: true }));
    expect(verbatim.data).toEqual(JSON.parse(body));
  });

  it('stays out of the error when the query or the body holds it', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const body = { kind: 'json', value: { key: canaryKey } } as const;
    const error = await outboundErrorFrom(
      client.request(getRequest({ method: 'POST', query: { key: canaryKey }, body })),
    );
    expectNoKeyIn(everythingIn(error));
  });
});

/** Not the whole, not its first half, and in no letter case. */
function expectNoKeyIn(text: string): void {
  for (const part of [canaryKey, canaryKey.slice(0, 9)]) expect(text.toLowerCase()).not.toContain(part);
}

describe('the mask', () => {
  const mask = maskFor({
    Authorization: 'Token abcdef123456',
    'x-api-key': 'xyz-987654',
    'user-agent': 'gecko-export',
  });
  const long = Array.from({ length: 1_000 }, (_, index) => ((index * 7919) % 36).toString(36)).join('');
  const gatewayMask = maskFor(
    { authorization: 'Token abcdef123456' },
    {
      'X-Access-Id': 'client-7f.access',
      'X-Pass': `Bearer ${long}`,
      Cookie: 'gate=0123456789abcdef; path-of-it=fedcba9876543210',
    },
  );

  it.each([
    ['Token abcdef123456', '[redacted]'],
    ['you sent abcdef123456 and xyz-987654', 'you sent [redacted] and [redacted]'],
    ['{"user-agent":"gecko-export"}', '{"user-agent":"gecko-export"}'],
    ['Token', 'Token'],
    ['ABCDEF123456 is what you sent', '[redacted] is what you sent'],
    ['a\\u0062cdef12345\\u0036', '[redacted]'],
    ['https://example.com/?k=xyz%2d987654', 'https://example.com/?k=[redacted]'],
    ['abcdef 123456', 'abcdef 123456'],
    ['', ''],
  ])('turns %j into %j', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['your id is client-7f.access, or CLIENT-7F.ACCESS', 'your id is [redacted], or [redacted]'],
    [`no ${long} for you`, 'no [redacted] for you'],
    [`Bearer ${long}`, '[redacted]'],
    [`no ${[...long].map((one) => `&#${one.charCodeAt(0)};`).join('')}`, 'no [redacted]'],
    ['gate=0123456789abcdef; and fedcba9876543210', 'gate=[redacted]; and [redacted]'],
    ['the bearer of the gate wants abcdef123456', 'the bearer of the gate wants [redacted]'],
    ['client-7f', 'client-7f'],
  ])('of what a gateway is sent turns %j into %j', (text, masked) => {
    expect(gatewayMask(text)).toBe(masked);
  });
});
