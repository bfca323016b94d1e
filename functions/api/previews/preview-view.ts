import { pushTimeoutSeconds } from '../../../shared/contracts/limits.ts';
import type { PreviewView } from '../../../shared/contracts/management-api/preview.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Preview } from '../../../shared/domain/runs/preview.ts';
import { mappingPath } from '../core/links.ts';
import { requestedAt } from '../syncs/sync-view.ts';

/** After this time nobody works on a preview any more, milliseconds: three times the longest run of the push function. */
const patienceMs = 3 * pushTimeoutSeconds * 1000;

const gaveUp = {
  code: 'preview_failed',
  message: 'The preview did not come about. Ask for a new one; if that fails too, see the diagnosis of the mapping.',
};

/**
 * Renders a preview, or that there is none yet, or that none came: a function that crashed leaves no word behind, so it
 * is the time that tells. One that comes late after all is shown.
 */
export function previewView(
  { repositoryId }: RepositoryKey,
  id: string,
  preview: Preview | undefined,
  now: Date,
): PreviewView {
  const mapping = mappingPath(repositoryId);
  const common = {
    id,
    requestedAt: requestedAt(id).toISOString(),
    links: { self: `${mapping}/previews/${id}`, mapping },
  };
  if (!preview) {
    const waitedMs = now.getTime() - requestedAt(id).getTime();
    return waitedMs > patienceMs ? { ...common, status: 'failed', reason: gaveUp } : { ...common, status: 'queued' };
  }
  const { previewId: _id, reason, finishedAt, counts, entries, scanId } = preview;
  if (reason) return { ...common, status: 'impossible', reason, finishedAt };
  return { ...common, status: 'finished', finishedAt, ...(scanId === undefined ? {} : { scanId }), counts, entries };
}
