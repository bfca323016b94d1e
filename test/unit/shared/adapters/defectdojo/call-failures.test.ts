import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { serveHttp } from '../../http/loopback-server.ts';
import { aSyncClient, aSyncDefectDojo, failureOf } from './a-sync-defectdojo.ts';

const apiKey = 'canary-0123456789abcdef0123456789abcdef';
const page = '<html><body>Bad day</body></html>';

/** The failure of a read that is answered so. */
async function failureOfReading(listener: RequestListener, client: { callDeadlineMs?: number } = {}) {
  const { port } = await serveHttp(listener);
  const { findings } = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, ...client });
  const failure = await failureOf(findings.countFindings(7));
  expect(failure).toBeInstanceOf(OutsideFailure);
  return failure as OutsideFailure;
}

function answering(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const type = isText ? 'text/html' : 'application/json';
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(isText ? body : JSON.stringify(body));
  };
}

describe('an answer of DefectDojo itself', () => {
  it.each([
    [403, { detail: 'Invalid token.' }, 'key_rejected', 'setup'],
    [403, { detail: 'Invalid token header. No credentials provided.' }, 'key_rejected', 'setup'],
    [403, { detail: 'Authentication credentials were not provided.' }, 'key_rejected', 'setup'],
    [403, { detail: 'User inactive or deleted.' }, 'key_rejected', 'setup'],
    [403, { detail: 'API token has expired.' }, 'key_expired', 'setup'],
    [403, { detail: 'You do not have permission to perform this action.' }, 'permission_denied', 'setup'],
    [404, { detail: 'No Finding matches the given query.' }, 'not_found', 'setup'],
    [400, { title: ['This field is required.'] }, 'request_rejected', 'rejected'],
    [400, ["Required fields are missing: ['description']"], 'request_rejected', 'rejected'],
    [400, '', 'request_rejected', 'rejected'],
    [405, { detail: 'Method "GET" not allowed.' }, 'request_rejected', 'setup'],
    [409, { message: 'duplicate key value' }, 'conflict', 'transient'],
    [413, { message: 'too large' }, 'request_too_large', 'rejected'],
    [500, { message: 'Internal server error, check logs for details' }, 'server_error', 'transient'],
  ])('with %d and %j is %s, %s', async (status, body, code, kind) => {
    const failure = await failureOfReading(answering(status, body));
    expect(failure).toMatchObject({ system: 'defectdojo', status, code, kind, sent: 'maybe' });
  });
});

describe('an answer of somebody in between', () => {
  it.each([
    [400, 'not_json', 'setup'],
    [401, 'not_json', 'setup'],
    [403, 'access_blocked', 'setup'],
    [404, 'not_json', 'setup'],
    [408, 'unavailable', 'transient'],
    [413, 'request_too_large', 'rejected'],
    [425, 'unavailable', 'transient'],
    [429, 'rate_limited', 'transient'],
    [500, 'server_error', 'transient'],
    [502, 'unavailable', 'transient'],
    [503, 'unavailable', 'transient'],
    [504, 'unavailable', 'transient'],
    [524, 'unavailable', 'transient'],
  ])('with a web page and %d is %s, %s', async (status, code, kind) => {
    expect(await failureOfReading(answering(status, page))).toMatchObject({ status, code, kind });
  });

  it.each([429, 500, 502, 503, 504])('passes by itself with %d, compressed or not', async (status) => {
    const compressed = answering(status, gzipSync(page), { 'content-encoding': 'gzip' });
    expect(await failureOfReading(compressed)).toMatchObject({ status, kind: 'transient' });
  });

  it('needs a person when it compresses what is well', async () => {
    const failure = await failureOfReading(answering(200, gzipSync('{}'), { 'content-encoding': 'gzip' }));
    expect(failure).toMatchObject({ kind: 'setup', code: 'compressed_response_refused', status: 200 });
  });

  it('needs a person when it is a login page', async () => {
    const redirect = answering(302, '', { location: 'https://sso.example.com/login?next=/api' });
    expect(await failureOfReading(redirect)).toMatchObject({ kind: 'setup', code: 'login_page', status: 302 });
    const elsewhere = answering(302, '', { location: 'https://www.example.com/' });
    expect(await failureOfReading(elsewhere)).toMatchObject({ kind: 'setup', code: 'redirected', status: 302 });
    const form = '<!doctype html><title>Sign in</title><form></form>';
    expect(await failureOfReading(answering(200, form))).toMatchObject({ kind: 'setup', code: 'login_page' });
    expect(await failureOfReading(answering(503, form))).toMatchObject({ kind: 'transient', code: 'unavailable' });
    expect(await failureOfReading(answering(200, page))).toMatchObject({ kind: 'setup', code: 'not_json' });
  });

  it.each([502, 503, 504])('is told apart from DefectDojo by its words: %d', async (status) => {
    const [inFront, itself] = [answering(status, page), answering(status, { detail: 'Busy.' })];
    expect(await failureOfReading(inFront)).toMatchObject({
      isForeign: true,
      message: expect.stringContaining('in front'),
    });
    expect(await failureOfReading(itself)).toMatchObject({ isForeign: false });
  });

  it('names the limit of bodies where a request is too large for it', async () => {
    expect(String(await failureOfReading(answering(413, page)))).toContain('raise its limit for bodies');
  });

  it('names the firewall when that blocks us', async () => {
    expect(String(await failureOfReading(answering(403, page)))).toContain('firewall');
  });
});

