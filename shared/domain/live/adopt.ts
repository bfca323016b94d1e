import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type FieldHashes, fieldHash, fieldHashes } from '../desired/field-hashes.ts';
import { refersToScan } from '../desired/import-row.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import { isOursAlone } from '../desired/tags.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { acceptanceShown, ourAcceptance } from './acceptances.ts';
import { contentInStep } from './content-in-step.ts';
import type { LiveFinding } from './live-finding.ts';

/** A scan, and where Gecko shows it. */
export interface UploadedFor {
  readonly scanId: string;
  readonly link: string;
}

/**
 * What is known of a finding of our test that we find there without remembering it: after an upload without an answer, or
 * when a repository is mapped again. Content that is as wanted counts as written. Marks that a plain life of ours doesn't
 * explain count as a person's, so that no re-detection takes them away.
 *
 * @param desired the values of its row; undefined where Gecko doesn't list it
 * @param verified whether our open findings are verified
 * @param scan the newest one: a finding whose references lead to it was uploaded for it
 */
export function knownFromLive(
  live: LiveFinding & { readonly uniqueIdFromTool: string },
  desired: DesiredFinding | undefined,
  { verified, scan, now }: { readonly verified: boolean; readonly scan?: UploadedFor | undefined; readonly now: Date },
): KnownFinding {
  const shown = statusLetters(live.flags);
  const acceptance = /^V?R$/.test(shown) ? ourAcceptance(live) : undefined;
  const plain = acceptance !== undefined || /^(?:AV?|V?M)$/.test(shown);
  const flags = plain ? shown : verified ? 'AV' : 'A';
  const tags = ourTags(live.tags, desired);
  return {
    geckoId: live.uniqueIdFromTool,
    defectDojoId: live.id,
    presence: 'there',
    hashes: desired === undefined ? {} : hashesInStep(live, desired, { flags, tags }),
    status: acceptance !== undefined ? 'accepted_risk' : flags.endsWith('M') ? 'fixed' : 'open',
    flags,
    acceptance,
    tags,
    timesDeletedByPeople: 0,
    createdForScan: scan !== undefined && refersToScan(live.content, scan.link) ? scan.scanId : undefined,
    writtenAt: now.toISOString(),
  };
}

function hashesInStep(
  live: LiveFinding,
  desired: DesiredFinding,
  ours: { readonly flags: string; readonly tags: readonly string[] },
): Partial<FieldHashes> {
  const hashes = fieldHashes(desired);
  const { status } = desired;
  // A verified fix has a note, which can't be seen here.
  const isShown = statusLetters(status.flags) === ours.flags && acceptanceShown(live, {}, status) === 'right';
  const statusInStep = isShown && status.gecko !== 'fix_verified';
  return {
    ...Object.fromEntries(contentInStep(live, desired).map((name) => [name, hashes[name]])),
    ...(statusInStep ? { status: hashes.status } : {}),
    tags: fieldHash(ours.tags),
  };
}

function ourTags(shown: readonly string[], desired: DesiredFinding | undefined): string[] {
  const lower = shown.map((tag) => tag.toLowerCase());
  return [...new Set(lower.filter((tag) => isOursAlone(tag) || desired?.tags.includes(tag)))].sort();
}
