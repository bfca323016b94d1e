import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { MeasureSweep, SweepMeasures } from '../../shared/observability/sweep-metrics.ts';

/** When a sweep begins nothing more. */
export interface SweepEnd {
  readonly endsAt: Date;
}

/** One of the things that a sweep does; tells what it found. */
export type SweepTask = (end: SweepEnd) => Promise<SweepMeasures>;

/** Does everything that a sweep does. */
export type Sweep = (end: SweepEnd) => Promise<void>;

/** Something of a sweep failed; the rest was done. */
export class SweepFailed extends AggregateError {
  readonly code = 'sweep_failed';
  override readonly name = 'SweepFailed';
}

/**
 * Does one task after the other; a failing one stops none of those that follow.
 *
 * @throws {SweepFailed} at the end when one failed, so that it shows as an error of the function
 */
export function createSweep(tasks: Readonly<Record<string, SweepTask>>, measure: MeasureSweep, log: Log): Sweep {
  return async (end) => {
    const failures: unknown[] = [];
    for (const [name, task] of Object.entries(tasks)) {
      try {
        measure(await task(end));
      } catch (error) {
        log.error('a task of the sweep failed', { task: name, error: summaryOf(error) });
        failures.push(error);
      }
    }
    measure({ sweeps: 1 });
    if (failures.length > 0) throw new SweepFailed(failures, `${failures.length} tasks of the sweep failed.`);
  };
}
