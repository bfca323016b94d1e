import type { DesiredFinding } from '../desired/desired-finding.ts';
import { importRowHash } from '../desired/import-row.ts';
import { statusLetters } from '../desired/status-letters.ts';
import type { KnownFinding } from '../known-finding.ts';
import type { LiveFinding } from './live-finding.ts';

/**
 * Whether a fix may go by a partial reimport, which alone carries its date. DefectDojo 2.38.4 to 3.2.0, measured: it must
 * match by its hash, or a second finding appears; only a plain active one changes as wanted; servers before 2.57 replace
 * the tags of a matched finding and most replace its vulnerability ids, so what people added or took away must not be lost.
 */
export function mayCarryDate(live: LiveFinding, known: KnownFinding, desired: DesiredFinding): boolean {
  const { flags } = desired.status;
  const isFix = flags.is_mitigated && !flags.false_p && desired.atCreation.mitigated !== null;
  const isPlain = /^AV?$/.test(known.flags) && statusLetters(live.flags) === known.flags && !live.duplicate;
  return (
    isFix &&
    isPlain &&
    live.flags.verified === flags.verified &&
    live.hashCode === importRowHash(desired) &&
    hasOurTagsAlone(live, known, desired) &&
    live.vulnerabilityIds.length === 0
  );
}

function hasOurTagsAlone(live: LiveFinding, known: KnownFinding, desired: DesiredFinding): boolean {
  const shown = new Set(live.tags.map((tag) => tag.toLowerCase()));
  const ours = new Set([...known.tags, ...desired.tags]);
  const inDoubt = new Set(known.inDoubt?.tags);
  return [...shown].every((tag) => ours.has(tag)) && known.tags.every((tag) => shown.has(tag) || inDoubt.has(tag));
}
