import { describe, expect, it } from 'vitest';
import { assertRequestPath, requestPath } from '../../../../../shared/http/request/request-path.ts';
import { serveHttp } from '../loopback-server.ts';
import { getRequest, outboundClient } from '../outbound-client-under-test.ts';

const refusal = expect.objectContaining({ name: 'RequestPathError', code: 'invalid_request_path' });

describe('a request path', () => {
  it.each([
    [requestPath`/api/v2/findings/${12}/`, '/api/v2/findings/12/'],
    [requestPath`/repositories/${'gitlab:group/sub/project'}/x`, '/repositories/gitlab:group%2Fsub%2Fproject/x'],
    [requestPath`/a/${'b c?d#e%f'}`, '/a/b%20c%3Fd%23e%25f'],
    [requestPath`/a/${'../../etc'}`, '/a/..%2F..%2Fetc'],
    [requestPath`/a/${'ü'}`, '/a/%C3%BC'],
    [requestPath`/a/${'\r\nHost: x'}`, '/a/%0D%0AHost:%20x'],
  ])('encodes its values: %s', (path, expected) => {
    expect(path).toBe(expected);
  });

  it.each(['', '.', '..', '\ud800'])('refuses %j as a value', (value) => {
    expect(() => requestPath`/a/${value}/b`).toThrow(refusal);
  });

  it.each([
    '',
    '/',
    'api/v2',
    '//evil.example.com/x',
    '/api//v2',
    '/api/../v2',
    '/api/./v2',
    '/api/%2e%2E/v2',
    '/api/.%2e',
    'https://evil.example.com/',
    '/\\evil.example.com',
    '/api?x=1',
    '/api#x',
    '/api v2',
    '/api\r\nHost: evil',
    '/api/%zz',
    '/ü',
  ])('refuses %j', (path) => {
    expect(() => assertRequestPath(path)).toThrow(refusal);
  });

  it('is checked by the client before anything is sent', async () => {
    const server = await serveHttp((_request, response) => response.end('{}'));
    const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}/prefix` });
    await expect(client.request(getRequest({ path: '/../admin' }))).rejects.toThrow(refusal);
    await expect(client.request(getRequest({ path: '//evil.example.com/' }))).rejects.toThrow(refusal);
    expect(server.connections()).toBe(0);
  });
});
