import { describe, expect, it } from 'vitest';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { aScan } from '../sync-fixtures.ts';
import { aFreshRepository, aRepositoryAskedFor, at, leaseUntil, type SyncStoreUnderTest } from './under-test.ts';
import { everyDue, instantDue } from './what-is-due.ts';

/** When the sweep is to look at a repository. */
export function describeDue({ store, due }: SyncStoreUnderTest): void {
  describe('when something is to be done later', () => {
    const dueAt = (key: RepositoryKey) => instantDue(due, key);

    it('lists a repository that a wish was noted for, in case nobody comes to serve it', async () => {
      const key = aFreshRepository();
      expect(await dueAt(key)).toBeUndefined();
      await store.raise(key, aScan(), at(0));
      expect(await dueAt(key)).toBe(at(10).toISOString());
      expect((await store.state(key)).waitingSince).toBe(at(0).toISOString());
      await store.raise(key, aScan({ id: 'later' }), at(3));
      expect((await store.state(key)).waitingSince).toBe(at(0).toISOString());
    });

    it('lists it from when the lease runs out, whatever is asked for meanwhile', async () => {
      const key = aFreshRepository();
      await store.raise(key, aScan(), at(0));
      await store.acquire(key, leaseUntil('t', 8), at(0));
      await store.raise(key, aScan({ id: 'meanwhile' }), at(5));
      expect(await dueAt(key)).toBe(at(8).toISOString());
    });

    it('lists it for a wish that was noted after the lease had run out, since its holder is dead', async () => {
      const key = await aRepositoryAskedFor(store);
      await store.acquire(key, leaseUntil('t', 8), at(0));
      await store.raise(key, aScan({ id: 'later' }), at(9));
      expect(await dueAt(key)).toBe(at(19).toISOString());
    });

    it('lists it from when its wait is over', async () => {
      const [postponed, deferred] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
      const crashed = await aRepositoryAskedFor(store);
      await store.acquire(postponed, leaseUntil('t', 8), at(0));
      await store.postpone(postponed, 't', { notBefore: at(20), attempt: 1 });
      await store.raise(postponed, aScan(), at(1));
      expect(await dueAt(postponed)).toBe(at(20).toISOString());
      await store.defer(deferred, at(1));
      expect(await dueAt(deferred)).toBe(at(1).toISOString());
      await store.acquire(crashed, leaseUntil('t', 8), at(0));
      await store.postpone(crashed, 't', { notBefore: at(1), attempt: 0, dueAt: at(50) });
      expect(await dueAt(crashed)).toBe(at(50).toISOString());
    });

    it('lists it no more once all is done, unless it is to be looked at again', async () => {
      const key = aFreshRepository();
      await store.raise(key, aScan(), at(0));
      await store.acquire(key, leaseUntil('t', 8), at(0));
      await store.release(key, 't', { requested: 1, lookAt: at(45).toISOString() });
      expect(await dueAt(key)).toBe(at(45).toISOString());
      expect(await store.state(key)).toMatchObject({ lookAt: at(45).toISOString() });
      await store.raise(key, aScan({ id: 'later' }), at(5));
      expect(await dueAt(key)).toBe(at(15).toISOString());
      await store.acquire(key, leaseUntil('t', 14), at(6));
      await store.release(key, 't', { requested: 2 });
      expect(await dueAt(key)).toBeUndefined();
      expect((await store.state(key)).lookAt).toBeUndefined();
    });

    it('lists it for its drift check or its next look, whichever comes first', async () => {
      const key = aFreshRepository();
      const [look, check] = [at(45).toISOString(), at(50).toISOString()];
      await store.raise(key, aScan(), at(0));
      await store.acquire(key, leaseUntil('t', 8), at(0));
      await store.release(key, 't', { requested: 1, lookAt: look, driftCheckAt: check });
      expect(await dueAt(key)).toBe(look);
      expect(await store.state(key)).toMatchObject({ lookAt: look, driftCheckAt: check });
      await store.raise(key, aScan({ id: 'later' }), at(5));
      await store.acquire(key, leaseUntil('t', 14), at(6));
      await store.release(key, 't', { requested: 2, driftCheckAt: check });
      expect(await dueAt(key)).toBe(check);
      expect(await store.state(key)).not.toHaveProperty('lookAt');
    });

    it('keeps what a round tells of drift, also one that has more to do', async () => {
      const key = aFreshRepository();
      const [check, later] = [at(50).toISOString(), at(80).toISOString()];
      const found = {
        runId: 'r',
        productId: 1,
        at: at(1).toISOString(),
        missing: 1,
        changedByPeople: 0,
        unexpected: 2,
      };
      await store.raise(key, aScan(), at(0));
      await store.acquire(key, leaseUntil('t', 8), at(0));
      const wait = { notBefore: at(5), attempt: 0 };
      await store.postpone(key, 't', { ...wait, drift: { driftCheckAt: check, driftFound: found } });
      expect(await store.state(key)).toMatchObject({ driftCheckAt: check, driftFound: found });
      await store.acquire(key, leaseUntil('t', 14), at(6));
      await store.postpone(key, 't', wait);
      expect(await store.state(key)).toMatchObject({ driftCheckAt: check, driftFound: found });
      await store.acquire(key, leaseUntil('t', 24), at(16));
      await store.release(key, 't', { requested: 1, driftCheckAt: later, driftFound: found });
      expect(await store.state(key)).toMatchObject({ driftCheckAt: later, driftFound: found });
      await store.raise(key, aScan({ id: 'later' }), at(25));
      await store.acquire(key, leaseUntil('t', 34), at(26));
      await store.postpone(key, 't', { ...wait, drift: {} });
      const state = await store.state(key);
      expect([state.driftCheckAt, state.driftFound]).toEqual([undefined, undefined]);
    });

    it('is planned a first drift check when nothing else is wanted of it, before or after its next look', async () => {
      const [never, fresh, looking, planned] = [0, 1, 2, 3].map(() => aFreshRepository()) as RepositoryKey[];
      if (!never || !fresh || !looking || !planned) throw new Error('four');
      for (const key of [fresh, looking, planned]) {
        await store.raise(key, aScan(), at(0));
        await store.planDriftCheck(key, at(20));
        expect(await store.state(key)).not.toHaveProperty('driftCheckAt');
        await store.acquire(key, leaseUntil('t', 8), at(0));
      }
      await store.release(fresh, 't', { requested: 1 });
      await store.release(looking, 't', { requested: 1, lookAt: at(15).toISOString() });
      await store.release(planned, 't', { requested: 1, driftCheckAt: at(40).toISOString() });
      for (const key of [never, fresh, looking, planned]) await store.planDriftCheck(key, at(20));
      expect(await Promise.all([fresh, looking, planned].map(dueAt))).toEqual(
        [20, 15, 40].map((minute) => at(minute).toISOString()),
      );
      expect(await store.state(looking)).toMatchObject({ driftCheckAt: at(20).toISOString() });
      expect(await store.state(never)).toMatchObject({ requested: 0 });
      expect(await dueAt(never)).toBeUndefined();
    });

    it('looks away from one that was seen to, unless something happened to it', async () => {
      const [seen, changed] = [aFreshRepository(), aFreshRepository()];
      for (const key of [seen, changed]) await store.raise(key, aScan(), at(0));
      await store.acquire(changed, leaseUntil('t', 30), at(1));
      for (const key of [seen, changed]) await due.putOff({ key, dueAt: at(10).toISOString() }, at(25));
      expect(await dueAt(seen)).toBe(at(25).toISOString());
      expect(await dueAt(changed)).toBe(at(30).toISOString());
    });

    it('lists only what is due by then, whatever is due longest first', async () => {
      const [sooner, later] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
      for (const [key, minute] of [
        [later, 5],
        [sooner, 2],
      ] as const) {
        await store.defer(key, at(minute));
      }
      const listed = (minute: number) => everyDue(due, at(minute));
      const of = (all: readonly { dueAt: string }[]) => all.map((one) => one.dueAt);
      expect(await instantDue(due, later, at(4))).toBeUndefined();
      expect(await instantDue(due, sooner, at(4))).toBe(at(2).toISOString());
      for (const part of await listed(59)) expect(of(part)).toEqual(of(part).toSorted());
    });
  });
}
