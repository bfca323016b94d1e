import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
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
  const ours = new Map<string, number>();
  for (const { geckoId } of without) {
    const [kept] = await work.dojo.findings.findingsByGeckoId(testId, geckoId);
    if (kept !== undefined) ours.set(geckoId, kept.id);
  }
  return knownAfterSurvey(without, { ours }, work.clock.now());
}
