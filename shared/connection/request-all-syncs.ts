import pLimit from 'p-limit';
import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import type { Connection } from '../domain/team/connection.ts';
import { everyItem } from '../ports/every-item.ts';
import type { SyncQueue, SyncRequest } from '../ports/sync-queue.ts';
import type { TeamStore } from '../ports/team-store.ts';

/** What asking for the syncs of a whole team needs. */
export interface RequestAllDependencies {
  readonly teams: Pick<TeamStore, 'mappings'>;
  readonly queue: Pick<SyncQueue, 'request'>;
}

/** What one repository's sync is asked for with; `undefined` leaves it out. */
type RequestOf = (key: RepositoryKey) => SyncRequest | undefined;

const requestsAtOnce = 10;

/** Asks for a sync of every mapped repository of a team. */
export async function requestAllSyncs(
  { teams, queue }: RequestAllDependencies,
  teamId: TeamId,
  requestOf: RequestOf,
): Promise<void> {
  const asked: { readonly key: RepositoryKey; readonly request: SyncRequest }[] = [];
  for await (const { repositoryId } of everyItem((page) => teams.mappings(teamId, page))) {
    const key = { teamId, repositoryId };
    const request = requestOf(key);
    if (request !== undefined) asked.push({ key, request });
  }
  await pLimit(requestsAtOnce).map(asked, ({ key, request }) => queue.request(key, request));
}

/**
 * Asks for what a change of a connection owes to every repository. It is owed until all were asked for: by whoever changed it, by the same
 * request that is sent again, or by the sweep.
 */
export async function requestOwedSyncs(
  dependencies: RequestAllDependencies & { readonly teams: Pick<TeamStore, 'noteSyncsAskedFor'> },
  { teamId, version, syncsOwed }: Connection,
  requestOf: (key: RepositoryKey, reason: string) => SyncRequest,
): Promise<void> {
  if (syncsOwed === undefined) return;
  await requestAllSyncs(dependencies, teamId, (key) => requestOf(key, syncsOwed.reason));
  await dependencies.teams.noteSyncsAskedFor(teamId, version);
}
