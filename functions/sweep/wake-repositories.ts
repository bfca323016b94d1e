import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { driftCheckReason } from '../../shared/domain/sync/drift-check.ts';
import { dueAction, inLineLookMs } from '../../shared/domain/sync/sync-due.ts';
import type { SweepMeasures } from '../../shared/observability/sweep-metrics.ts';
import type { Due, DueList } from '../../shared/ports/due-list.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { Pauses } from '../../shared/ports/pauses.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { type EachDueDependencies, eachDue } from './each-due.ts';
import { pausedInstances } from './paused-instances.ts';
import type { SweepEnd } from './sweep.ts';

/** What waking needs. */
export interface WakeRepositoriesDependencies extends EachDueDependencies {
  readonly due: DueList<RepositoryKey>;
  readonly store: Pick<SyncStore, 'state'>;
  readonly line: Pick<InstanceLine, 'standing'>;
  readonly queue: SyncQueue;
  readonly teams: Pick<TeamStore, 'connection'>;
  readonly pauses: Pick<Pauses, 'pauses'>;
}

/** With 16 parts 3,200 a sweep: some five times what 20 push functions get done until the next one. */
const wakesPerPart = 200;
/** A message that was sent is worked on within this, or nobody works at all: then another one is no use, milliseconds. */
const shortestRepeatMs = 15 * 60 * 1000;
const longestRepeatMs = 6 * 60 * 60 * 1000;
/** How soon after a pause what waited for it is woken at the latest, milliseconds, beside the time between two sweeps. */
const whilePausedMs = 5 * 60 * 1000;

/** Wakes the repositories whose time has come, unless the operator paused their exports, and asks for a sync where what Gecko says has changed by itself, and for a drift check where it is time for one. */
export async function wakeRepositories(
  dependencies: WakeRepositoriesDependencies,
  { endsAt }: SweepEnd,
): Promise<SweepMeasures> {
  const { due, store, line, queue, clock, log } = dependencies;
  const paused = await pausedInstances(dependencies);
  if (paused.everything) return {};
  let woken = 0;
  let oldestMs = 0;
  await eachDue(due, dependencies, { endsAt, perPart: wakesPerPart }, see);
  log.info('repositories woken', { woken, oldestMs });
  return { oldestDue: oldestMs / 1000 };

  async function see({ key }: Due<RepositoryKey>): Promise<Date | undefined> {
    const now = clock.now();
    const action = dueAction(await store.state(key), now);
    switch (action.kind) {
      case 'done':
        return undefined;
      case 'wait':
        return action.until;
      case 'stand':
        if ((await line.standing({ ...key, ...action.waitsInLine })) === 'missing') await queue.wake(key, 0);
        return later(now, inLineLookMs);
      case 'look':
        await queue.request(key, { id: `acceptance-end-${action.lookAt}`, reason: 'acceptance_ended' });
        return later(now, shortestRepeatMs);
      case 'check_drift': {
        if (await paused.isPaused(key.teamId)) return later(now, whilePausedMs);
        await queue.request(key, { id: `drift-check-${action.driftCheckAt}`, reason: driftCheckReason });
        return later(now, shortestRepeatMs);
      }
      case 'wake': {
        if (await paused.isPaused(key.teamId)) return later(now, whilePausedMs);
        const waitedMs = now.getTime() - action.since.getTime();
        await queue.wake(key, 0);
        woken += 1;
        oldestMs = Math.max(oldestMs, waitedMs);
        return later(now, Math.min(Math.max(waitedMs, shortestRepeatMs), longestRepeatMs));
      }
    }
  }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
