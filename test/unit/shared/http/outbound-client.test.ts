import { describe, expect, it } from 'vitest';
import { serveHttp } from './loopback-server.ts';
import { canaryKey, getRequest, outboundClient } from './outbound-client-under-test.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

async function serveRecorder() {
  const seen: Seen[] = [];
  const server = await serveHttp(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(200, { 'content-type': 'application/json', 'x-many': ['one', 'two'] });
    response.end('{"ok":true}');
  });
  return { ...server, seen, last: () => seen.at(-1) };
}

describe('a request', () => {
  it('goes to the base URL with its path prefix, query, user agent and default headers', async () => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}/prefix/api/v2/` });
    const response = await client.request(
      getRequest({ query: { limit: 250, id: [1, 2], test__engagement: 'a&b=c d', active: true, o: undefined } }),
    );
    expect(response.status).toBe(200);
    expect(response.bodyText).toBe('{"ok":true}');
    expect(response.bytes.toString()).toBe('{"ok":true}');
    expect(response.headers['x-many']).toBe('one, two');
    expect(server.last()).toMatchObject({
      method: 'GET',
      url: '/prefix/api/v2/findings/?limit=250&id=1&id=2&test__engagement=a%26b%3Dc+d&active=true',
      headers: {
        host: `dojo.example.com:${server.port}`,
        'user-agent': 'gecko-test',
        authorization: `Token ${canaryKey}`,
        accept: 'application/json',
        'accept-encoding': 'identity',
      },
    });
  });

  it('leaves the key out when it is anonymous', async () => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    await client.request(getRequest({ anonymous: true }));
    expect(server.last()?.headers['authorization']).toBeUndefined();
  });

  it('carries JSON with its type and length', async () => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    await client.request(getRequest({ method: 'PATCH', body: { kind: 'json', value: { title: 'Ünïcode' } } }));
    expect(server.last()).toMatchObject({
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'content-length': '21' },
      body: '{"title":"Ünïcode"}',
    });
  });

  it('carries bytes with the given type', async () => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    const content = new TextEncoder().encode('a=b');
    await client.request(getRequest({ method: 'PUT', body: { kind: 'bytes', content, contentType: 'text/plain' } }));
    expect(server.last()).toMatchObject({ headers: { 'content-type': 'text/plain' }, body: 'a=b' });
  });

  it.each([
    ['in one piece', '{"findings":["ü"]}'],
    ['in pieces', { pieces: () => ['{"findings":', '["ü', '"]}'] }],
  ])('uploads a JSON file %s beside form fields, with a known length', async (_, content) => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    await client.request(
      getRequest({
        method: 'POST',
        body: {
          kind: 'multipart',
          fields: { scan_type: 'Generic Findings Import', close_old_findings: 'false', tags: ['one', 'two'] },
          files: [{ field: 'file', fileName: 'gecko.json', contentType: 'application/json', content }],
        },
      }),
    );
    const { headers = {}, body = '' } = server.last() ?? {};
    const form = await new Response(body, { headers: { 'content-type': String(headers['content-type']) } }).formData();
    const file = form.get('file') as File;
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(body));
    expect(form.get('scan_type')).toBe('Generic Findings Import');
    expect(form.getAll('tags')).toEqual(['one', 'two']);
    expect([file.name, file.type, await file.text()]).toEqual(['gecko.json', 'application/json', '{"findings":["ü"]}']);
  });

  it('reuses one connection for one request after another', async () => {
    const server = await serveRecorder();
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
    for (let count = 0; count < 3; count += 1) await client.request(getRequest());
    expect(server.seen).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });
});
