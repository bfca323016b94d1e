import type { DesiredFinding } from '../desired/desired-finding.ts';
import { importRowHash } from '../desired/import-row.ts';
import { statusLetters } from '../desired/status-letters.ts';
import type { KnownFinding } from '../known-finding.ts';
import type { LiveFinding } from './live-finding.ts';

/**
 * Whether a fix may go by a partial reimport, which alone carries its date. DefectDojo 2.38.4 to 3.2.0, measured: it must
 * match by its hash, or a second finding appears; only a plain active one changes as wanted; servers before 2.57 replace
 * the tags of a matched finding and most replace its vulnerability ids, so nobody's additions may be there to lose.
 */
export function mayCarryDate(live: LiveFinding, known: KnownFinding, desired: DesiredFinding): boolean {
  const { flags } = desired.status;
  const isFix = flags.is_mitigated && !flags.false_p && desired.atCreation.mitigated !== null;
  const isPlain = /^AV?$/.test(known.flags) && statusLetters(live.flags) === known.flags && !live.duplicate;
  const ours = new Set([...known.tags, ...desired.tags]);
  return (
    isFix &&
    isPlain &&
    live.flags.verified === flags.verified &&
    live.hashCode === importRowHash(desired) &&
    live.tags.every((tag) => ours.has(tag.toLowerCase())) &&
    live.vulnerabilityIds.length === 0
  );
}
