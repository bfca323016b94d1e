import type { Change } from './change.ts';

/** Percentage of mutants that some test must fail for. */
export const leastScorePercent = 90;

/** A mutant, as far as it is judged. */
export interface Tested {
  readonly change: Change;
  readonly status: string;
}

/** A mutant that may survive, and why. */
export type Accepted = Change & { readonly reason: string };

/** What came of a run. */
export interface Verdict {
  readonly detected: number;
  readonly undetected: number;
  /** Survived, and is not in the list. */
  readonly unlisted: readonly Change[];
  /** Is in the list, and was killed, or is no mutant of the code any more. */
  readonly outdated: readonly Change[];
  /** Was left out of the run, so that nobody knows whether it would survive. */
  readonly untested: readonly Change[];
}

/** Compares a run with the list. A mutant that comes several times in a file has to be listed as often. */
export function judge(tested: readonly Tested[], accepted: readonly Accepted[]): Verdict {
  const having = (...statuses: string[]) =>
    tested.filter(({ status }) => statuses.includes(status)).map(({ change }) => change);
  const undetected = having('Survived', 'NoCoverage');
  // On a machine that is busy enough, one that survives may run into the time limit.
  const possible = [...undetected, ...having('Timeout')];
  return {
    detected: having('Killed', 'Timeout').length,
    undetected: undetected.length,
    unlisted: without(undetected, accepted),
    outdated: without(accepted, possible),
    untested: having('Ignored', 'Pending'),
  };
}

/** Score in percent; nothing tested is no success. */
export function scoreOf({ detected, undetected }: Verdict): number {
  return detected === 0 ? 0 : (100 * detected) / (detected + undetected);
}

/** Whether a run is as it should be. */
export function isGood(verdict: Verdict): boolean {
  const { unlisted, outdated, untested } = verdict;
  return (
    scoreOf(verdict) >= leastScorePercent && [unlisted, outdated, untested].every((changes) => changes.length === 0)
  );
}

function without(changes: readonly Change[], others: readonly Change[]): Change[] {
  const left = others.map(keyOf);
  return changes.filter((change) => {
    const found = left.indexOf(keyOf(change));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function keyOf({ file, mutator, from, to }: Change): string {
  return JSON.stringify([file, mutator, from, to]);
}
