import { syncMaxReceiveCount, syncVisibilityTimeoutSeconds } from '../../shared/contracts/limits.ts';
import { backOffMs, endsOnRequest } from '../../shared/domain/failures/back-off.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { RunOutcome } from '../../shared/domain/runs/run.ts';
import { type DriftFound, driftAfter, nextDriftCheck } from '../../shared/domain/sync/drift-check.ts';
import { movedForward, type Waiting } from '../../shared/domain/sync/in-line.ts';
import type { KeptComparison } from '../../shared/domain/sync/last-comparison.ts';
import { waitsUntil } from '../../shared/domain/sync/sync-due.ts';
import type { LastError, SyncState } from '../../shared/domain/sync/sync-state.ts';
import { type LeaveLineDependencies, leaveLine } from '../../shared/line/leave-line.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import { longestWakeDelaySeconds, type SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { DriftState, SyncStore } from '../../shared/ports/sync-store.ts';

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

/**
 * One look at a repository: fetches, compares, applies and records. Never throws for failures of the outside world. Where it has
 * to wait for a slot at its DefectDojo, it stands in line (`in_line`), and the lease is given back.
 */
export type RunSync = (
  key: RepositoryKey,
  round: { readonly state: SyncState; readonly token: string; readonly endsAt: Date },
) => Promise<RoundResult | 'in_line'>;

/** How a sync was asked for. */
export interface SyncOptions {
  /** Only its waiting time is over: nothing new was asked for. */
  readonly wakeUp: boolean;
  /** A person waits for it. @default false */
  readonly byPerson?: boolean;
  /** When the function is ended. */
  readonly endsAt: Date;
}

/** Syncs a repository unless there is nothing to do, it must wait, or somebody else is at it. */
export type SyncRepository = (key: RepositoryKey, options: SyncOptions) => Promise<void>;

/** With less time than this a round isn't begun, milliseconds: reading alone may take as long. */
const shortestRoundMs = 60_000;
/** The message of a round that crashed comes back by itself until then, milliseconds; later the sweep tries once more. */
const dueAfterCrashMs = syncVisibilityTimeoutSeconds * syncMaxReceiveCount * 1000;

/** What single flight needs. */
export interface SyncRepositoryDependencies extends LeaveLineDependencies {
  readonly store: SyncStore;
  readonly line: LeaveLineDependencies['line'] & Pick<InstanceLine, 'standing'>;
  readonly queue: SyncQueue;
  readonly runSync: RunSync;
  readonly newToken: () => string;
  readonly random: () => number;
  /** How long a lease is good for, milliseconds: longer than a function that holds it can live. */
  readonly leaseMs: number;
  /** Least distance between the starts of two syncs of one repository, milliseconds. */
  readonly spacingMs: number;
}

/**
 * Single flight per repository: whoever holds the lease works, everybody else only leaves a request, and the holder goes
 * round again when a request came in meanwhile. A failure becomes waiting time in the state, not a message that comes back.
 */
