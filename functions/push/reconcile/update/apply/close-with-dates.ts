import type { ImportRow } from '../../../../../shared/domain/desired/import-row.ts';
import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { closingRow } from '../../../../../shared/domain/live/carry-date.ts';
import { isUnreadable } from '../../../../../shared/domain/live/unreadable.ts';
import { proveUploads } from '../../create/prove-uploads.ts';
import { spread, witnessesMax } from '../../create/witness.ts';
import { Postponed } from '../../postponed.ts';
import { rowBytes, tooLarge } from '../../upload-gate.ts';
import type { Work } from '../../work.ts';
import type { Applying } from './applying.ts';
import type { DecidedUpdate } from './decided-update.ts';
import { asItWas, type NotClosed, notClosed, type StillOpen, updateOf, withoutEffect } from './not-closed.ts';
import { isGivenUp, knownWithoutClosing, neverAnswered } from './unanswered-closings.ts';

/** Findings of the first file that are looked at where its answer tells that all of them were closed: one read. */
const lookedAtMax = 100;

/** How long an upload without an answer may go on, milliseconds. */
const settlingMs = 120_000;

/** Findings that their row didn't close, be it that DefectDojo refused it alone, or took it without effect. */
export type RefusedRows = ReadonlyMap<DecidedUpdate, NotClosed>;

interface Closing extends Pick<Applying, 'testId' | 'target' | 'report' | 'closings' | 'known' | 'remember'> {
  readonly refused: Map<DecidedUpdate, NotClosed>;
  /** Whether DefectDojo takes an empty file, asked before its refusal counts as the fault of rows. */
  takesUploads: boolean;
  /** Whether it took any row. */
  takesRows: boolean;
}

/**
 * Closes those findings whose fix goes with its date, by one partial upload; repeating it is harmless, since what is
 * mitigated already stays as it is. What isn't closed by a file that is refused, or too large, is halved. An answer is a claim
 * either way: rows that DefectDojo takes match as it is set up, and findings may be touched in between. So all of them are read
 * after it, unless it counts as many closed as there are rows; then some of a run's first file are, from all over it. Which
 * had no answer is remembered; what never has one counts as refused.
 *
 * @throws {Postponed} when the upload had no answer
 * @throws {OutsideFailure} when an empty file is refused as well: the server is in trouble, or its set-up
 */
export async function closeWithDates(
  work: Work,
  updates: readonly DecidedUpdate[],
  { testId, target, report, closings, known, remember }: Applying,
): Promise<RefusedRows> {
  const all = updates.filter(({ decision, desired }) => decision.byReimport && desired !== undefined);
  const places = { testId, target, report, closings, known, remember };
  const closing: Closing = { ...places, refused: new Map(), takesUploads: false, takesRows: false };
  const dated = all.filter((update) => !isGivenUp(update, known));
  for (const update of all.filter((one) => isGivenUp(one, known))) {
    closing.refused.set(update, { failure: neverAnswered(), live: update.live });
  }
  if (dated.length > 0) {
    await work.gate.look();
    await close(work, dated, closing);
  }
  return closing.refused;
}

