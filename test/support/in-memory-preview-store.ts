import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { Preview } from '../../shared/domain/preview.ts';
import type { PreviewStore } from '../../shared/ports/preview-store.ts';

/** {@link PreviewStore} in memory. */
export function createInMemoryPreviewStore(): PreviewStore {
  const previews = new Map<string, Preview>();
  const idOf = ({ teamId, repositoryId }: RepositoryKey, previewId: string) =>
    [teamId, repositoryId, previewId].join('#');
  return {
    async putPreview(key, preview) {
      previews.set(idOf(key, preview.previewId), preview);
    },
    preview: async (key, previewId) => previews.get(idOf(key, previewId)),
  };
}
