import { attentionScope } from '../../shared/domain/failures/attention-scope.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import type { Run, RunOutcome } from '../../shared/domain/runs/run.ts';
import { comparisonBefore } from '../../shared/domain/sync/comparison-before.ts';
import { pausedByOperator } from '../../shared/domain/sync/pause.ts';
import type { SyncState } from '../../shared/domain/sync/sync-state.ts';
import { LeaseLostError } from '../../shared/ports/finding-store.ts';
import type { Skipped } from './ready-work.ts';
import { Postponed } from './reconcile/postponed.ts';
import type { Progress } from './reconcile/progress.ts';
import type { Reconciled } from './reconcile/reconciled.ts';
import { WorkStopped } from './reconcile/work-permit.ts';
import type { RoundResult } from './round-result.ts';

/** How a run ended, and what its repository's next one is to know. */
export type Ending = Pick<Run, 'outcome'> &
  Partial<Pick<Run, 'reason'>> &
  Pick<RoundResult, 'retry' | 'lookAt' | 'compared'>;

/** A setup failure passes only when a person does something; their next request is served at once, and else it is tried this often, milliseconds. */
const setupRetryMs = 60 * 60 * 1000;

/** A scan that says nothing of the tracked branch leaves everything as it was, what was compared last among it. */
export function skippedEnding({ code, message }: Skipped, state: SyncState): Ending {
  const ofOtherScan = code === 'pull_request_scan' || code === 'other_branch';
  const compared = ofOtherScan ? comparisonBefore(state) : undefined;
  return { outcome: 'skipped', reason: { code, message }, lookAt: state.lookAt, compared };
}

/** One that got to its end. */
export function finishedEnding(
  { hold, lookAt, compared }: Pick<Reconciled, 'hold' | 'lookAt' | 'compared'>,
  { counts }: Progress,
): Ending {
  if (hold !== undefined) {
    const message = `${hold.closings.length} closings and ${hold.creations.length} creations wait for approval.`;
    return { outcome: 'held', reason: { code: hold.code, message }, lookAt };
  }
  return { outcome: counts.quarantined > 0 ? 'partial' : 'succeeded', lookAt, compared };
}

/** What stopped a run is an outcome; only a defect of ours must come back as a message. */
export function endingOf(error: unknown, { now, endsAt }: { readonly now: Date; readonly endsAt: Date }): Ending {
  // A read ends with the time for calls at the latest; that it had no answer by then says nothing about the server.
  const ranOut = error instanceof OutsideFailure && error.code === 'timeout' && now >= endsAt;
  if (ranOut) return outOfTime(error, now);
  if (error instanceof OutsideFailure) return failureEnding(error, now);
  if (error instanceof Postponed) return pausedEnding('waiting', error.code, error.message, error.until);
  if (error instanceof WorkStopped) {
    const outcome = error.code === pausedByOperator ? 'waiting' : 'partial';
    return pausedEnding(outcome, error.code, error.message, now);
  }
  if (error instanceof LeaseLostError) return pausedEnding('partial', error.code, error.message, now);
  throw error;
}

function pausedEnding(outcome: RunOutcome, code: string, message: string, until: Date): Ending {
  // Nobody knows when the operator lets exports go on: the sweep wakes everything then.
  const isLeftToSweep = code === pausedByOperator;
  const retry = { code, message, countsAsAttempt: false, until, isLeftToSweep };
  return { outcome, reason: { code, message }, retry };
}

/** Gecko is read first and from its start: a run that got no further would meet the same again at once. */
function outOfTime({ system, message }: OutsideFailure, now: Date): Ending {
  const ending = pausedEnding('partial', 'out_of_time', message, now);
  if (system !== 'gecko') return ending;
  return { ...ending, retry: { code: 'out_of_time', message, countsAsAttempt: true } };
}

function failureEnding({ code, message, kind, retryAfterMs }: OutsideFailure, now: Date): Ending {
  const reason = { code, message };
  if (kind === 'setup') {
    const until = new Date(now.getTime() + setupRetryMs);
    const needs = attentionScope({ code });
    return {
      outcome: 'failed',
      reason,
      retry: { ...reason, needs, countsAsAttempt: false, until, endsOnRequest: true },
    };
  }
  const countsAsAttempt = code !== 'rate_limited';
  return { outcome: 'waiting', reason, retry: { ...reason, countsAsAttempt, retryAfterMs } };
}
