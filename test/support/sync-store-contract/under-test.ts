import { randomUUID } from 'node:crypto';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { DueList } from '../../../shared/ports/due-list.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';
import { aRepository, aScan } from '../sync-fixtures.ts';

/** A store with what it is used together with. */
export interface SyncStoreUnderTest {
  readonly store: SyncStore;
  readonly teams: TeamStore;
  readonly due: DueList<RepositoryKey>;
}

/** An instant in minutes after the contract's clock. */
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));

/** A lease that runs out at a minute. */
export const leaseUntil = (token: string, minute: number) => ({ token, expiresAt: at(minute).toISOString() });

/** A repository that nothing was ever stored of. */
export const aFreshRepository = () => aRepository(`acme/${randomUUID()}`);

/** A repository that one event asked to sync. */
export async function aRepositoryAskedFor(store: SyncStore): Promise<RepositoryKey> {
  const key = aFreshRepository();
  await store.raise(key, aScan({ id: 'asked' }), at(0));
  return key;
}
