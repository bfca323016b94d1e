import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { detectChapters } from '../../asvs/detect-chapters.ts';
import { exportProfile } from '../../asvs/export-profile.ts';
import type { Progress } from '../progress.ts';
import type { Reconciled } from '../reconciled.ts';
import type { Source } from '../source/source.ts';
import type { Work } from '../work.ts';
import { comparedBy } from './compared-by.ts';
import { comparisonDigest } from './comparison-digest.ts';
import type { GoingBy } from './is-standstill.ts';

/** What a sync does beside comparing, where its comparison came to nothing already: the scan is new all the same. */
export async function stand(
  work: Work,
  source: Source,
  remembered: Placement,
  { before, lookAt, progress }: GoingBy & { readonly progress: Progress },
): Promise<Reconciled> {
  progress.counts.unchanged += before.unchanged;
  await detectChapters(work, source.baseline, source.listing);
  const placement = await exportProfile(work, remembered, progress);
  if (progress.toBeTriedAgain !== undefined) throw progress.toBeTriedAgain;
  const isSamePlace = placement === remembered;
  const digest = isSamePlace ? before.digest : await comparisonDigest(source, comparedBy(work, placement));
  return { placement, hold: undefined, lookAt, compared: { ...before, digest } };
}
