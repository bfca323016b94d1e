import type { PreviewView } from '../../../shared/contracts/management-api/preview.ts';
import type { RepositoryKey } from '../../../shared/domain/ids.ts';
import type { Preview } from '../../../shared/domain/preview.ts';
import { mappingPath } from '../links.ts';
import { requestedAt } from '../syncs/sync-view.ts';

/** Renders a preview, or that there is none yet. */
export function previewView({ repositoryId }: RepositoryKey, id: string, preview: Preview | undefined): PreviewView {
  const mapping = mappingPath(repositoryId);
  const common = {
    id,
    requestedAt: requestedAt(id).toISOString(),
    links: { self: `${mapping}/previews/${id}`, mapping },
  };
  if (!preview) return { ...common, status: 'queued' };
  const { previewId: _id, reason, finishedAt, counts, entries, scanId } = preview;
  if (reason) return { ...common, status: 'impossible', reason, finishedAt };
  return { ...common, status: 'finished', finishedAt, ...(scanId === undefined ? {} : { scanId }), counts, entries };
}
