import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { withTagsInDoubt } from '../../../../shared/domain/live/in-doubt.ts';
import { type Resolved, resolveTwins } from '../../../../shared/domain/live/twins.ts';
import { knownAfterDeletion } from '../../../../shared/domain/plan/known-after.ts';
import type { Work } from '../work.ts';

/** What a test holds. */
export interface Survey extends Resolved {
  /** All findings in it, people's own included. */
  readonly total: number;
  /** What DefectDojo says to each finding of it that it fails to show. */
  readonly unread: readonly OutsideFailure[];
}

/** Lists the whole test: 4.7 ms a finding (measured), so only where a count differs or an upload had no answer. */
export async function survey({ dojo }: Work, testId: number): Promise<Survey> {
  const { items, unread } = await dojo.findings.listFindings(testId, ({ id, uniqueIdFromTool, duplicate }) => ({
    id,
    uniqueIdFromTool,
    duplicate,
  }));
  return { ...resolveTwins(items), total: items.length + unread.length, unread };
}

/**
 * What is known once it was looked up where findings are: ids are learnt, and what people deleted counts as deleted. Of one
 * that is there after all, or under another id, the tags are in doubt.
 */
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
      const isOther = one.presence !== 'there' || one.defectDojoId !== undefined;
      const seen = { defectDojoId: id, likelyId: undefined, presence: 'there', writtenAt: now.toISOString() } as const;
      const found: KnownFinding = { ...one, ...seen };
      changed.push(isOther ? withTagsInDoubt(found, []) : found);
    }
  }
  return changed;
}

/** Duplicates that one look asks for at most: each comes in full, which takes 4.7 ms (measured). */
const duplicatesPerLook = 100;
/** Duplicates of other people's making among which ours may come. */
const otherDuplicates = 20;

/** What one cheap call shows of a test. */
export interface Glimpse {
  /**
   * Whether it holds as many findings as we know of and people added, and none is to be tried again that was only seen not to be
   * readable: then nothing has to be listed.
   */
  readonly asKnown: boolean;
  /** Ids of findings that are duplicates, among them those that were left as they are for being some, if they still are. */
  readonly duplicates: ReadonlySet<number>;
}

/** Looks at a test with one call, whatever is asked. */
export async function glance(
  { dojo, clock }: Work,
  { testId, foreignFindings }: { readonly testId: number; readonly foreignFindings: number },
  known: Iterable<KnownFinding>,
): Promise<Glimpse> {
  let there = 0;
  let left = 0;
  let isLookedFor = false;
  const now = clock.now().toISOString();
  for (const { presence, leftAsDuplicate, troubles } of known) {
    const until = troubles?.read?.judged?.until ?? now;
    if (presence === 'never_created' && troubles?.read !== undefined && until <= now) isLookedFor = true;
    if (presence === 'there') there += 1;
    if (leftAsDuplicate !== undefined) left += 1;
  }
  const asked = left === 0 ? 1 : Math.min(left + otherDuplicates, duplicatesPerLook);
  const { total, duplicates } =
    left === 0
      ? { total: await dojo.findings.countFindings(testId), duplicates: new Set<number>() }
      : await dojo.findings.countWithDuplicates(testId, asked);
  return { asKnown: total === there + foreignFindings && !isLookedFor, duplicates };
}
