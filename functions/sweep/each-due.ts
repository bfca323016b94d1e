import type { RepositoryKey, TeamId } from '../../shared/domain/names/ids.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Due, DueList } from '../../shared/ports/due-list.ts';
import type { SweepEnd } from './sweep.ts';

/** What going through a list needs. */
export interface EachDueDependencies {
  readonly clock: Clock;
  readonly log: Log;
}

/** How much is seen to; the next sweep goes on where this one ended. */
export interface Bounds extends SweepEnd {
  /** How many of each part of the list. */
  readonly perPart: number;
}

/** How long one is left alone that could not be seen to, milliseconds. */
const afterFailureMs = 60 * 60 * 1000;

/**
 * Goes through what is due, all parts of the list at once, and puts each off until the instant that `see` tells. One that
 * fails is logged and put off for an hour, and stops none of the others.
 */
export async function eachDue<Key extends TeamId | RepositoryKey>(
  list: DueList<Key>,
  { clock, log }: EachDueDependencies,
  { endsAt, perPart }: Bounds,
  see: (one: Due<Key>) => Promise<Date | undefined>,
): Promise<void> {
  await Promise.all(Array.from({ length: list.parts }, (_, part) => goThrough(part)));

  async function goThrough(part: number): Promise<void> {
    let seen = 0;
    for await (const one of list.due(part, clock.now())) {
      if (seen === perPart || clock.now() >= endsAt) return;
      seen += 1;
      await seeTo(one);
    }
  }

  async function seeTo(one: Due<Key>): Promise<void> {
    try {
      const until = await see(one);
      if (until !== undefined) await list.putOff(one, until);
    } catch (error) {
      log.error('what is due could not be seen to', { ...idsOf(one.key), error: summaryOf(error) });
      await list.putOff(one, new Date(clock.now().getTime() + afterFailureMs));
    }
  }
}

function idsOf(key: TeamId | RepositoryKey): Partial<RepositoryKey> {
  return typeof key === 'string' ? { teamId: key } : key;
}
