import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { Applied } from './apply-plan.ts';
import { createUnanswered } from './create/create-unanswered.ts';
import { type Finishing, finishCreated } from './finish-created.ts';
import { policyOf } from './policy-of.ts';
import type { WantedIds } from './source/fetch-listing.ts';
import { everyDesired } from './source/source.ts';
import type { Work } from './work.ts';

/** What came of it; see `Created`. */
export interface SuspectedCreated {
  readonly placement: Placement;
  readonly unproven?: OutsideFailure | undefined;
}

/** Creates findings whose rows had no answer before. They come last: where they have none again, the run ends here. */
export async function createSuspected(
  work: Work,
  placement: Placement,
  { suspected, good, creates: operations, unproven }: Applied,
  finishing: Finishing,
): Promise<SuspectedCreated> {
  if (suspected.length === 0 || unproven !== undefined) return { placement };
  const { source, known, progress } = finishing;
  const creation = { operations, known, scanId: source.baseline.scanId, progress };
  const desiredOf = (wanted: WantedIds) => everyDesired(source, wanted, policyOf(work, placement));
  const created = await createUnanswered(work, placement, { ...creation, suspected, desiredOf, good });
  return { ...created, placement: await finishCreated(work, created.placement, finishing) };
}
