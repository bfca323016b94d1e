import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import { doubtTaken, testTagsAfter } from '../../../shared/domain/live/taken-tags.ts';
import { resolveTwins } from '../../../shared/domain/live/twins.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { knownOnceRead, knownWithout } from '../../../shared/domain/plan/known-after.ts';
import { reasons } from '../../../shared/domain/plan/reasons.ts';
import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import type { FindingListing } from '../../../shared/ports/defectdojo-findings.ts';
import { unreadAmong } from '../reconcile/placement/unread-among.ts';
import type { Progress } from '../reconcile/progress.ts';
import { fetchListing } from '../reconcile/source/fetch-listing.ts';
import { sourceOf } from '../reconcile/source/source.ts';
import { holderOf, type Work } from '../reconcile/work.ts';
import { type Compared, listTest } from './list-test.ts';

/** How a drift check ended. */
export interface CheckedDrift {
  /** Where it looked; undefined where nothing was exported yet. */
  readonly placement: Placement | undefined;
  /** Whether it found something that the next sync sets right, though nobody asks for one. */
  readonly isToBeSynced: boolean;
}

type Known = ReadonlyMap<string, KnownFinding>;

/** What may be in the test by what is known. */
interface Expected {
  readonly known: Known;
  /** Gecko ids of findings that an upload without an answer may have stored. */
  readonly underWay: ReadonlySet<string>;
  /** What DefectDojo says to those that it fails to show, by Gecko id. */
  readonly unread: ReadonlyMap<string, OutsideFailure>;
}

/**
 * Compares what DefectDojo shows in our test with what was last written, and tells each difference. Writes nothing to
 * DefectDojo; what it opened by itself, since an acceptance ended there, is marked to be looked at by the next sync.
 */
export async function checkDrift(work: Work, baseline: BaselineScan, progress: Progress): Promise<CheckedDrift> {
  const { key, connection, mapping, store, findings, clock } = work;
  const placement = await store.placement(key, connection.baseUrl, mapping.product.id);
  if (placement?.testId === undefined) return { placement, isToBeSynced: false };
  const known = await findings.known(key, placement.placementId);
  const underWay = (await findings.openUploads(key)).flatMap((upload) => upload.findings);
  const isTaken = await doubtWhatIsTaken(work, { ...placement, testId: placement.testId }, known);
  const reported = await findings.reported(key);
  using listing = await fetchListing(work.gecko, { ...key, scanId: baseline.scanId }, clock);
  const source = sourceOf({ listing, reported, baseline, now: clock.now() });
  const policy = { ...work.policy, riskAcceptance: placement.riskAcceptance };
  const test = await listTest(work, placement.testId, { source, policy, known });
  if (test === undefined) progress.warned('drift_not_checked');
  const expected = { known, underWay: new Set(underWay.map(({ geckoId }) => geckoId)) };
  if (test !== undefined) {
    const unread = await unreadIn(work, placement.testId, test, known);
    reportDrift(test, { ...expected, unread }, progress);
    for (const [geckoId, { message }] of unread) {
      const reason = `${reasons.unreadable_in_defectdojo} ${message}`;
      progress.skipped(geckoId, 'unreadable_in_defectdojo', reason, 'quarantined');
    }
  }
  const readAgain = readableAgain(test?.items ?? [], known, clock.now());
  if (readAgain.length > 0) await findings.putKnown(holderOf(work, placement), readAgain);
  for (const one of readAgain) known.set(one.geckoId, one);
  const opened = openedThere(test?.items ?? [], known);
  for (const { geckoId } of opened) {
    progress.skipped(geckoId, 'acceptance_ended_in_defectdojo', reasons.acceptance_ended_in_defectdojo, 'skipped');
  }
  const marked = opened.map((one) => knownWithout(one, ['status']));
  if (marked.length > 0) await findings.putKnown(holderOf(work, placement), marked);
  return { placement, isToBeSynced: marked.length > 0 || isTaken };
}

/** Tags that went from findings because their product lost them were taken by nobody, and are put back by the next sync. */
async function doubtWhatIsTaken(
  { dojo, clock }: Work,
  { testId, testTags }: Placement & { readonly testId: number },
  known: Map<string, KnownFinding>,
): Promise<boolean> {
  const test = await dojo.dojo.test(testId);
  if (test === undefined) return false;
  const doubted = doubtTaken(known.values(), testTagsAfter(testTags, test.tags, clock.now()).taken);
  for (const one of doubted) known.set(one.geckoId, one);
  return doubted.length > 0;
}

function reportDrift(
  { items, changedWhileReading }: FindingListing<Compared>,
  { known, underWay, unread }: Expected,
  progress: Progress,
): void {
  const { ours, twins } = resolveTwins(items);
  const twinIds = new Set(twins.map(({ twin }) => twin));
  for (const { id, uniqueIdFromTool, drifted } of items) {
    const geckoId = uniqueIdFromTool ?? undefined;
    const isKnown = geckoId !== undefined && known.get(geckoId)?.presence === 'there';
    if (twinIds.has(id)) progress.unexpected('twin_in_defectdojo', geckoId, id);
    else if (!isKnown && !underWay.has(geckoId ?? '')) progress.unexpected('unknown_in_defectdojo', geckoId, id);
    else if (isKnown && ours.get(geckoId) === id && drifted.length > 0) progress.changedByPeople(geckoId, id, drifted);
  }
  // What isn't listed may exist then.
  if (changedWhileReading) progress.warned('missing_not_checked');
  else reportMissing({ has: (geckoId) => ours.has(geckoId) || unread.has(geckoId) }, known, progress);
}

/** Which of the findings that are known to be there DefectDojo fails to show. */
function unreadIn(
  work: Work,
  testId: number,
  test: FindingListing<Compared>,
  known: Known,
): Promise<Expected['unread']> {
  const { ours } = resolveTwins(test.items);
  const unlisted = known.values().filter(({ geckoId, presence }) => presence === 'there' && !ours.has(geckoId));
  return unreadAmong(work, testId, unlisted, test);
}

/** What is known of findings that DefectDojo failed to show before: the next sync need not wait for the day to be over. */
function readableAgain(items: readonly Compared[], known: Known, now: Date): KnownFinding[] {
  return items.flatMap(({ uniqueIdFromTool }) => {
    const one = known.get(uniqueIdFromTool ?? '');
    return one === undefined ? [] : (knownOnceRead(one, now) ?? []);
  });
}

/** What is known of our findings that DefectDojo opened by itself. */
function openedThere(items: readonly Compared[], known: Known): KnownFinding[] {
  const { ours } = resolveTwins(items);
  return items.flatMap(({ id, uniqueIdFromTool, reopened }) => {
    const one = known.get(uniqueIdFromTool ?? '');
    return reopened && one?.presence === 'there' && ours.get(one.geckoId) === id ? [one] : [];
  });
}

function reportMissing(there: Pick<ReadonlySet<string>, 'has'>, known: Known, progress: Progress): void {
  for (const { geckoId, presence, defectDojoId } of known.values()) {
    if (presence === 'there' && !there.has(geckoId)) progress.missing(geckoId, defectDojoId);
  }
}
