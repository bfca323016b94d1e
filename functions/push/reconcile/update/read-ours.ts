import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../shared/domain/live/live-finding.ts';
import { isOtherInstance, isOurs } from '../../../../shared/domain/live/ownership.ts';
import { resolveTwins } from '../../../../shared/domain/live/twins.ts';
import { isUnreadable, readable } from '../../../../shared/domain/live/unreadable.ts';
import { knownAfterUnreadable, knownOnceRead } from '../../../../shared/domain/plan/known-after.ts';
import { placeFailure } from '../placement/setup-failure.ts';
import { knownAfterSurvey } from '../placement/survey.ts';
import type { Work } from '../work.ts';

/** Findings as they are now. */
export interface ReadFindings {
  readonly live: readonly LiveFinding[];
  /** What is known then of those whose id is another, that aren't there any more, or that can be read now or can't. */
  readonly known: KnownFinding[];
  /** Those that DefectDojo fails to show, by Gecko id. */
  readonly unread: ReadonlyMap<string, OutsideFailure>;
}

/** Reads findings of the test by their Gecko ids, one by one. */
export async function lookUp(
  { dojo, clock }: Pick<Work, 'dojo' | 'clock'>,
  testId: number,
  wanted: readonly KnownFinding[],
): Promise<ReadFindings> {
  const live: LiveFinding[] = [];
  const ours = new Map<string, number>();
  const unread = new Map<string, OutsideFailure>();
  for (const { geckoId } of wanted) {
    const found = await dojo.findings.findingsByGeckoId(testId, geckoId);
    const shown = readable(found);
    const kept = shown.find(({ id }) => id === resolveTwins(shown).ours.get(geckoId));
    const hidden = found.find(isUnreadable);
    if (kept !== undefined) {
      live.push(kept);
      ours.set(geckoId, kept.id);
    } else if (hidden !== undefined) unread.set(geckoId, hidden.unreadable);
  }
  const looked = wanted.filter(({ geckoId }) => !unread.has(geckoId));
  const known = knownAfterSurvey(looked, { ours }, clock.now());
  return { live, known: [...known, ...knownAfterReading(wanted, { live, unread, known }, clock.now())], unread };
}

/**
 * Reads findings by the ids that are known. One that is something else or nothing under its id is looked up by its Gecko id:
 * a person may have deleted it while the test's count stayed the same.
 *
 * @throws {OutsideFailure} `instance_changed`
 */
export async function readOurs(work: Work, testId: number, known: readonly KnownFinding[]): Promise<ReadFindings> {
  const withId = known.filter(({ defectDojoId }) => defectDojoId !== undefined);
  const shown = await work.dojo.findings.findingsById(
    testId,
    withId.flatMap(({ defectDojoId }) => defectDojoId ?? []),
  );
  const ours: LiveFinding[] = [];
  const lost: KnownFinding[] = [];
  const unread = new Map<string, OutsideFailure>();
  for (const one of withId) {
    const live = shown.get(one.defectDojoId ?? 0);
    if (isUnreadable(live)) unread.set(one.geckoId, live.unreadable);
    else if (live !== undefined && isOurs(live, { testId, geckoId: one.geckoId })) ours.push(live);
    else lost.push(one);
  }
  const read = shown.size - unread.size;
  if (isOtherInstance({ read, mismatches: read - ours.length })) throw placeFailure('instance_changed');
  const found = await lookUp(work, testId, lost);
  const changed = knownAfterReading(withId, { live: ours, unread, known: [] }, work.clock.now());
  return {
    live: [...ours, ...found.live],
    known: [...found.known, ...changed],
    unread: new Map([...unread, ...found.unread]),
  };
}

/** What is known then of those that can't be read, and of those that can again. */
function knownAfterReading(
  all: readonly KnownFinding[],
  { live, unread, known }: ReadFindings,
  now: Date,
): KnownFinding[] {
  const isRead = new Set(live.map(({ uniqueIdFromTool }) => uniqueIdFromTool));
  const changed = new Map(known.map((one) => [one.geckoId, one]));
  return all.flatMap((one) => {
    const failure = unread.get(one.geckoId);
    if (failure !== undefined) return [knownAfterUnreadable(one.geckoId, one, failure, now)];
    const once = isRead.has(one.geckoId) ? knownOnceRead(changed.get(one.geckoId) ?? one, now) : undefined;
    return once ?? [];
  });
}
