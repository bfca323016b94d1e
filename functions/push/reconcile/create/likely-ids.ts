import { defectDojoHashCode } from '../../../../shared/domain/desired/defectdojo-hash.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Work } from '../work.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Of fewer findings than this the ids aren't guessed: a look takes as long as looking one of them up (measured on 3.2.0). */
const worthALookFrom = 20;

/**
 * Rows in the order in which every release gives them their ids: by the hash of their content. An import, and a reimport before
 * 3.2.0, goes through a file from its beginning; a reimport of 3.2.0 and later by that hash, whatever the file's order.
 */
export function inOrderOfIds(rows: readonly DesiredFinding[]): readonly DesiredFinding[] {
  const hashed = rows.map((desired) => ({ desired, hash: defectDojoHashCode(desired.fields) }));
  hashed.sort((one, other) => (one.hash < other.hash ? -1 : Number(one.hash > other.hash)));
  return hashed.map(({ desired }) => desired);
}

/**
 * Guesses the ids of findings that an upload has just made, in the order of their rows, by the id of the last one: an upload doesn't tell
 * them, and listing them takes a third of what it takes to make them. Whoever created others at the same time makes the guess wrong.
 */
export async function withLikelyIds(
  { dojo }: Pick<Work, 'dojo'>,
  testId: number,
  made: readonly KnownFinding[],
): Promise<readonly KnownFinding[]> {
  if (made.length < worthALookFrom) return made;
  const newest = await unlessUnknown(dojo.findings.newestFinding(testId));
  if (newest === undefined || newest.uniqueIdFromTool !== made.at(-1)?.geckoId) return made;
  const before = newest.id - made.length;
  return made.map((one, index) => ({ ...one, likelyId: before + index + 1 }));
}
