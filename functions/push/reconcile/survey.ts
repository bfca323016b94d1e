import { knownAfterDeletion } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import { type Resolved, resolveTwins } from '../../../shared/domain/live/twins.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import type { Work } from './work.ts';

/** What a test holds. */
export interface Survey extends Resolved {
  /** All findings in it, people's own included. */
  readonly total: number;
}

/** Lists the whole test: 4.7 ms a finding (measured), so only where a count differs or an upload had no answer. */
export async function survey({ dojo }: Work, testId: number): Promise<Survey> {
  const { items } = await dojo.findings.listFindings(testId, ({ id, uniqueIdFromTool, duplicate }) => ({
    id,
    uniqueIdFromTool,
    duplicate,
  }));
  return { ...resolveTwins(items), total: items.length };
}

/** What is known once it was looked up where findings are: ids are learnt, and what people deleted counts as deleted. */
export function knownAfterSurvey(
  known: Iterable<KnownFinding>,
  { ours }: Pick<Survey, 'ours'>,
  now: Date,
): KnownFinding[] {
  const changed: KnownFinding[] = [];
  for (const one of known) {
    const id = ours.get(one.geckoId);
    if (id === undefined) {
      if (one.presence === 'there') changed.push(knownAfterDeletion(one, now));
    } else if (one.defectDojoId !== id || one.presence !== 'there') {
      changed.push({ ...one, defectDojoId: id, presence: 'there', writtenAt: now.toISOString() });
    }
  }
  return changed;
}

/** Whether the test holds as many findings as we know of and people added: then nothing has to be listed. */
export async function isAsKnown({ dojo }: Work, placement: Placement, knownThere: number): Promise<boolean> {
  if (placement.testId === undefined) return true;
  return (await dojo.findings.countFindings(placement.testId)) === knownThere + placement.foreignFindings;
}
