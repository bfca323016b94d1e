import { backOffMs } from '../../shared/domain/back-off.ts';
import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { RunOutcome } from '../../shared/domain/run.ts';
import type { SyncState } from '../../shared/domain/sync-state.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';

/** How one round of a sync ended, as far as the next round is concerned. */
export interface RoundResult {
  readonly outcome: RunOutcome;
  /** The round can't go on now; with its cause, and whether that counts as a failed attempt. */
  readonly retry?: {
    readonly code: string;
    readonly message: string;
    readonly countsAsAttempt: boolean;
    readonly retryAfterMs?: number | undefined;
  };
}

/** One look at a repository: fetches, compares, applies and records. Never throws for failures of the outside world. */
export type RunSync = (key: RepositoryKey, state: SyncState) => Promise<RoundResult>;

/** Syncs a repository unless there is nothing to do, it must wait, or somebody else is at it. */
export type SyncRepository = (key: RepositoryKey, options?: { wakeUp: boolean }) => Promise<void>;

/** What single flight needs. */
export interface SyncRepositoryDependencies {
  readonly store: SyncStore;
  readonly queue: SyncQueue;
  readonly runSync: RunSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly newToken: () => string;
  readonly random: () => number;
  /** How long a lease is good for, milliseconds: longer than a function that holds it can live. */
  readonly leaseMs: number;
  /** Least distance between the starts of two syncs of one repository, milliseconds. */
  readonly spacingMs: number;
}

/**
 * Single flight per repository: whoever holds the lease works, everybody else only leaves a wish, and the holder goes
 * round again when a wish came in meanwhile. A failure becomes waiting time in the state, not a message that comes back.
 */
export function createSyncRepository(dependencies: SyncRepositoryDependencies): SyncRepository {
  const { store, queue, runSync, clock, log, newToken, leaseMs, spacingMs } = dependencies;

  return async (key, { wakeUp } = { wakeUp: false }) => {
    const before = await store.state(key);
    if (before.requested === before.completed) return;
    if (await mustWait(key, before, wakeUp)) return;
    const token = newToken();
    const now = clock.now();
    const lease = { token, expiresAt: new Date(now.getTime() + leaseMs).toISOString() };
    if (!(await store.acquire(key, lease, now))) {
      log.info('another worker is at it', { ...key });
      return;
    }
    await holdLease(key, token);
  };

  async function mustWait(key: RepositoryKey, state: SyncState, wakeUp: boolean): Promise<boolean> {
    const nowMs = clock.now().getTime();
    if (state.notBefore !== undefined) {
      const remainingMs = Date.parse(state.notBefore) - nowMs;
      if (remainingMs <= 0) return false;
      // A wake-up comes after 900 s at most, and the wait may be longer.
      if (wakeUp) await queue.wake(key, remainingMs / 1000);
      return true;
    }
    const earliestMs = Date.parse(state.lastStartedAt ?? '1970-01-01') + spacingMs;
    if (earliestMs <= nowMs || state.lease !== undefined) return false;
    await queue.wake(key, (earliestMs - nowMs) / 1000);
    await store.defer(key, new Date(earliestMs));
    return true;
  }

  async function holdLease(key: RepositoryKey, token: string): Promise<void> {
    const state = await store.state(key);
    let result: RoundResult;
    try {
      result = await runSync(key, state);
    } catch (error) {
      await store.postpone(key, token, { notBefore: clock.now(), attempt: state.attempt });
      throw error;
    }
    if (result.retry) return postpone(key, token, state, result.retry);
    const inSync = result.outcome === 'succeeded' ? { inSyncAt: clock.now() } : {};
    const released = await store.release(key, token, { requested: state.requested, ...inSync });
    if (released === 'more_requested') await keepDistance(key, token);
    if (released === 'lost') log.warn('the lease was lost', { ...key });
  }

  async function postpone(
    key: RepositoryKey,
    token: string,
    state: SyncState,
    retry: NonNullable<RoundResult['retry']>,
  ): Promise<void> {
    const attempt = state.attempt + (retry.countsAsAttempt ? 1 : 0);
    const delayMs = backOffMs(Math.max(attempt, 1), dependencies.random(), retry.retryAfterMs);
    const now = clock.now();
    const error = { code: retry.code, message: retry.message, at: now.toISOString() };
    await queue.wake(key, delayMs / 1000);
    await store.postpone(key, token, { notBefore: new Date(now.getTime() + delayMs), attempt, error });
    log.warn('sync postponed', { ...key, code: retry.code, attempt, delayMs });
  }

  async function keepDistance(key: RepositoryKey, token: string): Promise<void> {
    await queue.wake(key, spacingMs / 1000);
    await store.postpone(key, token, { notBefore: new Date(clock.now().getTime() + spacingMs), attempt: 0 });
  }
}
