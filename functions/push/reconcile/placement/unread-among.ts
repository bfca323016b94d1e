import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { isUnreadable, readable } from '../../../../shared/domain/live/unreadable.ts';
import type { Work } from '../work.ts';

/** A finding that a listing of the test doesn't show. */
export type Unlisted = Pick<KnownFinding, 'geckoId' | 'defectDojoId'>;

/**
 * Which of the findings that a listing doesn't show are there all the same, DefectDojo failing to show them: the others are gone. They are asked
 * for by their ids, and those whose ids aren't known by their Gecko ids, until as many were found as the listing had to leave out.
 *
 * @returns what DefectDojo says to each, by Gecko id
 */
export async function unreadAmong(
  { dojo }: Pick<Work, 'dojo'>,
  testId: number,
  unlisted: Iterable<Unlisted>,
  { unread }: { readonly unread: readonly OutsideFailure[] },
): Promise<ReadonlyMap<string, OutsideFailure>> {
  const found = new Map<string, OutsideFailure>();
  if (unread.length === 0) return found;
  const all = [...unlisted];
  const shown = await dojo.findings.findingsById(
    testId,
    all.flatMap(({ defectDojoId }) => defectDojoId ?? []),
  );
  for (const { geckoId, defectDojoId } of all) {
    const one = defectDojoId === undefined ? undefined : shown.get(defectDojoId);
    if (isUnreadable(one)) found.set(geckoId, one.unreadable);
  }
  for (const { geckoId, defectDojoId } of all) {
    if (found.size >= unread.length) break;
    if (defectDojoId !== undefined) continue;
    const candidates = await dojo.findings.findingsByGeckoId(testId, geckoId);
    const hidden = candidates.find(isUnreadable);
    if (hidden !== undefined && readable(candidates).length === 0) found.set(geckoId, hidden.unreadable);
  }
  return found;
}
