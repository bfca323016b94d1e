import { createHash } from 'node:crypto';
import { caseFold } from '../text/case-fold.ts';

/** The five values that DefectDojo hashes for a test type without fields of its own, as ours is. */
export interface HashedContent {
  readonly title: string;
  readonly cwe: number | null;
  readonly line: number | null;
  readonly file_path: string | null;
  readonly description: string;
}

/**
 * DefectDojo's `hash_code` for a finding created with this content: SHA-256 of the case-folded values in a row. Measured
 * on 2.38.4 to 3.2.0 with files like ours: a `cwe` that isn't sent is stored as 0, a missing line or path reads "None".
 * The title is stored title-cased, which folding undoes. A later PATCH doesn't change the stored hash.
 */
export function defectDojoHashCode(content: HashedContent): string {
  const { title, cwe, line, file_path, description } = content;
  const joined = `${title}${cwe ?? 0}${line ?? 'None'}${file_path ?? 'None'}${description}`;
  return createHash('sha256')
    .update(stripAsciiSpace(caseFold(joined)))
    .digest('hex');
}

// Python's `bytes.strip()`, without a pattern that would try every run of spaces in the text.
function stripAsciiSpace(text: string): string {
  const space = ' \t\n\r\v\f';
  let start = 0;
  let end = text.length;
  while (start < end && space.includes(text.charAt(start))) start++;
  while (end > start && space.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
