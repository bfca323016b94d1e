import type { Measured } from './measure.ts';
import type { ClassTotals } from './meter.ts';
import { middle } from './middle.ts';

/** Of what was measured several times the middle of each number. */
export function medians(measured: readonly Measured[]): Measured[] {
  const groups = Map.groupBy(measured, ({ size, way, step }) => `${size} ${way} ${step}`);
  return [...groups.values()].map(medianOf);
}

function medianOf(times: readonly Measured[]): Measured {
  const [first] = times;
  if (first === undefined) throw new Error('Nothing was measured.');
  const number = (of: (one: Measured) => number) => middle(times.map(of));
  const totals = (name: keyof Measured['totals']): ClassTotals => ({
    calls: number((one) => one.totals[name].calls),
    bytesUp: number((one) => one.totals[name].bytesUp),
    bytesDown: number((one) => one.totals[name].bytesDown),
    busyMs: number((one) => one.totals[name].busyMs),
  });
  return {
    ...first,
    totals: { read: totals('read'), write: totals('write'), upload: totals('upload') },
    functions: number(({ functions }) => functions),
    wallMs: number(({ wallMs }) => wallMs),
    peakMemoryBytes: number(({ peakMemoryBytes }) => peakMemoryBytes),
  };
}
