import type { Step } from './life.ts';
import type { Measured } from './measure.ts';
import type { Totals } from './meter.ts';

/** A promise about what a sync may cost, and what it cost. */
export interface Ratio {
  readonly size: number;
  readonly promise: string;
  readonly value: number;
  readonly limit: number;
  readonly kept: boolean;
}

const findingsPerRead = 100;

/** Checks the promises within one run, in which both ways had the same rows, the same server and the same machine. */
export function findRatios(measured: readonly Measured[]): Ratio[] {
  return [...new Set(measured.map(({ size }) => size))].flatMap((size) => {
    const of = (way: Measured['way'], step: Step) =>
      measured.find((one) => one.size === size && one.way === way && one.step === step);
    const [push, imported] = [of('ours', 'first push'), of('peers', 'first push')];
    const [unchanged, changed] = [of('ours', 'unchanged'), of('ours', '1 % changed')];
    if (!push || !imported || !unchanged || !changed) return [];
    const changes = changed.totals.write.calls;
    const check = (promise: string, value: number, limit: number) => ({
      size,
      promise,
      value,
      limit,
      kept: value <= limit,
    });
    // Each further function reads the test and its count.
    const continuing = 2 * (changed.functions - 1);
    return [
      check('first push: busy time by that of one import', busyMs(push.totals) / busyMs(imported.totals), 1.2),
      check('first push: wall time by that of one import', push.wallMs / imported.wallMs, 1.5),
      check('unchanged: writes', unchanged.totals.write.calls + unchanged.totals.upload.calls, 0),
      check('unchanged: reads', unchanged.totals.read.calls, 2),
      check(
        `${changes} changes, all of unknown id: calls`,
        calls(changed.totals),
        2 * changes + Math.ceil(changes / findingsPerRead) + 3 + continuing,
      ),
    ];
  });
}

/** All calls. */
export function calls({ read, write, upload }: Totals): number {
  return read.calls + write.calls + upload.calls;
}

/** DefectDojo's time for all calls, milliseconds. */
export function busyMs({ read, write, upload }: Totals): number {
  return read.busyMs + write.busyMs + upload.busyMs;
}
