import { hash } from 'node:crypto';
import { canonicalJson } from '../text/canonical-json.ts';
import type { ContentFieldName } from './content/content-fields.ts';
import type { DesiredFinding } from './desired-finding.ts';
import { acceptanceExpiry } from './status/acceptance-expiry.ts';
import type { DesiredStatus } from './status/desired-status.ts';

/** Names how the hashes are made. Raise it when that changes: hashes of another format can't be compared. */
export const fieldHashFormat = 1;

/** A DefectDojo field as known state sees it: the six status flags are one, our tags are one. */
export type HashedFieldName = ContentFieldName | 'status' | 'tags';

/** One short hash per field, e.g. `1:9f86d081884c7d65`. */
export type FieldHashes = Readonly<Record<HashedFieldName, string>>;

/** The hashes of what we want, so that a value is written only when what we want has changed since we last wrote it. */
export function fieldHashes(desired: DesiredFinding): FieldHashes {
  const { status, tags, fields } = desired;
  const content = Object.entries(fields).map(([name, value]) => [name, fieldHash(value)]);
  return { ...Object.fromEntries(content), status: statusHash(status), tags: fieldHash(tags) } as FieldHashes;
}

/** The hash of the `status` field, for a status that no row came with. */
export function statusHash(status: DesiredStatus): string {
  return fieldHash({
    flags: status.flags,
    by: status.by,
    // Verifying a fix changes no flag, but adds a note.
    fixVerified: status.gecko === 'fix_verified',
    acceptedUntil: status.by === 'risk_acceptance' ? acceptanceExpiry(status.acceptedUntil) : null,
  });
}

/** The fields whose hashes differ, in a stable order; all of them where the old ones are missing or of another format. */
export function changedFields(before: Partial<FieldHashes>, after: FieldHashes): HashedFieldName[] {
  return (Object.keys(after) as HashedFieldName[]).filter((name) => before[name] !== after[name]).sort();
}

/** Whether a hash was made as hashes are made now. */
export function isOfThisFormat(hash: string): boolean {
  return hash.startsWith(`${fieldHashFormat}:`);
}

/** The hash of one field's value. 64 bits: a change is missed once in 10^19 comparisons of a field with its own past. */
export function fieldHash(value: unknown): string {
  const digest = hash('sha256', canonicalJson(value), 'hex').slice(0, 16);
  return `${fieldHashFormat}:${digest}`;
}
