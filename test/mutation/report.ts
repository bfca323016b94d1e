import type { Change } from './change.ts';
import { leastScorePercent, scoreOf, type Verdict } from './judge.ts';

/** What a run comes to, for whoever has to do something about it. */
export function reportOf(verdict: Verdict): string {
  const { detected, undetected, unlisted, outdated, untested } = verdict;
  return [
    ...told(
      'Survived, and not in test/mutation/survivors.json: test it, simplify it, or list it with a reason',
      unlisted,
    ),
    ...told('In test/mutation/survivors.json, but it no longer survives: take it out', outdated),
    ...told('Left out of the run: nothing may be', untested),
    `Mutation score ${scoreOf(verdict).toFixed(2)} % of at least ${leastScorePercent} %: ` +
      `${detected} of ${detected + undetected} mutants detected, ${unlisted.length} survivors not listed`,
  ].join('\n');
}

function told(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  return [`${title} (${changes.length}):`, ...changes.map((change) => `${JSON.stringify(change, null, 2)},`), ''];
}