describe('waiting', () => {
  it.each([
    ['7', 7_000],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:59:00 GMT', 0],
    ['soon', undefined],
  ])('is asked for by "Retry-After: %s"', async (header, retryAfterMs) => {
    const { port } = await serveHttp(answering(429, page, { 'retry-after': header }));
    const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
    const { findings } = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, clock });
    expect(await failureOf(findings.countFindings(7))).toMatchObject({ code: 'rate_limited', retryAfterMs });
  });
});

describe('no answer', () => {
  it.each<[string, RequestListener, string]>([
    ['a reset', (request) => request.socket.destroy(), 'connection_reset'],
    ['a time-out', () => undefined, 'timeout'],
    [
      'half an answer',
      (_q, r) => r.writeHead(200, { 'content-length': '9' }).write('{', () => r.destroy()),
      'connection_reset',
    ],
  ])('by %s passes by itself, and may have been acted upon', async (_how, listener, code) => {
    const failure = await failureOfReading(listener, { callDeadlineMs: 200 });
    expect(failure).toMatchObject({ kind: 'transient', code, sent: 'maybe' });
  });

  it('was not sent where nobody listens', async () => {
    const { served } = await aSyncDefectDojo();
    const { findings } = aSyncClient({ baseUrl: served.url.replace(/\d+$/, '1'), apiKey });
    const failure = { kind: 'transient', code: 'connection_refused', sent: 'no' };
    expect(await failureOf(findings.countFindings(7))).toMatchObject(failure);
  });
});

describe('the words of DefectDojo', () => {
  it.each([
    [{ detail: 'Not now.' }, 'Not now.'],
    [
      { tags: ['Invalid tag.'], message: "{'tags': [ErrorDetail(string='Invalid tag.')]}", pro: ['Buy'] },
      'tags: Invalid tag.',
    ],
    [{ message: "['Environment named X does not exist.']", pro: ['Buy'] }, 'Environment named X does not exist.'],
    [{ message: "{'status': ['This field cannot be blank.']}" }, 'status: This field cannot be blank.'],
    [{ message: "{'a': ['One.'], 'b': ['Two.']}" }, "{'a': ['One.'], 'b': ['Two.']}"],
    [{ message: 'JSON request content is malformed' }, 'JSON request content is malformed'],
    [['One.', 'Two.'], 'One. Two.'],
    [{ a: ['One.', 'Two.'], b: { c: 'Three.' } }, 'a: One. Two.; b: {"c":"Three."}'],
    [{ error: 'Empty Tag List Not Allowed' }, 'error: Empty Tag List Not Allowed'],
  ])('in %j are shown to people', async (body, said) => {
    const failure = await failureOfReading(answering(400, body));
    expect(failure.message).toBe(`DefectDojo refused the request (GET /api/v2/findings/): ${said}`);
  });

  it('are cut when they go on and on', async () => {
    const failure = await failureOfReading(answering(400, { title: ['no '.repeat(5_000)] }));
    expect(failure.message.length).toBeLessThan(700);
  });
});

describe('the API key', () => {
  const echoes: readonly [string, RequestListener][] = [
    [
      'a rejected key',
      (q, r) => r.writeHead(403).end(JSON.stringify({ detail: `Invalid token. ${q.headers.authorization}` })),
    ],
    ['a refused request', (q, r) => r.writeHead(400).end(JSON.stringify({ [`${q.headers.authorization}`]: [apiKey] }))],
    ['a web page', (q, r) => r.writeHead(404).end(`<html>${q.headers.authorization}</html>`)],
    ['a server error', (q, r) => r.writeHead(500).end(JSON.stringify({ message: q.headers.authorization }))],
    ['an answer of another shape', (q, r) => r.end(JSON.stringify({ count: q.headers.authorization, results: {} }))],
    ['a redirect', (q, r) => r.writeHead(302, { location: `/login?key=${q.headers.authorization}` }).end()],
    ['a content type', (q, r) => r.writeHead(200, { 'content-type': `text/${q.headers.authorization}` }).end('no')],
    ['a reset', (q) => q.socket.destroy()],
    ['silence', () => undefined],
  ];

  it.each(echoes)('shows in no failure after %s', async (_how, listener) => {
    const failure = await failureOfReading(listener, { callDeadlineMs: 200 });
    const everything = inspect(failure, { depth: null, showHidden: true }) + JSON.stringify(failure);
    expect(everything).not.toContain(apiKey);
  });
});
