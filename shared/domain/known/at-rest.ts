import type { KnownFinding } from './known-finding.ts';

/**
 * Whether a finding is there, and nothing about it is in doubt, left as it is for now, or to be tried again as time passes: nothing is known
 * of it but what is named here, so that whatever comes to be known of findings later counts as such until somebody says otherwise.
 */
export function isAtRest(known: KnownFinding): boolean {
  const { geckoId, defectDojoId, likelyId, presence, writtenAt, timesDeletedByPeople, createdForScan, ...said } = known;
  const { hashes, status, flags, tags, acceptance, closedByAbsenceInRun, noteForDescription, ...others } = said;
  return presence === 'there' && Object.values(others).every((value) => value === undefined);
}
