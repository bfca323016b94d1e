import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { SyncRequest } from '../../../shared/ports/sync-queue.ts';
import type { Caller } from '../core/authorization.ts';
import { idToHandOut } from '../core/handed-out-id.ts';
import type { Services } from '../core/services.ts';

const mappingsPerPage = 100;
/** How many requests are on their way to the queue at once. */
const parallelRequests = 10;

/** Asks for a sync of one repository; the id names the request in the run that serves it. */
export async function requestSync(
  { queue, newId }: Pick<Services, 'queue' | 'newId'>,
  caller: Caller,
  key: RepositoryKey,
  request: Pick<SyncRequest, 'reason' | 'revertClosingsOfRun'>,
): Promise<string> {
  const id = idToHandOut(newId(), 'sync', key);
  const requestedBy = caller.userId === undefined ? {} : { requestedBy: caller.userId };
  await queue.request(key, { id, ...request, ...requestedBy });
  return id;
}

/** Asks for a sync of every mapped repository of the team. */
export async function requestSyncOfAll(services: Services, caller: Caller, reason: string): Promise<void> {
  let after: string | undefined;
  do {
    const { items, next } = await services.teams.mappings(caller.teamId, { limit: mappingsPerPage, after });
    for (let from = 0; from < items.length; from += parallelRequests) {
      const batch = items.slice(from, from + parallelRequests);
      await Promise.all(batch.map((mapping) => requestSync(services, caller, mapping, { reason })));
    }
    after = next;
  } while (after !== undefined);
}
