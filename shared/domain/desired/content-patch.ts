import type { ContentFieldName, ContentFields } from './content/content-fields.ts';
import type { DesiredFinding } from './desired-finding.ts';
import { referencesWithScan } from './import-row.ts';

/** The body of a PATCH that brings content into step: never a status flag, a tag, a date or an identity. */
export type ContentPatch = Partial<ContentFields>;

const together: Partial<Record<ContentFieldName, ContentFieldName>> = {
  cvssv3: 'cvssv3_score',
  cvssv3_score: 'cvssv3',
  cvssv4: 'cvssv4_score',
  cvssv4_score: 'cvssv4',
};

/**
 * The PATCH body for the fields that changed; null empties a field. A vector and its score always go together, since
 * DefectDojo computes the score from the vector when it saves. An absent CWE is 0, as it is in a finding created without.
 */
export function contentPatch(desired: DesiredFinding, changed: Iterable<ContentFieldName>): ContentPatch {
  const patch: Partial<Record<ContentFieldName, string | number | null>> = {};
  for (const name of changed) {
    const partner = together[name];
    patch[name] = sentValue(desired, name);
    if (partner !== undefined) patch[partner] = sentValue(desired, partner);
  }
  return patch as ContentPatch;
}

function sentValue(desired: DesiredFinding, name: ContentFieldName): string | number | null {
  if (name === 'references') return referencesWithScan(desired);
  return name === 'cwe' ? (desired.fields.cwe ?? 0) : desired.fields[name];
}
