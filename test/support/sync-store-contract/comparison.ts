import { expect, it } from 'vitest';
import { comparisonBefore } from '../../../shared/domain/sync/comparison-before.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import { aScan } from '../sync-fixtures.ts';
import { aRepositoryAskedFor, at, leaseUntil, type SyncStoreUnderTest } from './under-test.ts';

/** What was compared last, and whom it is given to. */
export function describeComparison({ store }: SyncStoreUnderTest): void {
  it('gives what was compared last to whoever takes the lease next', async () => {
    const { key, compared } = await aComparedRepository(store);
    expect((await store.state(key)).compared).toEqual(compared);
    await store.acquire(key, leaseUntil('second', 18), at(10));
    expect(comparisonBefore(await store.state(key))).toEqual(compared);
  });

  it('takes it away with that, so that one who dies leaves none', async () => {
    const { key } = await aComparedRepository(store);
    await store.acquire(key, leaseUntil('dies', 18), at(10));
    expect((await store.state(key)).compared).toBeUndefined();
    await store.acquire(key, leaseUntil('third', 28), at(20));
    expect(comparisonBefore(await store.state(key))).toBeUndefined();
  });

  it('gives none to one who takes the lease at the same instant as one who died', async () => {
    const { key } = await aComparedRepository(store);
    await store.acquire(key, { token: 'dies', expiresAt: at(9).toISOString() }, at(0));
    await store.acquire(key, leaseUntil('third', 28), at(10));
    expect(comparisonBefore(await store.state(key))).toBeUndefined();
  });

  it('keeps none of one who has more to do, and shows none of what the lease had', async () => {
    const { key } = await aComparedRepository(store);
    await store.acquire(key, leaseUntil('second', 18), at(10));
    await store.postpone(key, 'second', { notBefore: at(11), attempt: 0 });
    const { compared, comparedBefore, startedBefore } = await store.state(key);
    expect([compared, comparedBefore, startedBefore]).toEqual([undefined, undefined, undefined]);
    await store.acquire(key, leaseUntil('third', 28), at(20));
    expect(comparisonBefore(await store.state(key))).toBeUndefined();
  });

  it('keeps none of one who ends without', async () => {
    const { key } = await aComparedRepository(store);
    await store.acquire(key, leaseUntil('second', 18), at(10));
    await store.release(key, 'second', { requested: 2 });
    const { compared, comparedBefore, startedBefore } = await store.state(key);
    expect([compared, comparedBefore, startedBefore]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps none of one who lost the lease', async () => {
    const { key, compared } = await aComparedRepository(store);
    await store.acquire(key, leaseUntil('slow', 18), at(10));
    await store.acquire(key, leaseUntil('third', 28), at(20));
    await store.release(key, 'slow', { requested: 2, compared });
    expect((await store.state(key)).compared).toBeUndefined();
  });

  it('keeps none where more was asked for meanwhile', async () => {
    const { key, compared } = await aComparedRepository(store);
    await store.acquire(key, leaseUntil('second', 18), at(10));
    await store.raise(key, aScan({ id: 'meanwhile' }), at(11));
    await store.release(key, 'second', { requested: 2, compared });
    expect((await store.state(key)).compared).toBeUndefined();
  });
}

/** One whose sync began at minute 0, compared, and ended, and that is asked for once more. */
async function aComparedRepository(store: SyncStore) {
  const key = await aRepositoryAskedFor(store);
  const compared = { digest: 'of all that was compared', startedAt: at(0).toISOString(), there: 4, unchanged: 5 };
  await store.acquire(key, leaseUntil('first', 8), at(0));
  await store.release(key, 'first', { requested: 1, compared });
  await store.raise(key, aScan({ id: 'once more' }), at(9));
  return { key, compared };
}
