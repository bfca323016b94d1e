import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { UnexpectedStatusError } from '../../../../shared/http/failure/outbound-error.ts';
import { serveHttp } from './loopback-server.ts';
import { getRequest, outboundClient, outboundErrorFrom } from './outbound-client-under-test.ts';

const page = z.object({ count: z.number(), results: z.array(z.object({ id: z.number() })) });
const loginPage = '<!DOCTYPE html><html><title>DefectDojo</title></html>';

async function answerOf(status: number, body: string, headers: Record<string, string> = {}) {
  const server = await serveHttp((_request, response) => response.writeHead(status, headers).end(body));
  const client = outboundClient({ baseUrl: `http://dojo.example.com:${server.port}` });
  return client.requestJson(page, getRequest());
}

async function statusErrorOf(...answer: Parameters<typeof answerOf>): Promise<UnexpectedStatusError> {
  const error = await outboundErrorFrom(answerOf(...answer));
  if (!(error instanceof UnexpectedStatusError)) throw error;
  return error;
}

describe('a JSON answer', () => {
  it.each([
    ['as it should be', 200, '{"count":1,"results":[{"id":7}]}'],
    ['with other fields', 201, '{"count":1,"next":"http://169.254.169.254/","results":[{"id":7,"x":1}]}'],
    ['with a byte order mark', 200, '\ufeff{"count":1,"results":[{"id":7}]}'],
  ])('%s is parsed', async (_case, status, body) => {
    expect(await answerOf(status, body)).toMatchObject({ status, data: { count: 1, results: [{ id: 7 }] } });
  });

  it('of another shape is told apart, with places but without values', async () => {
    const error = await outboundErrorFrom(answerOf(200, '{"count":"private value","results":[{"id":null}]}'));
    expect(error).toMatchObject({ code: 'unexpected_shape', sent: 'maybe', details: { status: 200 } });
    expect(error.details.issues).toEqual([
      'count: Invalid input: expected number, received string',
      'results.0.id: Invalid input: expected number, received null',
    ]);
    expect(JSON.stringify([error.message, String(error.cause)])).not.toContain('private value');
  });

  it.each([
    ['html', loginPage, { 'content-type': 'text/html; charset=utf-8' }],
    ['html', loginPage, {}],
    ['html', 'We are down', { 'content-type': 'text/html' }],
    ['text', 'OK', { 'content-type': 'text/plain' }],
    ['text', '{"count":', { 'content-type': 'application/json' }],
    ['empty', '', {}],
    ['empty', '\r\n', { 'content-type': 'application/json' }],
  ])('that is %s instead is told apart: %j', async (received, body, headers) => {
    const error = await outboundErrorFrom(answerOf(200, body, headers));
    expect(error).toMatchObject({ code: 'not_json', sent: 'maybe', details: { status: 200, received } });
  });

  it('nested a hundred thousand deep does no harm', async () => {
    const depth = 100_000;
    const error = await outboundErrorFrom(answerOf(200, '['.repeat(depth) + ']'.repeat(depth)));
    expect(error.code).toBe('unexpected_shape');
  });
});

describe('any other status', () => {
  it.each([
    [400, '{"title":["This field is required."]}', 'json', { title: ['This field is required.'] }],
    [403, '{"detail":"Invalid token."}', 'json', { detail: 'Invalid token.' }],
    [404, loginPage, 'html', undefined],
    [500, '', 'empty', undefined],
    [502, 'Bad Gateway', 'text', undefined],
    [199 + 1000 - 600, 'odd', 'text', undefined],
  ])('%s keeps the words of the server: %s', async (status, body, received, problem) => {
    const error = await statusErrorOf(status, body);
    expect(error).toMatchObject({
      name: 'UnexpectedStatusError',
      code: 'unexpected_status',
      sent: 'maybe',
      status,
      text: body,
      details: { status, received },
    });
    expect(error.problem).toEqual(problem);
  });

  it('tells when to come back', async () => {
    expect((await statusErrorOf(429, '', { 'retry-after': '120' })).retryAfter).toBe('120');
    expect((await statusErrorOf(503, '')).retryAfter).toBeUndefined();
  });

  it('is judged before the body: a fitting body does not make it a success', async () => {
    expect((await statusErrorOf(500, '{"count":1,"results":[]}')).status).toBe(500);
  });

  it('keeps a long answer only in part, but reads it whole', async () => {
    const errors = Array.from({ length: 300 }, (_, row) => `row ${row} is wrong`);
    const error = await statusErrorOf(400, JSON.stringify({ errors }));
    expect(error.text).toHaveLength(4_000);
    expect(error.problem).toEqual({ errors });
  });
});
