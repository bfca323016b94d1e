import type { Attention } from '../domain/failures/attention.ts';
import { attentionScope } from '../domain/failures/attention-scope.ts';
import type { OutsideFailure } from '../domain/failures/outside-failure.ts';
import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import type { TeamStore } from '../ports/team-store.ts';
import { requestAllSyncs } from './request-all-syncs.ts';

/** What telling people of a problem needs. */
export interface NoteAttentionDependencies {
  readonly teams: Pick<TeamStore, 'noteConnection' | 'noteMapping' | 'mappings'>;
  readonly queue: Pick<SyncQueue, 'request'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

type Problem = Pick<OutsideFailure, 'code' | 'message' | 'system'>;

/** Marks the connection or the mapping as needing a person, with the reason; since when is kept while the reason is the same. */
export async function noteProblem(
  dependencies: Pick<NoteAttentionDependencies, 'teams' | 'clock'>,
  key: RepositoryKey,
  problem: Problem,
): Promise<void> {
  const { teams, clock } = dependencies;
  if (attentionScope(problem) === 'mapping') await teams.noteMapping(key, attentionOf(problem, clock));
  else await noteConnectionProblem(dependencies, key.teamId, problem);
}

/** Marks the connection as needing a person, whatever the reason is about. */
export async function noteConnectionProblem(
  { teams, clock }: Pick<NoteAttentionDependencies, 'teams' | 'clock'>,
  teamId: TeamId,
  problem: Problem,
): Promise<void> {
  await teams.noteConnection(teamId, attentionOf(problem, clock));
}

/**
 * Asks for a sync of every mapped repository of a team whose connection recovered, but for the one whose sync showed that it did.
 * To be done before the recovery is noted, so that whoever finds it once more after a crash in between asks again.
 */
export async function requestAllThatWaited(
  dependencies: Pick<NoteAttentionDependencies, 'teams' | 'queue' | 'newId'>,
  teamId: TeamId,
  done?: RepositoryKey,
): Promise<void> {
  await requestAllSyncs(dependencies, teamId, ({ repositoryId }) =>
    repositoryId === done?.repositoryId ? undefined : { id: dependencies.newId(), reason: 'connection_recovered' },
  );
}

function attentionOf({ code, message, system }: Problem, clock: Clock): Attention {
  return { code, reason: message, since: clock.now().toISOString(), system };
}
