import type { StoredHold } from '../../shared/domain/holds/stored-hold.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { aScan } from './sync-fixtures.ts';

/** Stores a hold as a sync does, over the one that is there. */
export async function putHold(
  { holds, syncs }: { holds: FindingStore; syncs: SyncStore },
  key: RepositoryKey,
  hold: StoredHold | undefined,
): Promise<void> {
  const now = new Date();
  await syncs.raise(key, aScan(), now);
  await syncs.acquire(key, { token: 'sync', expiresAt: new Date(now.getTime() + 60_000).toISOString() }, now);
  await holds.putHold({ ...key, token: 'sync' }, hold, await holds.hold(key));
  await syncs.postpone(key, 'sync', { notBefore: now, attempt: 0 });
}
