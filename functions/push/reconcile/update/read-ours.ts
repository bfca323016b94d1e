import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../shared/domain/live/live-finding.ts';
import { isOtherInstance, isOurs } from '../../../../shared/domain/live/ownership.ts';
import { resolveTwins } from '../../../../shared/domain/live/twins.ts';
import { placeFailure } from '../placement/setup-failure.ts';
import { knownAfterSurvey } from '../placement/survey.ts';
import type { Work } from '../work.ts';

/** Findings as they are now. */
export interface ReadFindings {
  readonly live: readonly LiveFinding[];
  /** What is known then of those whose id is another, or that aren't there any more. */
  readonly known: KnownFinding[];
}

/** Reads findings of the test by their Gecko ids, one by one. */
export async function lookUp(
  { dojo, clock }: Pick<Work, 'dojo' | 'clock'>,
  testId: number,
  wanted: readonly KnownFinding[],
): Promise<ReadFindings> {
  const live: LiveFinding[] = [];
  const ours = new Map<string, number>();
  for (const { geckoId } of wanted) {
    const found = await dojo.findings.findingsByGeckoId(testId, geckoId);
    const kept = found.find(({ id }) => id === resolveTwins(found).ours.get(geckoId));
    if (kept === undefined) continue;
    live.push(kept);
    ours.set(geckoId, kept.id);
  }
  return { live, known: knownAfterSurvey(wanted, { ours }, clock.now()) };
}

/**
 * Reads findings by the ids that are known. One that is something else or nothing under its id is looked up by its Gecko id:
 * a person may have deleted it while the test's count stayed the same.
 *
 * @throws {OutsideFailure} `instance_changed`
 */
export async function readOurs(work: Work, testId: number, known: readonly KnownFinding[]): Promise<ReadFindings> {
  const withId = known.filter(({ defectDojoId }) => defectDojoId !== undefined);
  const shown = await work.dojo.findings.findingsById(
    testId,
    withId.flatMap(({ defectDojoId }) => defectDojoId ?? []),
  );
  const ours: LiveFinding[] = [];
  const lost: KnownFinding[] = [];
  for (const one of withId) {
    const live = shown.get(one.defectDojoId ?? 0);
    if (live !== undefined && isOurs(live, { testId, geckoId: one.geckoId })) ours.push(live);
    else lost.push(one);
  }
  const mismatches = shown.size - ours.length;
  if (isOtherInstance({ read: shown.size, mismatches })) throw placeFailure('instance_changed');
  const found = await lookUp(work, testId, lost);
  return { live: [...ours, ...found.live], known: found.known };
}
