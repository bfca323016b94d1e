import type { Clock } from '../../../ports/clock.ts';
import type { CallClass, DefectDojoUsage } from '../../../ports/defectdojo-usage.ts';

/** Counts calls and the time they take, answered or not. */
export interface UsageMeter {
  usage(): DefectDojoUsage;
  measure<T>(callClass: CallClass, call: () => Promise<T>): Promise<T>;
}

export function createUsageMeter(clock: Clock): UsageMeter {
  const totals = {
    read: { calls: 0, busyMs: 0 },
    write: { calls: 0, busyMs: 0 },
    upload: { calls: 0, busyMs: 0 },
  };
  return {
    usage: () => ({ read: { ...totals.read }, write: { ...totals.write }, upload: { ...totals.upload } }),
    async measure(callClass, call) {
      const total = totals[callClass];
      const startedMs = clock.now().getTime();
      total.calls += 1;
      try {
        return await call();
      } finally {
        total.busyMs += clock.now().getTime() - startedMs;
      }
    },
  };
}
