import { attentionScope } from '../failures/attention-scope.ts';
import { attemptsBeforeFailed } from '../failures/back-off.ts';
import type { OutsideFailure } from '../failures/outside-failure.ts';
import type { Condition } from './notice.ts';
import type { Run } from './run.ts';

/** What a run tells about the connection and about the repository's syncs; undefined where it tells nothing. */
export interface RunConditions {
  readonly connection?: Condition;
  readonly repository?: Condition;
}

/** What is known at the end of a run. `attempt` counts the failures in a row, this one included. */
export interface EndedRun extends Pick<Run, 'outcome' | 'reason'> {
  readonly failure?: Pick<OutsideFailure, 'code' | 'kind'> | undefined;
  readonly attempt: number;
}

const well = { kind: 'well' } as const;

/**
 * A failure that hinders all of a team's exports is told once, of the connection, not once for each repository. One that
 * may pass by itself is told when it has gone on for so long that the repository counts as failed.
 */
export function runConditions({ outcome, reason, failure, attempt }: EndedRun): RunConditions {
  const told = { code: reason?.code ?? outcome, reason: reason?.message ?? '' };
  if (failure?.kind === 'setup') {
    return attentionScope(failure) === 'connection'
      ? { connection: { kind: 'connection_needs_attention', ...told } }
      : { repository: { kind: 'sync_failed', ...told } };
  }
  if (outcome === 'held') return { connection: well, repository: { kind: 'sync_held', ...told } };
  const isWell = outcome === 'succeeded' || (outcome === 'partial' && reason === undefined);
  if (isWell) return { connection: well, repository: well };
  const isGivenUp = outcome === 'waiting' && attempt >= attemptsBeforeFailed;
  return isGivenUp ? { repository: { kind: 'sync_failed', ...told } } : {};
}
