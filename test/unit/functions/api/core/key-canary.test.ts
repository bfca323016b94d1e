import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { exampleRequest, managedRoutes, targetOf } from '../../../../support/api-requests.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';
import { serveHttp } from '../../../shared/http/loopback-server.ts';

const team = teamIdSchema.parse('team-1');
const canary = 'canary4f9d2c7b8e1a6053canary4f9d2c7b8e1a6';
const escaped = (text: string) => [...text].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');
const echo = (request: IncomingMessage) => request.headers.authorization ?? '';

type Api = ReturnType<typeof anApi>;

/** Everything that left the process or was stored, but for the key store. */
async function tracesOf(api: Api, answers: readonly { text: string; headers: object }[]): Promise<string> {
  const stored = [
    await api.teams.connection(team),
    await api.teams.mappings(team, { limit: 99 }),
    await api.audit.entries(team, { limit: 99 }),
  ];
  // In whatever letter case.
  return JSON.stringify([answers, api.logLines, api.queue.requested, stored]).toLowerCase();
}

describe('an API key', () => {
  it('shows in no answer, log line, message or stored item of any route', async () => {
    const { api, dojo } = await aConnectedApi();
    dojo.store.keys.set(canary, { key: canary, user: 1, revoked: false });
    const answers = [await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: canary } })];
    await api.teams.createMapping(aMapping(aRepository()));
    const params = {
      mappingId: 'YWNtZS9zaG9w',
      runId: '01a20525-0000-7000-8000-000000000001',
      syncId: '',
      previewId: '',
    };
    for (const route of managedRoutes) {
      answers.push(await api.send(targetOf(route, params), exampleRequest(route)));
    }
    expect(answers.length).toBeGreaterThan(10);
    expect(await tracesOf(api, answers)).not.toContain(canary);
  });

  it.each<[string, RequestListener]>([
    ['as the reason of a rejection', (q, r) => r.writeHead(403).end(JSON.stringify({ detail: echo(q) }))],
    ['as a field error', (q, r) => r.writeHead(400).end(JSON.stringify({ token: [echo(q)] }))],
    ['as a server error', (q, r) => r.writeHead(500).end(JSON.stringify({ message: echo(q) }))],
    ['in JSON escapes', (q, r) => r.writeHead(403).end(`{"detail":"${escaped(echo(q))}"}`)],
    ['in upper case', (q, r) => r.writeHead(403).end(JSON.stringify({ detail: echo(q).toUpperCase() }))],
    ['at the end of much', (q, r) => r.writeHead(403).end(JSON.stringify({ detail: `${'x'.repeat(485)} ${echo(q)}` }))],
    ['in the title of a page', (q, r) => r.writeHead(403).end(`<html><title>${echo(q).toUpperCase()}</title></html>`)],
    ['in a web page', (q, r) => r.end(`<html>${echo(q)}</html>`)],
    [
      'in the target of a redirect',
      (q, r) => r.writeHead(302, { location: `https://${canary}.example/?${echo(q)}` }).end(),
    ],
    ['as JSON of another shape', (q, r) => r.end(JSON.stringify({ [echo(q)]: echo(q) }))],
    ['in a header', (q, r) => r.writeHead(200, { 'content-encoding': echo(q) }).end('{}')],
    ['in place of an answer', (q) => q.socket.end(`HTTP/1.1 ${echo(q)}\r\n\r\n`)],
  ])('that a hostile server gives back %s goes no further', async (_how, listener) => {
    const { port } = await serveHttp(listener);
    const api = anApi();
    const body = { url: `http://127.0.0.1:${port}`, apiKey: canary };
    const answers = [
      await api.send('PUT /v1/connection', { body }),
      // As if the server had turned hostile after it was connected.
      await connectAndVerify(api, body),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 424]);
    expect(await tracesOf(api, answers)).not.toContain(canary);
  });

  it('that a server gives back in its version, where only the beginning of that is read, goes no further', async () => {
    const { port } = await serveHttp((request, response) => {
      const profile = { user: { username: 'gecko', is_superuser: true } };
      const list = { count: 1, results: [{ id: 1, name: 'Type', prod_type: 1 }] };
      const body = JSON.stringify(request.url?.includes('user_profile') ? profile : list);
      response.writeHead(request.method === 'POST' ? 400 : 200);
      const told = `"version": "3.2.0+`;
      // All but the last ten characters of the key are in the 4,096 bytes that are read.
      const before = ' '.repeat(4_096 - told.length - canary.length + 10);
      response.end(request.url?.includes('oa3') ? `${before}${told}${canary}"` : body);
    });
    const api = anApi();
    const answer = await api.send('PUT /v1/connection', { body: { url: `http://127.0.0.1:${port}`, apiKey: canary } });
    expect(answer.status).toBe(201);
    expect(await tracesOf(api, [answer])).not.toContain(canary.slice(0, 10));
  });

  it('that a hostile server gives back as the name of the user is blotted out', async () => {
    const { port } = await serveHttp((request, response) => {
      const profile = { user: { username: echo(request), is_superuser: true } };
      const list = { count: 1, results: [{ id: 1, name: 'Type', prod_type: 1 }] };
      const body = request.url?.includes('user_profile') ? profile : list;
      response.writeHead(request.method === 'POST' ? 400 : 200).end(JSON.stringify(body));
    });
    const api = anApi();
    const answer = await api.send('PUT /v1/connection', { body: { url: `http://127.0.0.1:${port}`, apiKey: canary } });
    expect(answer).toMatchObject({ status: 201, body: { defectDojo: { userName: '[redacted]' } } });
    expect(await tracesOf(api, [answer])).not.toContain(canary);
  });

  it.each([
    ['as it is', (key: string) => JSON.stringify(key)],
    ['in JSON escapes', (key: string) => `"${escaped(key)}"`],
    ['in upper case', (key: string) => JSON.stringify(key.toUpperCase())],
  ])('that a server gives back %s as names of products and product types is blotted out', async (_how, written) => {
    const { port } = await serveHttp((request, response) => {
      const name = written(canary);
      const row = `{"id":1,"name":${name},"prod_type":1,"test":1,"title":${name},"engagement":1}`;
      const profile = `{"user":{"username":${name},"is_superuser":true}}`;
      const isOne = /\/\d+\/(\?|$)/.test(request.url ?? '');
      const read = isOne ? row : `{"count":1,"results":[${row}]}`;
      response.writeHead(request.method === 'POST' ? 400 : 200);
      if (request.url?.includes('oa3')) response.end(`{"info":{"version":"3.2.0+${canary}"}}`);
      else response.end(request.url?.includes('user_profile') ? profile : read);
    });
    const api = anApi();
    const url = `http://127.0.0.1:${port}`;
    const answers = [
      await api.send('PUT /v1/connection', { body: { url, apiKey: canary } }),
      await api.send('GET /v1/products'),
      await api.send('GET /v1/product-types'),
      await api.send('POST /v1/mappings', { body: { repositoryId: 'acme/shop', product: { id: 1 } } }),
      await api.send('GET /v1/mappings'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 201, 200]);
    expect(answers[1]?.body['items']).toMatchObject([{ name: '[redacted]' }]);
    const traces = await tracesOf(api, answers);
    expect(traces).not.toContain(canary);
    expect(traces).not.toContain(canary.slice(0, 10));
  });

  it.each([
    ['with a field that is not known', { [canary]: canary }],
    ['as the URL', { url: canary, apiKey: canary }],
    ['inside the URL', { url: `https://${canary}@dojo.example.com`, apiKey: canary }],
    ['of a wrong type', { url: 'https://dojo.example.com', apiKey: [canary] }],
    ['with spaces', { url: 'https://dojo.example.com', apiKey: `Token ${canary}` }],
    ['as a setting', { url: 'https://dojo.example.com', apiKey: canary, settings: { markVerified: canary } }],
  ])('sent %s is not repeated', async (_how, body) => {
    const api = anApi();
    const answer = await api.send('PUT /v1/connection', { body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await tracesOf(api, [answer])).not.toContain(canary);
  });

  it('in a body that is not JSON is not repeated', async () => {
    const api = anApi();
    const answer = await api.send('PUT /v1/connection', { rawBody: `{"apiKey": ${canary}` });
    expect(await tracesOf(api, [answer])).not.toContain(canary);
  });

  it('in the message of an unforeseen error does not reach the answer', async () => {
    const { api, dojo } = await aConnectedApi();
    api.keys.putDefectDojoKey = (_team, { apiKey }) => Promise.reject(new Error(`Refused: ${apiKey}`));
    const answer = await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain(dojo.apiKey);
  });
});

async function connectAndVerify(api: Api, { url: baseUrl, apiKey }: { url: string; apiKey: string }) {
  await api.keys.putDefectDojoKey(team, { baseUrl, apiKey, version: 1 });
  await api.teams.putConnection({
    teamId: team,
    version: 1,
    secretVersion: 1,
    baseUrl,
    status: 'connected',
    settings: defaultConnectionSettings,
    defectDojo: { userName: 'gecko' },
    lastVerifiedAt: new Date().toISOString(),
  });
  return api.send('POST /v1/connection/verify');
}
