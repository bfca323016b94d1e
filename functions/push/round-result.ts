import type { RunOutcome } from '../../shared/domain/runs/run.ts';
import type { DriftFound } from '../../shared/domain/sync/drift-check.ts';
import type { KeptComparison } from '../../shared/domain/sync/last-comparison.ts';
import type { LastError } from '../../shared/domain/sync/sync-state.ts';

/** Why a round can't go on now, and when to try again. */
export interface Retry {
  readonly code: string;
  readonly message: string;
  /** What a person must mend. @default it passes by itself */
  readonly needs?: LastError['needs'];
  /** Whether it counts as a failed attempt, of which each doubles the wait. */
  readonly countsAsAttempt: boolean;
  /** How long the server asked us to wait, milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The instant to try again. @default by the number of attempts */
  readonly until?: Date;
  /** Whether the next request is served before that. @default see `endsOnRequest` */
  readonly endsOnRequest?: boolean;
  /** Only the sweep wakes it, which knows better when it can go on. @default false */
  readonly isLeftToSweep?: boolean;
}

/** What a round is known by in the log. */
export interface RunIds {
  readonly runId: string;
  /** The newest scan that it serves. */
  readonly scanId: string | undefined;
}

/** How one round of a sync ended, as far as the next round is concerned. */
export interface RoundResult extends RunIds {
  readonly outcome: RunOutcome;
  readonly retry?: Retry;
  /** When to look again though nobody asks (ISO-8601). */
  readonly lookAt?: string | undefined;
  /** What the next round may go by. */
  readonly compared?: KeptComparison | undefined;
  /** Whether more had asked for it than one run serves. */
  readonly moreTriggers?: boolean;
  /** Whether a drift check was asked for. */
  readonly checksDrift?: boolean;
  /** What it found, where it came to its end. */
  readonly driftFound?: DriftFound | undefined;
  /** Whether what an earlier check found was repaired. */
  readonly repaired?: boolean;
  /** Whether nothing else was: then nothing was synced. */
  readonly onlyChecks?: boolean;
}
