import { describe, expect, it } from 'vitest';
import { aFaultyApp, posting } from './faulty-app.ts';

describe('a status fault', () => {
  it('answers with the ordered status and body, and the handler never runs', async () => {
    const { app, kept } = aFaultyApp({ effect: { kind: 'status', status: 413, body: { message: 'too large' } } });
    const answer = await app.request('/things', posting({}));
    expect([answer.status, await answer.json(), kept]).toEqual([413, { message: 'too large' }, []]);
  });

  it('tells a client to wait', async () => {
    const { app } = aFaultyApp({ effect: { kind: 'status', status: 429, retryAfterSeconds: 17 } });
    expect((await app.request('/things/1')).headers.get('retry-after')).toBe('17');
  });

  it('carries the ordered headers and none of those of the answer it replaces', async () => {
    const { app } = aFaultyApp({
      effect: { kind: 'status', status: 302, headers: { location: '/login' }, when: 'after' },
    });
    const answer = await app.request('/things/1', { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/login']);
  });

  it('may come after the change was made, as from a gateway that stopped waiting', async () => {
    const { app, kept } = aFaultyApp({ effect: { kind: 'status', status: 504, when: 'after' } });
    const answer = await app.request('/things', posting({ name: 'lamp' }));
    expect([answer.status, kept]).toEqual([504, [{ name: 'lamp' }]]);
  });
});

describe('an HTML fault', () => {
  it('answers with a page where JSON is due', async () => {
    const { app } = aFaultyApp({ effect: { kind: 'html', status: 200 } });
    const answer = await app.request('/things/1');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('<html>');
  });
});

describe('a delay', () => {
  it('answers as usual, only later', async () => {
    const { app } = aFaultyApp({ effect: { kind: 'delay', delayMs: 30 } });
    const startedAt = performance.now();
    const answer = await app.request('/things/1');
    expect(await answer.json()).toEqual({ id: '1' });
    expect(performance.now() - startedAt).toBeGreaterThan(25);
  });
});

describe('a reset in process', () => {
  it('throws a connection reset to the caller', async () => {
    const { app } = aFaultyApp({ effect: { kind: 'reset' } });
    await expect(app.request('/things/1')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('keeps the change when ordered after the handler, and makes none when ordered before', async () => {
    const { app, kept } = aFaultyApp(
      { effect: { kind: 'reset', when: 'after' } },
      { effect: { kind: 'reset', when: 'before' } },
    );
    await expect(app.request('/things', posting('first'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(app.request('/things', posting('second'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(kept).toEqual(['first']);
  });
});

describe('a hang in process', () => {
  it('lasts until the caller gives up', async () => {
    const { app, kept } = aFaultyApp({ effect: { kind: 'hang', when: 'after' } });
    const gaveUp = new AbortController();
    const request = new Request('http://stand-in.test/things', { ...posting('lamp'), signal: gaveUp.signal });
    const answer = Promise.resolve(app.fetch(request));
    gaveUp.abort(new Error('took too long'));
    await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET', cause: { message: 'took too long' } });
    expect(kept).toEqual(['lamp']);
  });
});
