import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { requestSync } from './request-sync.ts';

const mappingsPerPage = 100;
/** How many requests are on their way to the queue at once. */
const parallelRequests = 10;

/** What a change of a connection bears that concerns every repository. */
export function owedSyncs(reason: string, clock: Services['clock']): Pick<Connection, 'syncsOwed'> {
  return { syncsOwed: { reason, since: clock.now().toISOString() } };
}

/**
 * Asks for a sync of every mapped repository of the team, where a change of its connection owes them. They are owed until all were
 * asked for: by this request, by the same one that is sent again, or by the sweep.
 */
export async function requestOwedSyncs(
  services: Services,
  caller: Caller,
  { teamId, version, syncsOwed }: Connection,
): Promise<void> {
  if (syncsOwed === undefined) return;
  const { reason } = syncsOwed;
  let after: string | undefined;
  do {
    const { items, next } = await services.teams.mappings(teamId, { limit: mappingsPerPage, after });
    for (let from = 0; from < items.length; from += parallelRequests) {
      const batch = items.slice(from, from + parallelRequests);
      await Promise.all(batch.map((mapping) => requestSync(services, caller, mapping, { reason })));
    }
    after = next;
  } while (after !== undefined);
  await services.teams.noteSyncsAskedFor(teamId, version);
}
