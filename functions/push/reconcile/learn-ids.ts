import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { LiveFinding } from '../../../shared/domain/live/live-finding.ts';
import { resolveTwins } from '../../../shared/domain/live/twins.ts';
import { knownAfterSurvey, survey } from './survey.ts';
import type { Work } from './work.ts';

/** What looking up one finding takes DefectDojo, milliseconds (measured on 3.2.0). */
const lookUpMs = 60;
/** What one finding of a listing takes, milliseconds (measured on 3.2.0). */
const listedFindingMs = 4.7;

/**
 * Learns the DefectDojo ids of findings, which an upload doesn't tell: one by one, or by listing the test where that takes
 * DefectDojo less time. Findings that aren't there any more come back without an id and as deleted.
 */
export async function learnIds(
  work: Work,
  testId: number,
  known: ReadonlyMap<string, KnownFinding>,
  wanted: readonly KnownFinding[],
): Promise<KnownFinding[]> {
  const without = wanted.filter((one) => one.defectDojoId === undefined && one.presence === 'there');
  if (without.length === 0) return [];
  if (without.length * lookUpMs > known.size * listedFindingMs) {
    return knownAfterSurvey(known.values(), await survey(work, testId), work.clock.now());
  }
  return (await lookUp(work, testId, without)).known;
}

/** What looking findings up by their Gecko ids came to. */
export interface LookedUp {
  readonly live: readonly LiveFinding[];
  /** What is known then of those whose id is another, or that aren't there any more. */
  readonly known: KnownFinding[];
}

/** Looks findings up in the test by their Gecko ids, one by one. */
export async function lookUp(
  { dojo, clock }: Pick<Work, 'dojo' | 'clock'>,
  testId: number,
  wanted: readonly KnownFinding[],
): Promise<LookedUp> {
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
