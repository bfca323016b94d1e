import { describe, expect, it } from 'vitest';
import { createHttpGeckoScanTexts } from '../../../../../shared/adapters/gecko/http-gecko-scan-texts.ts';
import { localTargetRules } from '../../../../../shared/http/target/target-rules.ts';
import { closedAfterwards, serveHttp } from '../../http/loopback-server.ts';

/** The texts of a scan from a server that answers with `body`; `asked` shows what was asked. */
async function textsOf(status: number, body: string) {
  const asked: (string | undefined)[] = [];
  const { port } = await serveHttp((request, response) => {
    asked.push(request.url, String(request.headers['x-api-key']));
    response.writeHead(status).end(body);
  });
  const texts = createHttpGeckoScanTexts({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: 'gk_test',
    rules: localTargetRules,
    userAgent: 'gecko-test',
    clock: { now: () => new Date() },
  });
  return { texts: closedAfterwards(texts), asked };
}

describe("what Gecko wrote of a scan's code", () => {
  it.each([
    ['the parsed object', { data: { raw: '[1]', parsed: [1] } }, [1]],
    ['the raw value where nothing was parsed', { data: { raw: 'GET /login', parsed: null } }, 'GET /login'],
    ['data of another shape', { data: { routes: [1] } }, { routes: [1] }],
    ['an answer without an envelope', [{ path: '/' }], [{ path: '/' }]],
    ['the raw value where what was parsed is empty', { data: { raw: 'GET /login', parsed: {} } }, 'GET /login'],
    ['a list that is explicitly empty', { data: { raw: '[]', parsed: [] } }, '[]'],
    ['an empty list alone', { data: { parsed: [] } }, []],
    ['an empty list without an envelope', [], []],
  ])('gives of the endpoints %s', async (_what, answer, value) => {
    const { texts, asked } = await textsOf(200, JSON.stringify(answer));
    expect(await texts.endpoints('scan/1')).toEqual({ kind: 'read', value });
    expect(asked).toEqual(['/api/v1/scans/scan%2F1/endpoints', 'gk_test']);
  });

  it('gives endpoints that are no JSON as text', async () => {
    const { texts } = await textsOf(200, 'POST /login');
    expect(await texts.endpoints('s')).toEqual({ kind: 'read', value: 'POST /login' });
  });

  it.each([
    '',
    ' \n',
    'null',
    '{"data":null}',
    '{"data":{"raw":"","parsed":null}}',
    '{"data":{"raw":" ","parsed":[]}}',
  ])('tells the answer %j apart from endpoints', async (body) => {
    const { texts } = await textsOf(200, body);
    expect(await texts.endpoints('s')).toEqual({ kind: 'empty' });
  });

  it.each([404, 500])('tells an answer with status %d as a failure', async (status) => {
    const { texts } = await textsOf(status, '{}');
    expect(await texts.endpoints('s')).toMatchObject({ kind: 'failed', message: expect.stringContaining(`${status}`) });
    expect(await texts.wiki('s')).toMatchObject({ kind: 'failed' });
  });

  it('gives of a wiki that is too long the beginning', async () => {
    const { texts, asked } = await textsOf(200, 'a'.repeat(2 * 1024 * 1024));
    expect(await texts.wiki('s')).toEqual({ kind: 'read', value: 'a'.repeat(1024 * 1024) });
    expect(asked[0]).toBe('/api/v1/scans/s/wiki');
  });

  it('refuses endpoints that are too long to be read whole', async () => {
    const { texts } = await textsOf(200, `"${'a'.repeat(5 * 1024 * 1024)}"`);
    expect(await texts.endpoints('s')).toMatchObject({ kind: 'failed' });
  });
});
