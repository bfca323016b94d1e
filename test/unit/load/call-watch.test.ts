import { describe, expect, it } from 'vitest';
import { createCallWatch } from '../../load/call-watch.ts';

describe('a watch over the calls to an instance', () => {
  it('has seen nothing at first', () => {
    expect(createCallWatch().sums()).toEqual({ total: 0, mostCalls: 0, mostSyncs: 0, mostCallsOfOneSync: 0 });
  });

  it('tells two calls of one sync from one call each of two syncs', () => {
    const [one, two] = [createCallWatch(), createCallWatch()];
    one.begin('a');
    one.begin('a');
    two.begin('a');
    two.begin('b');
    expect(one.sums()).toEqual({ total: 2, mostCalls: 2, mostSyncs: 1, mostCallsOfOneSync: 2 });
    expect(two.sums()).toEqual({ total: 2, mostCalls: 2, mostSyncs: 2, mostCallsOfOneSync: 1 });
  });

  it('counts what goes on at once, not what follows one another', () => {
    const watch = createCallWatch();
    for (const runId of ['a', 'a', 'b', 'c']) watch.begin(runId)();
    expect(watch.sums()).toEqual({ total: 4, mostCalls: 1, mostSyncs: 1, mostCallsOfOneSync: 1 });
  });

  it('counts a sync from its first call to its last answer, also between its calls', () => {
    const watch = createCallWatch();
    for (const runId of ['a', 'b', 'c', 'b', 'a', 'd']) watch.begin(runId)();
    expect(watch.sums()).toMatchObject({ mostCalls: 1, mostSyncs: 3 });
  });

  it('counts calls that are of no sync, and no sync for them', () => {
    const watch = createCallWatch();
    const end = watch.begin(undefined);
    watch.begin('a')();
    end();
    watch.begin('a')();
    expect(watch.sums()).toEqual({ total: 3, mostCalls: 2, mostSyncs: 1, mostCallsOfOneSync: 1 });
  });
});
