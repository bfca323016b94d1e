import { type FieldHashes, fieldHash } from '../desired/field-hashes.ts';

/** One hash for all of a finding's content, by which content that DefectDojo refused is known again. */
export function contentKey(hashes: Partial<FieldHashes>): string {
  const { status: _status, tags: _tags, ...content } = hashes;
  return fieldHash(content);
}
