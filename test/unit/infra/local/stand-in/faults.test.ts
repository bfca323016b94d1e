import { describe, expect, it, test } from 'vitest';
import type { FaultOrder } from '../../../../../infra/local/stand-in/fault-order.ts';
import { createFaults } from '../../../../../infra/local/stand-in/faults.ts';

const unavailable = { kind: 'status', status: 503 } as const;

function hits(order: Omit<FaultOrder, 'effect'>, method: string, target: string): boolean {
  const faults = createFaults();
  faults.order({ ...order, effect: unavailable });
  const { pathname, search } = new URL(target, 'http://stand-in.test');
  return faults.take({ method, path: pathname, query: search }) !== undefined;
}

describe('which requests a fault hits', () => {
  test.each<[string, Omit<FaultOrder, 'effect'>, string, string, boolean]>([
    ['any request when the order names none', {}, 'PATCH', '/api/v2/findings/1/', true],
    ['the exact path', { path: '/api/v2/tests/' }, 'GET', '/api/v2/tests/', true],
    ['no longer path', { path: '/api/v2/tests/' }, 'GET', '/api/v2/tests/7/', false],
    ['a path by a star, across slashes', { path: '/api/*/notes/' }, 'GET', '/api/v2/findings/1/notes/', true],
    ['a percent-encoded path', { path: '/repositories/acme%2Fshop/*' }, 'GET', '/repositories/acme%2Fshop/x', true],
    ['the named method in any case', { method: 'post' }, 'POST', '/x', true],
    ['no other method', { method: 'POST' }, 'GET', '/x', false],
    ['any query when the pattern has none', { path: '/x' }, 'GET', '/x?offset=100', true],
    ['the query the pattern asks for', { path: '/x?*offset=100*' }, 'GET', '/x?limit=1&offset=100', true],
    ['no other query', { path: '/x?*offset=100*' }, 'GET', '/x?offset=0', false],
    ['dots and brackets as they stand', { path: '/a.b(c)' }, 'GET', '/a.b(c)', true],
    ['no other character for a dot', { path: '/a.b' }, 'GET', '/aXb', false],
  ])('hits %s', (_sentence, order, method, target, expected) => {
    expect(hits(order, method, target)).toBe(expected);
  });
});

describe('a fault for bodies that hold a text', () => {
  it('hits these and no others, and asks for bodies while it stands', () => {
    const faults = createFaults();
    expect(faults.readBodies()).toBe(false);
    faults.order({ id: 'row', bodyIncludes: 'IDOR', times: null, effect: unavailable });
    expect(faults.readBodies()).toBe(true);
    const taken = ['an IDOR', 'another', undefined].map((body) =>
      faults.take({ method: 'POST', path: '/', query: '', ...(body === undefined ? {} : { body }) }),
    );
    expect(taken).toEqual(
      [unavailable, undefined, undefined].map((effect) => effect && expect.objectContaining(effect)),
    );
    faults.clear('row');
    expect(faults.readBodies()).toBe(false);
  });
});

describe('how often a fault hits', () => {
  const request = { method: 'GET', path: '/x', query: '' };

  it('hits once unless told otherwise', () => {
    const faults = createFaults();
    faults.order({ effect: unavailable });
    expect([faults.take(request)?.kind, faults.take(request)]).toEqual(['status', undefined]);
  });

  it('lets the first requests pass when told to skip them', () => {
    const faults = createFaults();
    faults.order({ skip: 2, times: 1, effect: unavailable });
    const kinds = [1, 2, 3, 4].map(() => faults.take(request)?.kind);
    expect(kinds).toEqual([undefined, undefined, 'status', undefined]);
  });

  it('hits until it is cleared when times is null', () => {
    const faults = createFaults();
    faults.order({ id: 'down', times: null, effect: unavailable });
    for (let call = 0; call < 50; call += 1) expect(faults.take(request)).toBeDefined();
    expect(faults.clear('down')).toBe(true);
    expect(faults.take(request)).toBeUndefined();
  });

  it('applies one fault per request, the oldest first', () => {
    const faults = createFaults();
    faults.order({ effect: { kind: 'reset' } });
    faults.order({ effect: { kind: 'hang' } });
    expect([faults.take(request)?.kind, faults.take(request)?.kind]).toEqual(['reset', 'hang']);
  });

  it('replaces a fault that is ordered again under its id', () => {
    const faults = createFaults();
    faults.order({ id: 'slow', effect: { kind: 'delay', delayMs: 10 } });
    faults.order({ id: 'slow', effect: { kind: 'delay', delayMs: 20 } });
    expect(faults.list()).toMatchObject([{ id: 'slow', effect: { delayMs: 20 } }]);
  });

  it('shows how often a fault was applied and how often it still will be', () => {
    const faults = createFaults();
    faults.order({ id: 'a', times: 3, effect: unavailable });
    faults.take(request);
    expect(faults.list()).toMatchObject([{ id: 'a', applied: 1, remaining: 2 }]);
  });
});
