import { pushTimeoutSeconds } from '../contracts/limits.ts';
import type { TeamId } from '../domain/names/ids.ts';
import { movedBack } from '../domain/sync/in-line.ts';
import type { Log } from '../observability/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { InstanceLine } from '../ports/instance-line.ts';
import type { InstanceSlots, TakenSlot } from '../ports/instance-slots.ts';
import type { Pauses } from '../ports/pauses.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';

/** What calling the next in line needs. */
export interface CallNextDependencies {
  readonly slots: Pick<InstanceSlots, 'slots' | 'perInstance'>;
  readonly line: Pick<InstanceLine, 'isEmpty' | 'next' | 'call' | 'move' | 'discard'>;
  readonly pauses: Pick<Pauses, 'pauseOf'>;
  readonly queue: Pick<SyncQueue, 'call'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a slot is kept for somebody who was called, milliseconds: where all functions are at work, each is free again by then. */
export const keptForMs = pushTimeoutSeconds * 1000;

/** Somebody else may call to the slot, or whom we chose, at the same moment; so many don't. */
const triesPerSlot = 5;

/**
 * Calls somebody of an instance's line to each slot that is free, each by one message. Asked by whoever frees a slot, and by whoever
 * joins the line, since the last slot may have been freed just before; and by the sweep, for those who died in between.
 * Whoever was called and didn't come stands behind those of their team then; who has no state that could come is taken away.
 *
 * @param after the team that had its turn last
 * @returns how many were called before and didn't come
 */
export async function callNext(
  dependencies: CallNextDependencies,
  instance: string,
  after?: TeamId,
): Promise<{ readonly missed: number }> {
  const { slots, line, pauses, queue, clock, log } = dependencies;
  const now = clock.now();
  const call = { now, until: new Date(now.getTime() + keptForMs) };
  let turn = after;
  let missed = 0;

  if ((await line.isEmpty(instance)) || (await pauses.pauseOf(instance)) !== undefined) return { missed };
  const taken = await takenNow();
  for (let number = 1; number <= slots.perInstance; number += 1) await fill(number, taken.get(number));
  return { missed };

  async function fill(number: number, seen: TakenSlot | undefined): Promise<void> {
    let slot = seen;
    for (let tries = 0; tries < triesPerSlot && isFree(slot); tries += 1) {
      if (slot?.called !== undefined) await sendBack(slot.called);
      const next = await line.next(instance, { after: turn, now });
      if (next === undefined) return;
      if (await line.call(next, number, call)) {
        turn = next.teamId;
        const { teamId, repositoryId } = next;
        await queue.call({ teamId, repositoryId });
        return;
      }
      slot = (await takenNow()).get(number);
    }
  }

  async function sendBack(called: NonNullable<TakenSlot['called']>): Promise<void> {
    const { teamId, repositoryId, since } = called;
    turn ??= teamId;
    missed += 1;
    const hasMoved = await line.move(called, movedBack(called, now), now);
    const isGone = !hasMoved && (await line.discard(called, now));
    log.warn('called to a DefectDojo, and did not come', { teamId, repositoryId, instance, since, hasMoved, isGone });
  }

  function isFree(slot: TakenSlot | undefined): boolean {
    return slot === undefined || slot.until < now;
  }

  async function takenNow(): Promise<Map<number, TakenSlot>> {
    return new Map((await slots.slots(instance)).map((slot) => [slot.number, slot]));
  }
}
