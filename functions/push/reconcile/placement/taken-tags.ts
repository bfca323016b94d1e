import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { doubtTaken, testTagsLookedAt } from '../../../../shared/domain/live/taken-tags.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { TakenTags } from '../../../../shared/domain/placement/test-tags.ts';
import { holderOf, type Work } from '../work.ts';

/** What a request is called that follows from a change of a product's tags. */
export const productTagsChanged = 'product_tags_changed';

/** Has what our test lost looked for on all findings that bear it in their own right. `known` is brought up to date. */
export async function doubtTakenTags(
  work: Work,
  placement: Placement,
  known: Map<string, KnownFinding>,
): Promise<void> {
  const taken = [...(placement.testTags?.taken ?? []), ...(await takenByUs(work, placement))];
  const doubted = doubtTaken(known.values(), taken);
  if (doubted.length === 0) return;
  await work.findings.putKnown(holderOf(work, placement), doubted);
  for (const one of doubted) known.set(one.geckoId, one);
}

/** What another sync of the team took from the product, and asked this one to look for: our test may never have shown it. */
async function takenByUs({ key, connection, asvs, triggers }: Work, { productId }: Placement): Promise<TakenTags> {
  const isAsked = triggers.some((trigger) => trigger.kind === 'request' && trigger.reason === productTagsChanged);
  if (!isAsked) return [];
  const product = { teamId: key.teamId, baseUrl: connection.baseUrl, productId };
  return (await asvs.productTags(product))?.taken ?? [];
}

/** Once everything was looked at: only what was taken a moment ago has to be looked at again. */
export async function forgetTakenTags({ key, store, clock }: Work, placement: Placement): Promise<Placement> {
  const { testTags } = placement;
  if (testTags === undefined || testTags.taken.length === 0) return placement;
  const left = { ...placement, testTags: testTagsLookedAt(testTags, clock.now()) };
  if (left.testTags.taken.length < testTags.taken.length) await store.putPlacement(key, left);
  return left;
}
