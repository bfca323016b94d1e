import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage, type PageFiles } from '../../../../../infra/local/console/bundle-page.ts';
import { createConsole } from '../../../../../infra/local/console/console-app.ts';
import { type Served, serve } from '../../../../../infra/local/stand-in/serve.ts';

const bundleMaxBytes = 120 * 1024;
const asked: { readonly url: string; readonly headers: Record<string, string>; readonly body: string }[] = [];
const people = [{ id: 'manager', name: 'Manager of the demo team', token: 'token-of-the-manager' }];
const origin = 'http://127.0.0.1:8000';
let files: PageFiles;
let api: Served;
let page: Hono;

beforeAll(async () => {
  const answers = new Hono().all('*', async ({ req, json }) => {
    asked.push({ url: new URL(req.url).pathname, headers: req.header(), body: await req.text() });
    return json({ code: 'url_invalid' }, 422, { etag: '"1"', 'content-type': 'application/problem+json' });
  });
  api = await serve(answers);
  files = await bundlePage();
  page = createConsole({ files, apiUrl: `${api.url}/stage`, people, standIn: {} });
});

afterAll(() => api.stop());

const signIn = (person?: string, headers: Record<string, string> = {}) =>
  page.request(`${origin}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify({ person }),
  });

describe('the server of the settings page', () => {
  it('serves a page, its code and its styles, which are small', () => {
    expect(files.map(({ path }) => path).toSorted()).toEqual(['/', '/icon.svg', '/page.css', '/page.js']);
    const bytes = files.reduce((sum, { body }) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeLessThanOrEqual(bundleMaxBytes);
  });

  it('has the browser run and ask nothing but what it serves itself, and turn no text into markup', async () => {
    const { headers } = await page.request(`${origin}/`);
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const html = files.find(({ path }) => path === '/')?.body;
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('gives a token to whoever signs in, which is kept nowhere on the way', async () => {
    const answer = await signIn('manager');
    expect(await answer.json()).toEqual(people[0]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await signIn('nobody')).status).toBe(404);
    expect(await (await page.request(`${origin}/people`)).text()).not.toContain('token');
  });

  it('begins with the first of those whom it knows', async () => {
    expect(await (await signIn()).json()).toEqual(people[0]);
  });

  it('answers nothing to a page of another name that leads here', async () => {
    expect((await page.request('http://rebound.example/people')).status).toBe(421);
  });

  it('signs nobody in for a form of another page', async () => {
    const headers = { 'content-type': 'text/plain', origin: 'https://elsewhere.example' };
    expect((await signIn('manager', headers)).status).toBe(403);
  });

  it('passes calls of the API on as they are, and their answers back', async () => {
    const answer = await page.request(`${origin}/v1/connection?x=1`, {
      method: 'PUT',
      headers: { authorization: 'Bearer a-token', 'content-type': 'application/json', 'if-match': '"0"' },
      body: '{"url":"x"}',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('content-type')).toContain('problem+json');
    expect(await answer.json()).toEqual({ code: 'url_invalid' });
    const headers = expect.objectContaining({ authorization: 'Bearer a-token', 'if-match': '"0"' });
    expect(asked).toContainEqual({ url: '/stage/v1/connection', headers, body: '{"url":"x"}' });
  });
});
