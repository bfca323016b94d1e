import { firstThatFit } from '../../shared/adapters/dynamodb/table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../../shared/adapters/dynamodb/table/item-bytes.ts';
import { previewRetentionHours } from '../../shared/contracts/limits.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Preview } from '../../shared/domain/runs/preview.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PreviewStore } from '../../shared/ports/preview-store.ts';

const hourMs = 60 * 60 * 1000;
const entriesMax = { maxBytes: partMaxBytes, maxCount: Number.POSITIVE_INFINITY };

/** {@link PreviewStore} in memory. By the clock previews expire; without one, none does. */
export function createInMemoryPreviewStore(clock: Clock = { now: () => new Date(0) }): PreviewStore {
  const previews = new Map<string, Preview>();
  const idOf = ({ teamId, repositoryId }: RepositoryKey, previewId: string) =>
    [teamId, repositoryId, previewId].join('#');
  return {
    async putPreview(key, preview) {
      const entries = firstThatFit(preview.entries, itemBytes, entriesMax);
      previews.set(idOf(key, preview.previewId), { ...preview, entries });
    },
    async preview(key, previewId) {
      const preview = previews.get(idOf(key, previewId));
      const isOver =
        preview && Date.parse(preview.finishedAt) + previewRetentionHours * hourMs <= clock.now().getTime();
      return isOver ? undefined : preview;
    },
  };
}
