import { isAtRest } from '../../../../shared/domain/known/at-rest.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { KeptComparison } from '../../../../shared/domain/sync/last-comparison.ts';
import type { PlannedSync } from '../plan/plan-sync.ts';
import type { Progress } from '../progress.ts';
import type { Source } from '../source/source.ts';
import type { Work } from '../work.ts';
import { comparedBy } from './compared-by.ts';
import { comparisonDigest } from './comparison-digest.ts';

/** How a comparison came out, once all else was done. */
interface Outcome {
  readonly planned: PlannedSync;
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly progress: Progress;
}

/** Whether a comparison came to nothing: all is unchanged, nothing is left out, in doubt, held, or to be told again by the next. */
export function cameToNothing({ planned, known, progress }: Outcome): boolean {
  const { plan, nameless, reportEnded } = planned;
  const { operations, skips, hold, discardsEnded } = plan;
  const left = operations.length + skips.length + nameless.length + reportEnded.size + discardsEnded.length;
  const told = progress.entries.length + progress.warnings.length;
  if (left + told > 0 || hold !== undefined || progress.toBeTriedAgain !== undefined) return false;
  return areAllAtRest(known);
}

/** Whether nothing will change about what is known by itself. */
export function areAllAtRest(known: ReadonlyMap<string, KnownFinding>): boolean {
  return known.values().every(isAtRest);
}

/** What is kept of a comparison that came to nothing. */
export async function comparisonToKeep(
  work: Work,
  source: Source,
  placement: Placement,
  { planned, known }: Pick<Outcome, 'planned' | 'known'>,
): Promise<KeptComparison> {
  const digest = await comparisonDigest(source, comparedBy(work, placement));
  return { digest, there: known.size, unchanged: planned.plan.unchanged };
}
