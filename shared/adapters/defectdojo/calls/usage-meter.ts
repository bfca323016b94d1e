import type { Clock } from '../../../ports/clock.ts';
import {
  addedUsage,
  type CallClass,
  type ClassUsage,
  type DefectDojoUsage,
  noUsage,
} from '../../../ports/defectdojo-usage.ts';

/** Counts calls and the time they take, answered or not. */
export interface UsageMeter {
  usage(): DefectDojoUsage;
  measure<T>(callClass: CallClass, call: () => Promise<T>): Promise<T>;
}

export function createUsageMeter(clock: Clock): UsageMeter {
  let usage = noUsage;
  return {
    usage: () => usage,
    async measure(callClass, call) {
      const startedMs = clock.now().getTime();
      const tookMs = () => clock.now().getTime() - startedMs;
      const note = (ended: ClassUsage) => {
        usage = addedUsage(usage, { ...noUsage, [callClass]: ended });
      };
      note({ calls: 1, busyMs: 0 });
      try {
        const answer = await call();
        note({ calls: 0, busyMs: tookMs(), quickestMs: tookMs() });
        return answer;
      } catch (error) {
        note({ calls: 0, busyMs: tookMs() });
        throw error;
      }
    },
  };
}
