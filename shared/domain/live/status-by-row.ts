import { isServerAtLeast, matchedTagsKeptSince, type ServerVersion } from '../defectdojo/server-version.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type ImportRow, importRow, importRowHash } from '../desired/import-row.ts';
import type { DesiredStatus, StatusFlags } from '../desired/status/desired-status.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { LiveFinding } from './live-finding.ts';

/** What it is decided by whether a status may go by a row. */
export interface ByRow {
  /** The values of its row, where Gecko lists the finding. */
  readonly desired: DesiredFinding | undefined;
  /** Undefined where its version is hidden. */
  readonly server: ServerVersion | undefined;
}

/** The status that a row is to bring. */
export interface WantedStatus {
  readonly geckoId: string;
  /** Undefined where Gecko doesn't list the finding, as not every one that is opened again: then its row is what DefectDojo shows. */
  readonly desired: DesiredFinding | undefined;
  readonly status: DesiredStatus;
}

/**
 * Whether a fix may go by a partial reimport, which alone carries its date. DefectDojo 2.38.4 to 3.2.0, measured: only a plain
 * active finding changes as wanted.
 */
export function mayCarryDate(live: LiveFinding, known: KnownFinding, { desired, server }: ByRow): boolean {
  if (desired === undefined) return false;
  const { flags } = desired.status;
  const isFix = flags.is_mitigated && !flags.false_p && desired.atCreation.mitigated !== null;
  return isFix && isAsLeft(live, known, /^AV?$/, flags) && losesNothing(live, { desired, server });
}

/**
 * Whether a finding may be opened by a partial reimport, many in one file: what is mitigated and nothing else is, by a row that
 * isn't (3.2.0 measured; 2.38.4 to 3.3.0-dev by source). A row leaves the word "verified" as it is.
 */
export function mayOpenByRow(live: LiveFinding, known: KnownFinding, to: DesiredStatus, by: ByRow): boolean {
  return to.flags.active && isAsLeft(live, known, /^V?M$/, to.flags) && losesNothing(live, by);
}

/**
 * The row that brings a finding into a status. It bears the tags that stand on the finding, whosever they are, since old servers
 * put them in the place of those; what is to be changed of ours is changed afterwards.
 */
export function statusRow(live: LiveFinding, { geckoId, desired, status }: WantedStatus): ImportRow {
  const tags = live.tags.filter(isPlainTag);
  if (desired !== undefined) return importRow({ ...desired, status, tags });
  const atCreation = { date: null, mitigated: null };
  return importRow({ geckoId, fields: live.content, status, tags, atCreation, scanLink: null });
}

/** Whether its flags are as we left them, plain ones, and "verified" as it is to be. */
function isAsLeft(live: LiveFinding, known: KnownFinding, plain: RegExp, to: StatusFlags): boolean {
  const isOurs = statusLetters(live.flags) === known.flags && !live.duplicate;
  return isOurs && plain.test(known.flags) && live.flags.verified === to.verified;
}

/**
 * Whether its row matches it, and takes nothing from it that a person gave it. DefectDojo 2.38.4 to 3.2.0, measured: it must match
 * by its hash, or a second finding appears. Most servers replace the vulnerability ids of a matched finding, those before 2.57 its
 * tags, those since 2.53 what is said of a fix that is available, 3.2 its CWEs; what hangs on it as an endpoint is opened with it,
 * or mitigated where it counts as dynamic.
 */
function losesNothing(live: LiveFinding, { desired, server }: ByRow): boolean {
  const { content, tags, vulnerabilityIds, cwes, fixAvailable, hasEndpoints } = live;
  return (
    live.hashCode === importRowHash(desired ?? { fields: content }) &&
    (isServerAtLeast(server, matchedTagsKeptSince) || tags.every(isPlainTag)) &&
    vulnerabilityIds.length === 0 &&
    cwes.every((cwe) => cwe === `CWE-${content.cwe}`) &&
    fixAvailable === null &&
    !hasEndpoints
  );
}

/** Whether every server takes a tag from a file as it is: old ones split at spaces and commas, newer ones refuse quotes too. */
function isPlainTag(tag: string): boolean {
  return /^[\w.:+/-]+$/.test(tag);
}