async function close(work: Work, dated: readonly DecidedUpdate[], closing: Closing): Promise<void> {
  const { dojo, clock, gate } = work;
  const { testId, target, report } = closing;
  const rows = dated.flatMap(({ live, desired }) => (desired === undefined ? [] : [closingRow(live, desired)]));
  const { environment } = target.placement;
  if (isTooMuch(rows, gate)) return closeHalves(work, dated, closing);
  const outcome = await dojo.findings.reimport({ testId, rows, environment });
  gate.ended(rows, outcome);
  if (outcome.kind === 'done') {
    closing.takesRows = true;
    closing.closings.answered = 'rows';
    for (const { update, live } of await stillOpen(work, dated, outcome.closed, closing)) {
      closing.refused.set(update, { failure: withoutEffect(), live });
    }
    return;
  }
  const { failure } = outcome;
  if (outcome.kind === 'unknown') {
    const now = clock.now();
    const until = new Date(now.getTime() + settlingMs);
    const again = { upload: work.newId(), answeredBefore: closing.closings.answered };
    await closing.remember(knownWithoutClosing(dated, closing.known, again, now));
    throw new Postponed('upload_settling', `An upload had no answer: ${failure.message}`, until);
  }
  const notThere = failure.status === tooLarge ? dated.map(asItWas) : await notClosed(work, dated, testId);
  const left = withoutUnread(notThere, failure, closing);
  const [first] = left;
  if (first === undefined) {
    if (failure.kind === 'rejected') report.warned('upload_refused_but_stored', failure.message);
    return;
  }
  await requireUploads(work, closing, failure);
  // It may be taken now: it named an environment that isn't there.
  if (target.placement.environment !== environment) return close(work, left.map(updateOf), closing);
  if (dated.length === 1) {
    closing.refused.set(first.update, { failure, live: first.live });
    return;
  }
  const rest = failure.status === tooLarge ? left.map(updateOf) : await afterWitness(work, left, failure, closing);
  await closeHalves(work, rest, closing);
}

async function closeHalves(work: Work, rest: readonly DecidedUpdate[], closing: Closing): Promise<void> {
  const middle = Math.ceil(rest.length / 2);
  if (rest.length > 0) await close(work, rest.slice(0, middle), closing);
  if (rest.length > 1) await close(work, rest.slice(middle), closing);
}

/** Whether a file of these rows was found not to be let through. */
function isTooMuch(rows: readonly ImportRow[], { bytesMax, findingsMax }: Work['gate']): boolean {
  if (rows.length <= 1) return false;
  if (rows.length > findingsMax) return true;
  return Number.isFinite(bytesMax) && rows.reduce((sum, row) => sum + rowBytes(row), 0) > bytesMax;
}

/** Of one that can't be read nobody can say whether it was closed, so its row isn't sent again. */
function withoutUnread(all: readonly StillOpen[], failure: OutsideFailure, { refused }: Closing): readonly StillOpen[] {
  for (const { update, live } of all) if (isUnreadable(live)) refused.set(update, { failure, live });
  return all.filter(({ live }) => !isUnreadable(live));
}

/** Those that a file with success didn't close. */
async function stillOpen(
  work: Work,
  dated: readonly DecidedUpdate[],
  closed: number | undefined,
  { testId, closings }: Closing,
): Promise<readonly StillOpen[]> {
  if (closed !== dated.length) return notClosed(work, dated, testId);
  if (closings.areLookedAt) return [];
  closings.areLookedAt = true;
  const some = spread(dated, lookedAtMax);
  const open = await notClosed(work, some, testId);
  return open.length > 0 && some.length < dated.length ? notClosed(work, dated, testId) : open;
}

/**
 * Closes rows alone until DefectDojo takes one: where it takes none it isn't sent the others. What it says is wrong with rows is
 * wrong with all of them then; an internal error may pass.
 *
 * @returns those not tried
 */
async function afterWitness(
  work: Work,
  left: readonly StillOpen[],
  failure: OutsideFailure,
  closing: Closing,
): Promise<readonly DecidedUpdate[]> {
  const tried = new Set<StillOpen>();
  for (const one of spread(left, witnessesMax)) {
    if (closing.takesRows) break;
    tried.add(one);
    await close(work, [one.update], closing);
  }
  const untried = left.filter((one) => !tried.has(one));
  if (closing.takesRows || untried.length === 0) return untried.map(updateOf);
  if (failure.status === 500) throw failure;
  for (const { update, live } of untried) closing.refused.set(update, { failure, live });
  return [];
}

async function requireUploads(work: Work, closing: Closing, { status }: OutsideFailure): Promise<void> {
  if (closing.takesUploads || status === tooLarge) return;
  const { placement, failure } = await proveUploads(work, closing.target.placement);
  if (failure !== undefined) throw failure;
  closing.target.placement = placement;
  closing.takesUploads = true;
}
