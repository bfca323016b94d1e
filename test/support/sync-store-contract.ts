import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../shared/domain/events/trigger.ts';
import { placementSchema } from '../../shared/domain/placement/placement.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { aClock, aScan } from './sync-fixtures.ts';
import { describeComparison } from './sync-store-contract/comparison.ts';
import { describeDue } from './sync-store-contract/due.ts';
import { describeLease } from './sync-store-contract/lease.ts';
import { describeRuns } from './sync-store-contract/runs.ts';
import { aFreshRepository, at, type SyncStoreUnderTest } from './sync-store-contract/under-test.ts';

/** What every {@link SyncStore} must do, whatever it keeps its items in. */
export function describeSyncStore(name: string, create: (clock: Clock) => SyncStoreUnderTest): void {
  describe(`the sync store ${name}`, () => {
    const underTest = create(aClock(at(0).toISOString()));
    const { store } = underTest;

    it('knows nothing of a repository that nobody asked for', async () => {
      const key = aFreshRepository();
      expect(await store.state(key)).toEqual({ requested: 0, completed: 0, attempt: 0 });
      expect(await store.triggers(key)).toEqual([]);
      expect(await store.placement(key, 'https://dojo.example.com', 1)).toBeUndefined();
    });

    it('counts every wish but remembers a repeated trigger once', async () => {
      const key = aFreshRepository();
      for (const id of ['a', 'a', 'b']) await store.raise(key, aScan({ id }), at(0));
      expect((await store.state(key)).requested).toBe(3);
      expect((await store.triggers(key)).map((trigger: Trigger) => trigger.id)).toEqual(['a', 'b']);
    });

    it('never replaces a newer baseline by an older one', async () => {
      const key = aFreshRepository();
      const scan = (scanId: string, minute: number) => ({
        scanId,
        completedAt: at(minute).toISOString(),
        branch: 'main',
      });
      await store.rememberBaseline(key, scan('newer', 5), at(10));
      await store.rememberBaseline(key, scan('older', 1), at(10));
      expect((await store.state(key)).baselineScan?.scanId).toBe('newer');
      await store.rememberBaseline(key, scan('newest', 9), at(10));
      expect((await store.state(key)).baselineScan?.scanId).toBe('newest');
    });

    it('lets any baseline replace one that cannot have ended yet, and such a one replace none', async () => {
      const scan = (scanId: string, completedAt: string, branch = 'main') => ({ scanId, completedAt, branch });
      for (const completedAt of ['2099-01-01T00:00:00.000Z', '+010000-01-01T13:59:59.000Z']) {
        const key = aFreshRepository();
        await store.rememberBaseline(key, scan('ahead', completedAt), at(10));
        expect((await store.state(key)).baselineScan?.scanId).toBe('ahead');
        await store.rememberBaseline(key, scan('real', at(5).toISOString()), at(10));
        expect((await store.state(key)).baselineScan?.scanId).toBe('real');
        await store.rememberBaseline(key, scan('ahead', completedAt), at(10));
        await store.rememberBaseline(key, scan('elsewhere', completedAt, 'trunk'), at(10));
        expect((await store.state(key)).baselineScan?.scanId).toBe('real');
      }
    });

    it('keeps a placement for every product that the repository was ever mapped to', async () => {
      const key = aFreshRepository();
      const placement = (productId: number) =>
        placementSchema.parse({
          placementId: `p-${productId}`,
          baseUrl: 'https://dojo.example.com',
          productId,
          engagementId: 2,
        });
      for (const productId of [1, 2]) await store.putPlacement(key, placement(productId));
      expect(await store.placement(key, 'https://dojo.example.com', 1)).toEqual(placement(1));
      expect(await store.placement(key, 'https://other.example.com', 1)).toBeUndefined();
    });

    describeLease(underTest);
    describeComparison(underTest);
    describeDue(underTest);
    describeRuns(underTest);
  });
}
