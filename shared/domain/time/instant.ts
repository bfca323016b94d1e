import { instantMs } from './timestamps.ts';

/**
 * How far ahead of ours a clock of Gecko's may be, milliseconds. More is no difference of clocks but a wrong date: what is
 * dated so would count as the newest until then, whatever really happens.
 */
export const clockAheadMaxMs = 5 * 60 * 1000;

/** Nothing of Gecko's is as old: earlier instants come from clocks that were never set (0001, 1601, 1900, 1970, 1980). */
export const oldestYear = 2000;

/** The last instant that something which happened may be dated, by the clocks of those who say so. */
export function latestToHaveHappened(now: Date): Date {
  return new Date(now.getTime() + clockAheadMaxMs);
}

/** When something happened, milliseconds since 1970; null where nothing can have happened then, or no instant is told. */
export function happenedMs(text: string | null | undefined, now: Date): number | null {
  const ms = instantMs(text ?? null) ?? 0;
  return ms > latestToHaveHappened(now).getTime() || new Date(ms).getUTCFullYear() < oldestYear ? null : ms;
}
