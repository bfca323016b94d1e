import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { withTagsInDoubt } from '../../../../shared/domain/live/in-doubt.ts';
import { resolveTwins } from '../../../../shared/domain/live/twins.ts';
import { knownAfterUnreadable } from '../../../../shared/domain/plan/known-after.ts';
import type { Work } from '../work.ts';
import { unreadAmong } from './unread-among.ts';

/** What is in a test of an upload that was refused, or had no answer. */
export interface Arrived {
  /** What is known then of those of its findings that are there. */
  readonly known: readonly KnownFinding[];
  /** All findings of the test. */
  readonly total: number;
}

/**
 * Looks for findings of an upload in the test. One that is there need not be whole: tags that it lacks are in doubt; nor
 * need it be readable.
 *
 * @param findings what is known of them once they are there
 * @param after how many findings the test held before the upload; those are not read
 */
export async function whatArrived(
  { dojo, clock }: Pick<Work, 'dojo' | 'clock'>,
  testId: number,
  findings: readonly KnownFinding[],
  after = 0,
): Promise<Arrived> {
  const wanted = new Set(findings.map(({ geckoId }) => geckoId));
  const tagsOf = new Map<number, readonly string[]>();
  const { items, total, unread } = await dojo.findings.listFindings(
    testId,
    ({ id, uniqueIdFromTool, duplicate, tags }) => {
      if (wanted.has(uniqueIdFromTool ?? '')) tagsOf.set(id, tags);
      return { id, uniqueIdFromTool, duplicate };
    },
    { after },
  );
  const { ours } = resolveTwins(items);
  const unlisted = findings.filter(({ geckoId }) => !ours.has(geckoId)).map(({ geckoId }) => ({ geckoId }));
  const hidden = await unreadAmong({ dojo }, testId, unlisted, { unread });
  const known = findings.flatMap((one): KnownFinding[] => {
    const defectDojoId = ours.get(one.geckoId);
    const failure = hidden.get(one.geckoId);
    if (failure !== undefined) {
      return [knownAfterUnreadable(one.geckoId, withTagsInDoubt(one, []), failure, clock.now())];
    }
    return defectDojoId === undefined
      ? []
      : [withTagsInDoubt({ ...one, defectDojoId }, tagsOf.get(defectDojoId) ?? [])];
  });
  return { known, total };
}
