import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { SyncQueue, SyncRequest } from '../../shared/ports/sync-queue.ts';

/** A sync that was asked for. */
export type RequestedSync = RepositoryKey & SyncRequest;

/** {@link SyncQueue} that only remembers what was asked for. */
export function createRecordingSyncQueue(): SyncQueue & { readonly requested: readonly RequestedSync[] } {
  const requested: RequestedSync[] = [];
  return {
    requested,
    async request({ teamId, repositoryId }, request) {
      requested.push({ teamId, repositoryId, ...request });
    },
    wake: async () => {},
  };
}
