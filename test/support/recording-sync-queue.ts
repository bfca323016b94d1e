import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { PreviewQueue, SyncQueue, SyncRequest } from '../../shared/ports/sync-queue.ts';

/** A sync that was asked for. */
export type RequestedSync = RepositoryKey & SyncRequest;

/** A preview that was asked for. */
type RequestedPreview = RepositoryKey & { previewId: string };

/** {@link SyncQueue} that only remembers what was asked for. */
export function createRecordingSyncQueue(): SyncQueue &
  PreviewQueue & {
    readonly requested: readonly RequestedSync[];
    readonly previews: readonly RequestedPreview[];
    /** Those who were called among them. */
    readonly woken: readonly RepositoryKey[];
  } {
  const requested: RequestedSync[] = [];
  const previews: RequestedPreview[] = [];
  const woken: RepositoryKey[] = [];
  return {
    requested,
    previews,
    woken,
    async requestPreview({ teamId, repositoryId }, previewId) {
      previews.push({ teamId, repositoryId, previewId });
    },
    async request({ teamId, repositoryId }, request) {
      requested.push({ teamId, repositoryId, ...request });
    },
    async wake({ teamId, repositoryId }) {
      woken.push({ teamId, repositoryId });
    },
    async call({ teamId, repositoryId }) {
      woken.push({ teamId, repositoryId });
    },
  };
}
