import { type Said, type Step, saidAfter } from './life.ts';
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
const megabyte = 1e6;

/** Checks the promises within one run, in which both ways had the same rows, the same server and the same machine. */
export function findRatios(measured: readonly Measured[]): Ratio[] {
  return [...new Set(measured.map(({ size }) => size))].flatMap((size) => {
    const of = (way: Measured['way'], step: Step) =>
      measured.find((one) => one.size === size && one.way === way && one.step === step);
    const [push, imported] = [of('ours', 'first push'), of('peers', 'first push')];
    const [unchanged, changed, fixed] = [of('ours', 'unchanged'), of('ours', '1 % changed'), of('ours', '10 % fixed')];
    if (!push || !imported || !unchanged || !changed || !fixed) return [];
    const check = (promise: string, value: number, limit: number) => ({
      size,
      promise,
      value,
      limit,
      kept: value <= limit,
    });
    const checkChanges = (step: Measured, changes: number) =>
      check(`${step.step}: calls for ${changes} of unknown id`, calls(step.totals), callsMax(changes, step.functions));
    const peakBytes = Math.max(...[push, unchanged, changed, fixed].map(({ peakMemoryBytes }) => peakMemoryBytes));
    return [
      check('first push: busy time by that of one import', busyMs(push.totals) / busyMs(imported.totals), 1.2),
      check('first push: wall time by that of one import', push.wallMs / imported.wallMs, 1.5),
      check('unchanged: writes', unchanged.totals.write.calls + unchanged.totals.upload.calls, 0),
      check('unchanged: reads', unchanged.totals.read.calls, 2),
      checkChanges(
        changed,
        countSaid(size, '1 % changed', ({ reworded }) => reworded),
      ),
      checkChanges(
        fixed,
        countSaid(size, '10 % fixed', ({ fixed }) => fixed),
      ),
      check('peak memory above idle, MB', peakBytes / megabyte, 200),
    ];
  });
}

/** One call each, one for each id to be learnt, a read for each hundred, and three; each further function reads the test and its count. */
function callsMax(changes: number, functions: number): number {
  return 2 * changes + Math.ceil(changes / findingsPerRead) + 3 + 2 * (functions - 1);
}

function countSaid(size: number, step: Step, wanted: (said: Said) => boolean): number {
  return Array.from({ length: size }, (_, index) => saidAfter(step, index)).filter(wanted).length;
}

/** All calls. */
export function calls({ read, write, upload }: Totals): number {
  return read.calls + write.calls + upload.calls;
}

/** DefectDojo's time for all calls, milliseconds. */
export function busyMs({ read, write, upload }: Totals): number {
  return read.busyMs + write.busyMs + upload.busyMs;
}
