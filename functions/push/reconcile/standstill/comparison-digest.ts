import { hash } from 'node:crypto';
import { timingOf } from '../../../../shared/domain/reported/effective-status.ts';
import { canonicalJson } from '../../../../shared/domain/text/canonical-json.ts';
import type { Source } from '../source/source.ts';

/** What a comparison goes by beside what Gecko says. */
export interface ComparedBy {
  /** Names the code that compares. */
  readonly code: string;
  /** Whatever else decides what is wanted, or where it is; absent fields and undefined ones are the same. */
  readonly facts: object;
}

/**
 * A digest of all that a comparison is made of beside what is known of each finding: of two that are equal the later one comes to what the
 * earlier came to, as long as nothing is known anew. In which order Gecko lists its rows, and which scan it is that lists them, makes
 * no difference.
 */
export async function comparisonDigest(
  { listing, reported, baseline, now }: Source,
  { code, facts }: ComparedBy,
): Promise<string> {
  const unlisted = new Set(listing.idsOfScan);
  const rows: string[] = [];
  for await (const { id, isListed, text } of listing.texts()) {
    if (id !== undefined) unlisted.delete(id);
    rows.push(digestOf(`${isListed} ${text}`));
  }
  const told = [...reported].map(([geckoId, one]) => [geckoId, one, timingOf(one, baseline, now)]);
  const others = [code, facts, listing.completeness, told.sort(byId), [...unlisted].sort()];
  return digestOf([...rows.sort(), canonicalJson(JSON.parse(JSON.stringify(others)))].join('\n'));
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

function byId([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}
