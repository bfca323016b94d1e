import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FaultOrder } from '../../../../../infra/local/stand-in/fault-order.ts';
import { type Served, serve } from '../../../../../infra/local/stand-in/serve.ts';
import { aFaultyApp, posting } from './faulty-app.ts';

const running: Served[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.stop()));
});

async function aServedApp(...orders: FaultOrder[]) {
  const parts = aFaultyApp(...orders);
  const served = await serve(parts.app);
  running.push(served);
  return { ...parts, ...served };
}

describe('a stand-in that is served', () => {
  it('answers on a free loopback port', async () => {
    const { url, port } = await aServedApp();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(`${url}/things/7`)).json()).toEqual({ id: '7' });
  });

  it('refuses a port that is taken', async () => {
    const { port, app } = await aServedApp();
    await expect(serve(app, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('leaves the global Request and Response of the process alone', async () => {
    const before = [globalThis.Request, globalThis.Response];
    await aServedApp();
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });

  it('stops though a client keeps its connection open and another still waits', async () => {
    const { url, stop, faults } = await aServedApp({ path: '/things', effect: { kind: 'hang' } });
    await (await fetch(`${url}/things/1`)).json();
    const waiting = fetch(`${url}/things`, posting({})).catch((error: Error) => error);
    await expect.poll(() => faults.list()).toMatchObject([{ applied: 1 }]);
    await stop();
    expect(await waiting).toBeInstanceOf(Error);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('closes a connection that is idle for as long as ordered, without having said so', async () => {
    const served = await serve(aFaultyApp().app, { closesIdleAfterMs: 20 });
    running.push(served);
    const socket = connect(served.port, '127.0.0.1');
    socket.write('GET /things/7 HTTP/1.1\r\nhost: stand-in\r\n\r\n');
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain('{"id":"7"}');
    expect(answer.toLowerCase()).toContain('connection: keep-alive');
    expect(answer.toLowerCase()).not.toContain('keep-alive: timeout');
  });

  it('stops twice without complaint', async () => {
    const { stop } = await aServedApp();
    await stop();
    await expect(stop()).resolves.toBeUndefined();
  });
});

describe('faults over a socket', () => {
  it('resets the connection before the handler runs', async () => {
    const { url, kept, requests } = await aServedApp({ effect: { kind: 'reset' } });
    await expect(fetch(`${url}/things`, posting('lamp'))).rejects.toThrow('fetch failed');
    expect(kept).toEqual([]);
    expect(requests.summary().recent).toMatchObject([{ path: '/things', status: null }]);
  });

  it('resets the connection after the handler has kept an upload', async () => {
    const { url, kept } = await aServedApp({ effect: { kind: 'reset', when: 'after' } });
    const body = new FormData();
    body.set('file', new File(['x'.repeat(300_000)], 'findings.json'));
    await expect(fetch(`${url}/files`, { method: 'POST', body })).rejects.toThrow('fetch failed');
    expect(kept).toEqual(['x'.repeat(300_000)]);
  });

  it('serves the next request after a reset', async () => {
    const { url } = await aServedApp({ effect: { kind: 'reset' } });
    await expect(fetch(`${url}/things/1`)).rejects.toThrow('fetch failed');
    expect((await fetch(`${url}/things/1`)).status).toBe(200);
  });

  it('goes on working on an upload whose client gave up', async () => {
    const { url, kept } = await aServedApp({ effect: { kind: 'delay', delayMs: 200 } });
    const body = new FormData();
    body.set('file', new File(['findings'], 'findings.json'));
    const given = fetch(`${url}/files`, { method: 'POST', body, signal: AbortSignal.timeout(20) });
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect.poll(() => kept).toEqual(['findings']);
  });

  it('never answers a request it hangs on, and has applied it when so ordered', async () => {
    const { url, kept, requests } = await aServedApp({ effect: { kind: 'hang', when: 'after' } });
    const hung = fetch(`${url}/things`, { ...posting('lamp'), signal: AbortSignal.timeout(40) });
    await expect(hung).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(kept).toEqual(['lamp']);
    await expect.poll(() => requests.summary().recent).toMatchObject([{ status: null }]);
  });
});
