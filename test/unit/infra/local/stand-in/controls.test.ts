import { describe, expect, it, test } from 'vitest';
import { aFaultyApp, posting } from './faulty-app.ts';

describe('ordering faults over HTTP', () => {
  it('takes one order and reports it with an id', async () => {
    const { app } = aFaultyApp();
    const answer = await app.request('/_control/faults', posting({ effect: { kind: 'status', status: 503 } }));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ faults: [{ id: 'fault-1', remaining: 1, applied: 0 }] });
    expect((await app.request('/things/1')).status).toBe(503);
  });

  it('takes several orders at once', async () => {
    const { app } = aFaultyApp();
    const orders = [503, 502].map((status) => ({ effect: { kind: 'status', status } }));
    await app.request('/_control/faults', posting(orders));
    expect([(await app.request('/things/1')).status, (await app.request('/things/1')).status]).toEqual([503, 502]);
  });

  it('never faults the control routes', async () => {
    const { app } = aFaultyApp({ path: '/*', times: null, effect: { kind: 'status', status: 500 } });
    expect((await app.request('/_control/faults')).status).toBe(200);
    expect((await app.request('/_control/faults', { method: 'DELETE' })).status).toBe(204);
    expect((await app.request('/things/1')).status).toBe(200);
  });

  it('clears one fault by its id', async () => {
    const { app, faults } = aFaultyApp({ id: 'a', effect: { kind: 'reset' } }, { id: 'b', effect: { kind: 'reset' } });
    expect((await app.request('/_control/faults/a', { method: 'DELETE' })).status).toBe(204);
    expect(faults.list().map(({ id }) => id)).toEqual(['b']);
    expect((await app.request('/_control/faults/a', { method: 'DELETE' })).status).toBe(404);
  });

  test.each([
    ['no JSON', 'nonsense', '0'],
    ['an unknown effect', { effect: { kind: 'explode' } }, '0.effect.kind'],
    ['a field that does not exist', { effect: { kind: 'reset' }, count: 3 }, '0'],
    ['a status without a body', { effect: { kind: 'status', status: 204 } }, '0.effect.status'],
    ['a path without its slash', { path: 'things', effect: { kind: 'reset' } }, '0.path'],
    ['no repetition', { times: 0, effect: { kind: 'reset' } }, '0.times'],
  ])('refuses %s and names the field', async (_sentence, order, field) => {
    const { app, faults } = aFaultyApp();
    const answer = await app.request('/_control/faults', posting(order));
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_body', errors: [expect.objectContaining({ field })] }),
    ]);
    expect(faults.list()).toEqual([]);
  });
});

describe('the request log', () => {
  it('counts requests and bytes per method and path, ids folded together', async () => {
    const { app } = aFaultyApp();
    await app.request('/things/1');
    await app.request('/things/22?full=true');
    await app.request('/things/0ef83db6-942b-4c37-b412-a1daf793255e');
    await app.request('/things', posting('lamp'));
    expect(await (await app.request('/_control/requests')).json()).toMatchObject({
      requests: 4,
      counters: [
        { method: 'GET', path: '/things/{id}', requests: 3, bytesIn: 0, bytesOut: 10 + 11 + 45 },
        { method: 'POST', path: '/things', requests: 1, bytesIn: 6, bytesOut: 10 },
      ],
    });
  });

  it('keeps the newest requests as they were answered, faults included', async () => {
    const { app, requests } = aFaultyApp({ effect: { kind: 'status', status: 502 } }, { effect: { kind: 'reset' } });
    await app.request('/things/1');
    await expect(app.request('/things/1')).rejects.toThrow('reset');
    await app.request('/things/1?x=2');
    await app.request('/nothing');
    const { recent } = requests.summary();
    expect(recent.map(({ path, status }) => [path, status])).toEqual([
      ['/things/1', 502],
      ['/things/1', null],
      ['/things/1?x=2', 200],
      ['/nothing', 404],
    ]);
  });

  it('starts over when cleared', async () => {
    const { app, requests } = aFaultyApp();
    await app.request('/things/1');
    expect((await app.request('/_control/requests', { method: 'DELETE' })).status).toBe(204);
    expect(requests.summary()).toEqual({ requests: 0, bytesIn: 0, bytesOut: 0, counters: [], recent: [] });
  });

  it('keeps a bounded number of requests', async () => {
    const { app, requests } = aFaultyApp();
    for (let call = 0; call < 510; call += 1) await app.request('/things/1');
    expect([requests.summary().recent.length, requests.summary().requests]).toEqual([500, 510]);
  });
});

describe('a stand-in that fails itself', () => {
  it('says so, with the cause', async () => {
    const { app } = aFaultyApp();
    const answer = await app.request('/things', { method: 'POST', body: 'not JSON' });
    expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'stand_in_failed' }]);
  });
});
