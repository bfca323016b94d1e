import { withoutFreed } from '../../../../shared/domain/live/left-as-duplicate.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Work } from '../work.ts';
import { type Adoption, adopt } from './adopt.ts';
import { glance } from './survey.ts';

/**
 * Looks with one call whether the test is as we know it, and brings what is known into line where it isn't, or where a
 * repair is asked for. What was left as it is for being a duplicate is forgotten where that is over.
 */
export async function inspect(
  work: Work,
  placement: Placement,
  adoption: Adoption,
  { repair }: { readonly repair: boolean },
): Promise<Placement> {
  const { testId, foreignFindings } = placement;
  if (testId === undefined) return placement;
  const { known } = adoption;
  const seen = repair ? undefined : await glance(work, { testId, foreignFindings }, known.values());
  for (const one of withoutFreed(known.values(), seen?.duplicates ?? new Set())) known.set(one.geckoId, one);
  return seen?.asKnown ? placement : adopt(work, { ...placement, testId }, adoption);
}
