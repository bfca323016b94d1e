import type { SyncView } from '../../../shared/contracts/management-api/sync.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Run } from '../../../shared/domain/runs/run.ts';
import { mappingPath } from '../core/links.ts';
import type { Services } from '../core/services.ts';
import { runView } from './run-view.ts';

const runsPerPage = 20;
/** A repository starts at most one run a minute, so this reaches back for hours; whoever polls so late sees `queued`. */
const pagesSearched = 20;

/** When a sync was asked for: a UUIDv7 begins with its time in milliseconds (RFC 9562, section 5.7). */
export function requestedAt(syncId: string): Date {
  return new Date(Number.parseInt(syncId.replaceAll('-', '').slice(0, 12), 16));
}

/** Tells how far a sync that was asked for has come. */
export async function syncView(services: Services, key: RepositoryKey, syncId: string): Promise<SyncView> {
  const run = await newestRunFor(services, key, syncId);
  const mapping = mappingPath(key.repositoryId);
  return {
    id: syncId,
    requestedAt: requestedAt(syncId).toISOString(),
    ...(run ? { status: statusAfter(run), run: runView(run) } : await standingBefore(services, key)),
    links: { self: `${mapping}/syncs/${syncId}`, mapping },
  };
}

function statusAfter(run: Run): SyncView['status'] {
  return run.outcome === 'waiting' ? 'waiting' : 'finished';
}

async function standingBefore(
  { syncs, clock }: Services,
  key: RepositoryKey,
): Promise<Pick<SyncView, 'status' | 'progress'>> {
  const { lease, waitsInLine } = await syncs.state(key);
  if (!lease || Date.parse(lease.expiresAt) <= clock.now().getTime()) {
    return { status: waitsInLine === undefined ? 'queued' : 'waiting' };
  }
  return { status: 'running', ...(lease.progress ? { progress: lease.progress } : {}) };
}

/** The newest run among whose triggers the sync is; runs that ended before it was asked for can't have served it. */
async function newestRunFor({ syncs }: Services, key: RepositoryKey, syncId: string): Promise<Run | undefined> {
  let after: string | undefined;
  for (let page = 0; page < pagesSearched; page += 1) {
    const { items, next } = await syncs.runs(key, { limit: runsPerPage, after });
    const found = items.find((run) => run.triggers.some((trigger) => trigger.id === syncId));
    if (found) return found;
    const oldest = items.at(-1);
    if (next === undefined || !oldest || Date.parse(oldest.finishedAt) < requestedAt(syncId).getTime())
      return undefined;
    after = next;
  }
  return undefined;
}
