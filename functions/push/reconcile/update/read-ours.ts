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
  const read = knownAfterReading(wanted, { live, unread, known }, clock.now());
  return { live, known: lastOfEach([...known, ...read]), unread };
}

/** Findings as they are now, and those that weren't there under the id that was likely theirs. */
export interface ReadOurs extends ReadFindings {
  /** How many were there under an id that was only likely. */
  readonly guessed: number;
  readonly misjudged: readonly KnownFinding[];
}

/**
 * Reads findings by the ids that are known, or likely theirs. One that is something else or nothing under its known id is looked up by its
 * Gecko id: a person may have deleted it while the test's count stayed the same.
 *
 * @throws {OutsideFailure} `instance_changed`
 */
export async function readOurs(work: Work, testId: number, known: readonly KnownFinding[]): Promise<ReadOurs> {
  const withId = known.flatMap((one) => {
    const id = one.defectDojoId ?? one.likelyId;
    return id === undefined ? [] : [{ one, id, isKnownId: one.defectDojoId !== undefined }];
  });
  const shown = await work.dojo.findings.findingsById(
    testId,
    withId.map(({ id }) => id),
  );
  const {
    there = [],
    elsewhere = [],
    hidden = [],
  } = Object.groupBy(withId, ({ one, id, isKnownId }) => {
    const live = shown.get(id);
    if (isUnreadable(live)) return isKnownId ? 'hidden' : 'elsewhere';
    return live !== undefined && isOurs(live, { testId, geckoId: one.geckoId }) ? 'there' : 'elsewhere';
  });
  const lost = elsewhere.filter(({ isKnownId }) => isKnownId);
  const mismatches = lost.filter(({ id }) => shown.has(id)).length;
  const read = there.filter(({ isKnownId }) => isKnownId).length + mismatches;
  if (isOtherInstance({ read, mismatches })) throw placeFailure('instance_changed');
  const found = await lookUp(
    work,
    testId,
    lost.map(({ one }) => one),
  );
  const now = work.clock.now();
  const live = readable(there.flatMap(({ id }) => shown.get(id) ?? []));
  const unread = new Map<string, OutsideFailure>();
  for (const { one, id } of hidden) {
    const failing = shown.get(id);
    if (isUnreadable(failing)) unread.set(one.geckoId, failing.unreadable);
  }
  const learnt = there.flatMap(({ one, id, isKnownId }) =>
    isKnownId ? [] : [{ ...one, likelyId: undefined, defectDojoId: id, writtenAt: now.toISOString() }],
  );
  const all = withId.map(({ one }) => one);
  return {
    live: [...live, ...found.live],
    known: lastOfEach([...learnt, ...found.known, ...knownAfterReading(all, { live, unread, known: learnt }, now)]),
    unread: new Map([...unread, ...found.unread]),
    guessed: learnt.length,
    misjudged: elsewhere.flatMap(({ one, isKnownId }) => (isKnownId ? [] : [{ ...one, likelyId: undefined }])),
  };
}

/** What is known of each in the end: no store takes one twice in a write. */
function lastOfEach(known: readonly KnownFinding[]): KnownFinding[] {
  return [...new Map(known.map((one) => [one.geckoId, one])).values()];
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
