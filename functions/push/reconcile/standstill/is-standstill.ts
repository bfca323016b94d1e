import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { LastComparison } from '../../../../shared/domain/sync/last-comparison.ts';
import { uploadedType } from '../placement/hold-scan-type.ts';
import { isAsNoted } from '../placement/note-test.ts';
import { bothOrNone } from '../source/both-or-none.ts';
import type { Source } from '../source/source.ts';
import type { Work } from '../work.ts';
import { comparedBy } from './compared-by.ts';
import { comparisonDigest } from './comparison-digest.ts';

/** How a sync stands to the one before. */
export interface Standing {
  /** What was compared last, where this sync may go by it. */
  readonly before: LastComparison | undefined;
  /** Whether the next one may go by what this one compares. */
  readonly mayBeKept: boolean;
  /** When to look again by what was found last (ISO-8601). */
  readonly lookAt: string | undefined;
}

/** What is left of a comparison that this sync may go by. */
export interface GoingBy extends Pick<Standing, 'lookAt'> {
  readonly before: LastComparison;
}

/**
 * Whether comparing would come to nothing, as it did last: Gecko says what it said, nothing waits for its end or for a person, and
 * the test in DefectDojo is as it was. Asks DefectDojo what a comparison asks it, and writes nothing.
 */
export async function isStandstill(
  work: Work,
  source: Source,
  placement: Placement,
  { before, lookAt }: GoingBy,
): Promise<boolean> {
  if (lookAt !== undefined && lookAt <= work.clock.now().toISOString()) return false;
  const { testId, foreignFindings, testTags } = placement;
  if (testId === undefined || testTags === undefined || testTags.taken.length > 0) return false;
  if (!source.listing.completeness.complete) return false;
  if ((await comparisonDigest(source, comparedBy(work, placement))) !== before.digest) return false;
  if (await isAnythingOpen(work)) return false;
  const { dojo } = work;
  const [test, count] = await bothOrNone(
    () => dojo.dojo.test(testId),
    () => dojo.findings.countFindings(testId),
  );
  if (test === undefined || (test.scanType !== undefined && test.scanType !== uploadedType)) return false;
  return isAsNoted(work, placement, test) && count === before.there + foreignFindings;
}

/** Whether anything waits for its end or for a person's word, or such a word for its end. */
async function isAnythingOpen({ findings, key }: Work): Promise<boolean> {
  const [uploads, hold, { approved, discarded }] = await Promise.all([
    findings.openUploads(key),
    findings.hold(key),
    findings.decisions(key),
  ]);
  return (
    uploads.length > 0 ||
    hold !== undefined ||
    approved !== undefined ||
    discarded.closings.size > 0 ||
    discarded.creations.size > 0
  );
}
