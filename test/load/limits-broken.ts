import { syncsPerInstance } from '../../shared/contracts/limits.ts';
import { callsAtOnceDefault } from '../../shared/domain/defectdojo/calls-at-once.ts';
import type { CallSums } from './call-watch.ts';

/** Of small writes; two syncs at one instance share what it bears, which each looks up before a hundred changes. */
const callsPerSync = callsAtOnceDefault;

/** What went on at once in an instance beyond its limits, a sentence for each. */
export function overLimits(instances: readonly CallSums[]): string[] {
  const most = (of: (sums: CallSums) => number) => Math.max(0, ...instances.map(of));
  const limits: ReadonlyArray<readonly [number, number, string]> = [
    [most((of) => of.mostSyncs), syncsPerInstance, 'syncs at once on an instance'],
    [most((of) => of.mostCallsOfOneSync), callsPerSync, 'calls at once of one sync'],
    [most((of) => of.mostCalls), syncsPerInstance * callsPerSync, 'calls at once on an instance'],
  ];
  return limits
    .filter(([count, allowed]) => count > allowed)
    .map(([count, allowed, what]) => `${count} ${what}, allowed: ${allowed}`);
}
