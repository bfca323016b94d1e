import { backOffMs, endsOnRequest } from '../../shared/domain/failures/back-off.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { driftAfter, nextDriftCheck } from '../../shared/domain/sync/drift-check.ts';
import type { SyncState } from '../../shared/domain/sync/sync-state.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { longestWakeDelaySeconds, type SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { DriftState, SyncStore } from '../../shared/ports/sync-store.ts';
import type { Retry, RoundResult, RunIds } from './round-result.ts';

/** What giving a lease back needs. */
export interface EndRoundDependencies {
  readonly store: SyncStore;
  readonly queue: SyncQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Least distance between the starts of two syncs of one repository, milliseconds. */
  readonly spacingMs: number;
}

/** Gives the lease back, with what the round came to: a failure becomes waiting time in the state. */
export type EndRound = (key: RepositoryKey, token: string, state: SyncState, result: RoundResult) => Promise<void>;

export function createEndRound({ store, queue, clock, log, random, spacingMs }: EndRoundDependencies): EndRound {
  return async (key, token, state, result) => {
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
  };

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
      : backOffMs(Math.max(attempt, 1), random(), retry.retryAfterMs);
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