export function createSyncRepository(dependencies: SyncRepositoryDependencies): SyncRepository {
  const { store, line, queue, runSync, clock, log, newToken, leaseMs, spacingMs } = dependencies;

  return async (key, { wakeUp, byPerson = false, endsAt }) => {
    const before = await store.state(key);
    const { waitsInLine } = before;
    if (before.requested === before.completed) {
      if (waitsInLine) await leaveLine(dependencies, key);
      return;
    }
    if (waitsInLine ? await mustStand({ ...key, ...waitsInLine }, byPerson) : await mustWait(key, before, wakeUp))
      return;
    const now = clock.now();
    if (endsAt.getTime() - now.getTime() < shortestRoundMs) return queue.wake(key, 0);
    const token = newToken();
    const lease = { token, expiresAt: new Date(now.getTime() + leaseMs).toISOString() };
    if (!(await store.acquire(key, lease, now))) {
      log.info('another worker is at it', { ...key });
      return;
    }
    await holdLease(key, { token, before, endsAt });
  };

  /** Only who was called may go on, or who is nowhere in the line. A person's wish moves it forward. */
  async function mustStand(waiting: Waiting, byPerson: boolean): Promise<boolean> {
    if ((await line.standing(waiting)) !== 'waiting') return false;
    const { instance, since, at } = waiting;
    const now = clock.now();
    if (byPerson && !waiting.byPerson)
      await line.move(waiting, movedForward({ instance, since, at, byPerson }, now), now);
    return true;
  }

  async function mustWait(key: RepositoryKey, state: SyncState, wakeUp: boolean): Promise<boolean> {
    const now = clock.now();
    const nowMs = now.getTime();
    if (state.notBefore !== undefined && !(state.waitEndsOnWish && !wakeUp)) {
      const until = waitsUntil(state, now);
      if (until === undefined) return false;
      // A message can't be delayed for longer, and the sweep may see the state as it was.
      if (wakeUp) await queue.wake(key, (until.getTime() - nowMs) / 1000);
      return true;
    }
    const earliestMs = Date.parse(state.lastStartedAt ?? '1970-01-01') + spacingMs;
    if (earliestMs <= nowMs || state.lease !== undefined) return false;
    await queue.wake(key, (earliestMs - nowMs) / 1000);
    await store.defer(key, new Date(earliestMs));
    return true;
  }

  async function holdLease(
    key: RepositoryKey,
    { token, before, endsAt }: { readonly token: string; readonly before: SyncState; readonly endsAt: Date },
  ): Promise<void> {
    let state = before;
    try {
      state = await store.state(key);
      const result = await runSync(key, { state, token, endsAt });
      if (result !== 'in_line') await settle(key, token, state, result);
    } catch (error) {
      const now = clock.now();
      const dueAt = new Date(now.getTime() + dueAfterCrashMs);
      const { attempt, lastError } = state;
      await store.postpone(key, token, { notBefore: now, attempt, dueAt, error: lastError });
      throw error;
    }
  }

  /** Gives the lease back, with what the round came to. */
  async function settle(key: RepositoryKey, token: string, state: SyncState, result: RoundResult): Promise<void> {
    if (result.retry) return postpone(key, token, state, { ...result, retry: result.retry });
    const drift = driftStateAfter(state, result);
    if (result.moreTriggers) return keepDistance(key, token, drift);
    // All that can be exported is, also where single findings can't.
    const isInSync = !result.onlyChecks && (result.outcome === 'succeeded' || result.outcome === 'partial');
    const inSync = isInSync ? { inSyncAt: clock.now() } : {};
    const { lastStartedAt: startedAt } = state;
    const compared = result.compared && startedAt !== undefined ? { ...result.compared, startedAt } : undefined;
    const done = { requested: state.requested, lookAt: result.lookAt, compared, ...drift, ...inSync };
    const released = await store.release(key, token, done);
    if (released === 'more_requested') await keepDistance(key, token, drift);
    const { runId, scanId } = result;
    if (released === 'lost') log.warn('the lease was lost', { ...key, runId, scanId });
  }

  async function postpone(
    key: RepositoryKey,
    token: string,
    state: SyncState,
    { retry, runId, scanId }: RunIds & { readonly retry: Retry },
  ): Promise<void> {
    const attempt = state.attempt + (retry.countsAsAttempt ? 1 : 0);
    const now = clock.now();
    const delayMs = retry.until
      ? Math.max(0, retry.until.getTime() - now.getTime())
      : backOffMs(Math.max(attempt, 1), dependencies.random(), retry.retryAfterMs);
    const { code, message, needs } = retry;
    const error = { code, message, at: now.toISOString(), ...(needs && { needs }) };
    // The sweep wakes it after a longer wait, and should this message get lost.
    const isShort = delayMs <= longestWakeDelaySeconds * 1000;
    if (isShort && !retry.isLeftToSweep) await queue.wake(key, delayMs / 1000);
    const postponement = {
      notBefore: new Date(now.getTime() + delayMs),
      attempt,
      error,
      endsOnRequest: retry.endsOnRequest ?? endsOnRequest(attempt, retry.retryAfterMs),
    };
    await store.postpone(key, token, postponement);
    log.warn('sync postponed', { ...key, runId, scanId, code, attempt, delayMs });
    if (postponement.endsOnRequest) await serveRequestsMeanwhile(key, state);
  }

  /** A request that came while the sync failed found the lease taken, so nobody else ends the wait for it. */
  async function serveRequestsMeanwhile(key: RepositoryKey, { requested }: SyncState): Promise<void> {
    if ((await store.state(key)).requested === requested) return;
    await queue.wake(key, spacingMs / 1000);
    await store.defer(key, new Date(clock.now().getTime() + spacingMs));
  }

  async function keepDistance(key: RepositoryKey, token: string, drift: DriftState): Promise<void> {
    await queue.wake(key, spacingMs / 1000);
    await store.postpone(key, token, { notBefore: new Date(clock.now().getTime() + spacingMs), attempt: 0, drift });
  }

  function driftStateAfter(state: SyncState, result: RoundResult): DriftState {
    const { outcome, checksDrift: checked = false, driftFound: found, repaired = false } = result;
    return {
      driftCheckAt: nextDriftCheck(state.driftCheckAt, { checked, outcome, now: clock.now() }),
      driftFound: driftAfter(state.driftFound, { found, repaired }),
    };
  }
}
