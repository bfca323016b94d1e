import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { knownWithout } from '../../../shared/domain/plan/known-after.ts';
import type { Progress } from '../reconcile/progress.ts';
import type { Work } from '../reconcile/work.ts';
import { type Comparison, listTest } from './list-test.ts';

/** What people write about a finding and decide about it is theirs, also when a repair is asked for. */
const people: ReadonlySet<string> = new Set(['description', 'status', 'duplicate', 'tags']);

/**
 * For a repair: forgets that content was written which DefectDojo no longer shows, so that it is written anew, and the status of
 * what DefectDojo opened by itself. Only `known` is changed; what is stored follows when it was written.
 */
export async function forgetDrifted(
  work: Work,
  { testId }: Placement,
  {
    known,
    progress,
    ...comparison
  }: Comparison & { readonly known: Map<string, KnownFinding>; readonly progress: Progress },
): Promise<void> {
  if (testId === undefined) return;
  const test = await listTest(work, testId, { ...comparison, known });
  if (test === undefined) return progress.warned('drift_not_checked');
  for (const { id, uniqueIdFromTool, drifted, reopened } of test.items) {
    const one = known.get(uniqueIdFromTool ?? '');
    if (one?.presence !== 'there' || (one.defectDojoId ?? id) !== id) continue;
    const forgotten = drifted.filter((name) => !people.has(name));
    if (forgotten.length > 0 || reopened) {
      known.set(one.geckoId, knownWithout(one, [...forgotten, ...(reopened ? ['status'] : [])]));
    }
  }
}
