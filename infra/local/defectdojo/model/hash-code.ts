import { createHash } from 'node:crypto';
import type { FindingContent } from './finding-record.ts';

type HashedContent = Pick<FindingContent, 'title' | 'cwe' | 'line' | 'file_path' | 'description' | 'service'>;

/**
 * DefectDojo's legacy hash, by which Generic Findings Import matches (3.2.0 and 2.x, byte-identical for measured rows):
 * SHA-256 of the case-folded title, cwe, line, file path and description, `None` standing for what is missing, and the
 * service if there is one.
 */
export function hashCode({ title, cwe, line, file_path, description, service }: HashedContent): string {
  const text = `${title}${cwe ?? 'None'}${line ?? 'None'}${file_path ?? 'None'}${description}${service ?? ''}`;
  return createHash('sha256')
    .update(strip(caseFold(text)))
    .digest('hex');
}

/** Python's `casefold` where it differs from lower case in ordinary text. */
function caseFold(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

/** Python's `bytes.strip`: ASCII white space only. */
function strip(text: string): string {
  return text.replace(/^[ \t\n\r\v\f]+/, '').replace(/[ \t\n\r\v\f]+$/, '');
}
