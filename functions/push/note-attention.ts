import { attentionScope } from '../../shared/domain/attention-scope.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import type { RepositoryKey, TeamId } from '../../shared/domain/ids.ts';
import type { Mapping } from '../../shared/domain/mapping.ts';
import type { OutsideFailure } from '../../shared/domain/outside-failure.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

/** What telling people of a problem needs. */
export interface NoteAttentionDependencies {
  readonly teams: Pick<TeamStore, 'noteConnection' | 'noteMapping' | 'mappings'>;
  readonly queue: Pick<SyncQueue, 'request'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

const mappingsPerPage = 100;

/** Marks the connection or the mapping as needing a person, with the reason; since when is kept while the reason is the same. */
export async function noteProblem(
  { teams, clock }: NoteAttentionDependencies,
  key: RepositoryKey,
  failure: OutsideFailure,
): Promise<void> {
  const attention = { code: failure.code, reason: failure.message, since: clock.now().toISOString() };
  if (attentionScope(failure) === 'mapping') await teams.noteMapping(key, attention);
  else await teams.noteConnection(key.teamId, attention);
}

/** Takes the marks back after a run that went well. When the connection recovered, everything that waited for it is synced. */
export async function noteRecovery(
  dependencies: NoteAttentionDependencies,
  key: RepositoryKey,
  { connection, mapping }: { connection: Connection; mapping: Mapping },
): Promise<void> {
  const { teams } = dependencies;
  if (mapping.attention) await teams.noteMapping(key, undefined);
  if (connection.status !== 'needs_attention') return;
  await teams.noteConnection(key.teamId, undefined);
  await requestOthers(dependencies, key.teamId, key);
}

async function requestOthers(
  { teams, queue, newId }: NoteAttentionDependencies,
  teamId: TeamId,
  done: RepositoryKey,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await teams.mappings(teamId, { limit: mappingsPerPage, after });
    for (const { repositoryId } of page.items) {
      if (repositoryId === done.repositoryId) continue;
      await queue.request({ teamId, repositoryId }, { id: newId(), reason: 'connection_recovered' });
    }
    after = page.next;
  } while (after !== undefined);
}
