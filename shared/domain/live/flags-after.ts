import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { DecidedStatus } from './decisions.ts';
import type { LiveFinding } from './live-finding.ts';

/**
 * The letters of the flags to be known of a finding whose status counts as applied: as wanted, also where a person's marks kept
 * them from being written. But the word "verified" stays known as it was if it wasn't written: else one that nobody changed
 * would look like one that a person took away.
 */
export function flagsAfter(live: LiveFinding, known: KnownFinding, status: DecidedStatus): string {
  const { change, flags, byReimport } = status;
  const wanted = statusLetters(change.to.flags);
  const tellsVerified = byReimport || 'verified' in flags || statusLetters(live.flags) === wanted;
  return tellsVerified ? wanted : statusLetters({ ...change.to.flags, verified: known.flags.includes('V') });
}
