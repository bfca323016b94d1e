import { setTimeout as passTime } from 'node:timers/promises';
import type { Clock } from '../../../ports/clock.ts';

/** Keeps writes to one partition at the pace that it takes. */
export interface Pace {
  /** Waits until so many units may be written. */
  take(units: number): Promise<void>;
}

/**
 * What one partition takes, write units a second
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html).
 */
const partitionUnitsPerSecond = 1_000;
/** What is left to others who write there at the same time, such as events and renewals of the lease. */
const leftToOthersPerSecond = 100;

/**
 * A pace for whoever writes to one partition at a time. What a second takes is taken at once, so that only masses wait.
 *
 * @param options.wait lets milliseconds pass. @default the system's timer
 */
export function createPace({
  clock,
  wait = passTime,
}: {
  clock: Clock;
  wait?: (ms: number) => Promise<unknown>;
}): Pace {
  const unitsPerMs = (partitionUnitsPerSecond - leftToOthersPerSecond) / 1000;
  let paidUntilMs = 0;
  return {
    async take(units) {
      const nowMs = clock.now().getTime();
      paidUntilMs = Math.max(paidUntilMs, nowMs - 1000) + units / unitsPerMs;
      if (paidUntilMs > nowMs) await wait(paidUntilMs - nowMs);
    },
  };
}
