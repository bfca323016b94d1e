import { syncMaxReceiveCount, syncVisibilityTimeoutSeconds } from '../../shared/contracts/limits.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { movedForward, type Waiting } from '../../shared/domain/sync/in-line.ts';
import { waitsUntil } from '../../shared/domain/sync/sync-due.ts';
import type { SyncState } from '../../shared/domain/sync/sync-state.ts';
import { type LeaveLineDependencies, leaveLine } from '../../shared/line/leave-line.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { createEndRound, type EndRoundDependencies } from './end-round.ts';
import type { RoundResult } from './round-result.ts';

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
export interface SyncRepositoryDependencies extends LeaveLineDependencies, EndRoundDependencies {
  readonly store: SyncStore;
  readonly line: LeaveLineDependencies['line'] & Pick<InstanceLine, 'standing'>;
  readonly queue: SyncQueue;
  readonly runSync: RunSync;
  readonly newToken: () => string;
  /** How long a lease is good for, milliseconds: longer than a function that holds it can live. */
  readonly leaseMs: number;
}

/**
 * Single flight per repository: whoever holds the lease works, everybody else only leaves a request, and the holder goes
 * round again when a request came in meanwhile. A failure becomes waiting time in the state, not a message that comes back.
 */
export function createSyncRepository(dependencies: SyncRepositoryDependencies): SyncRepository {
  const { store, line, queue, runSync, clock, log, newToken, leaseMs, spacingMs } = dependencies;
  const endRound = createEndRound(dependencies);

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
      if (result !== 'in_line') await endRound(key, token, state, result);
    } catch (error) {
      const now = clock.now();
      const dueAt = new Date(now.getTime() + dueAfterCrashMs);
      const { attempt, lastError } = state;
      await store.postpone(key, token, { notBefore: now, attempt, dueAt, error: lastError });
      throw error;
    }
  }
}
