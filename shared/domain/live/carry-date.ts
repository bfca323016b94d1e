import { isServerAtLeast, matchedTagsKeptSince, type ServerVersion } from '../defectdojo/server-version.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type ImportRow, importRow, importRowHash } from '../desired/import-row.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { LiveFinding } from './live-finding.ts';

/**
 * Whether a fix may go by a partial reimport, which alone carries its date. DefectDojo 2.38.4 to 3.2.0, measured: it must
 * match by its hash, or a second finding appears; only a plain active one changes as wanted; most servers replace the
 * vulnerability ids of a matched finding, and those before 2.57 its tags, so what people added or took away must not be lost.
 *
 * @param server undefined where its version is hidden
 */
export function mayCarryDate(
  live: LiveFinding,
  known: KnownFinding,
  desired: DesiredFinding,
  server: ServerVersion | undefined,
): boolean {
  const { flags } = desired.status;
  const isFix = flags.is_mitigated && !flags.false_p && desired.atCreation.mitigated !== null;
  const isPlain = /^AV?$/.test(known.flags) && statusLetters(live.flags) === known.flags && !live.duplicate;
  return (
    isFix &&
    isPlain &&
    live.flags.verified === flags.verified &&
    live.hashCode === importRowHash(desired) &&
    (isServerAtLeast(server, matchedTagsKeptSince) || live.tags.every(isPlainTag)) &&
    live.vulnerabilityIds.length === 0
  );
}

/**
 * The row that closes a finding with the date of its fix. It bears the tags that stand on the finding, whosever they are,
 * since old servers put them in the place of those; what is to be changed of ours is changed afterwards.
 */
export function closingRow(live: LiveFinding, desired: DesiredFinding): ImportRow {
  return importRow({ ...desired, tags: live.tags.filter(isPlainTag) });
}

/** Whether every server takes a tag from a file as it is: old ones split at spaces and commas, newer ones refuse quotes too. */
function isPlainTag(tag: string): boolean {
  return /^[\w.:+/-]+$/.test(tag);
}
