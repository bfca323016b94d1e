import { neededForUploadMs } from '../../../../../shared/domain/defectdojo/upload-time.ts';
import type { ImportRow } from '../../../../../shared/domain/desired/import-row.ts';
import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { statusRow } from '../../../../../shared/domain/live/status-by-row.ts';
import { isUnreadable } from '../../../../../shared/domain/live/unreadable.ts';
import type { UploadOutcome } from '../../../../../shared/ports/defectdojo-findings.ts';
import { proveUploads } from '../../create/prove-uploads.ts';
import { spread, witnessesMax } from '../../create/witness.ts';
import { Postponed } from '../../postponed.ts';
import { rowBytes, tooLarge } from '../../upload-gate.ts';
import type { Work } from '../../work.ts';
import type { Applying } from './applying.ts';
import { type DecidedUpdate, opens } from './decided-update.ts';
import { isGivenUp, isUnanswered, knownWithoutAnswer, neverAnswered } from './unanswered-rows.ts';
import {
  asItWas,
  isAnyAsBefore,
  type NotDone,
  notDone,
  updateOf,
  uploadWithoutEffect,
  type WithoutEffect,
} from './without-effect.ts';

/** Findings of the first file that are counted where its answer tells that all of its rows were done: one read, or two of one that closes and opens. */
const countedMax = 100;

/** How long an upload without an answer may go on, milliseconds. */
const settlingMs = 120_000;

/** Findings that their row left as they were, be it that DefectDojo refused it alone, or took it without effect. */
export type RefusedRows = ReadonlyMap<DecidedUpdate, WithoutEffect>;

interface Sending extends Pick<Applying, 'testId' | 'target' | 'report' | 'rows' | 'known' | 'remember'> {
  readonly refused: Map<DecidedUpdate, WithoutEffect>;
  /** Whether DefectDojo takes an empty file, asked before its refusal counts as the fault of rows. */
  takesUploads: boolean;
  /** Whether it took any row. */
  takesRows: boolean;
}

/**
 * Closes findings whose fix goes with its date, and opens others, by one partial upload; repeating it is harmless, since what is
 * mitigated or open already stays as it is. What isn't done by a file that is refused, or too large, is halved. An answer is a
 * claim either way: rows that DefectDojo takes match as it is set up, and findings may be touched in between. So all of them are
 * read after it, unless it counts as many closed and opened as there are rows; then some of a run's first file are counted, from all over
 * it, which takes DefectDojo a tenth of that.
 * Which had no answer is remembered; what never has one counts as refused.
 *
 * @throws {Postponed} when the upload had no answer
 * @throws {OutsideFailure} when an empty file is refused as well: the server is in trouble, or its set-up
 */
export async function sendRows(
  work: Work,
  updates: readonly DecidedUpdate[],
  { testId, target, report, rows, known, remember }: Applying,
): Promise<RefusedRows> {
  const all = updates.filter(({ decision }) => decision.byReimport);
  const places = { testId, target, report, rows, known, remember };
  const sending: Sending = { ...places, refused: new Map(), takesUploads: false, takesRows: false };
  const byRow = all.filter((update) => !isGivenUp(update, known));
  for (const update of all.filter((one) => isGivenUp(one, known))) {
    sending.refused.set(update, { failure: neverAnswered(), live: update.live });
  }
  if (byRow.length > 0) {
    await work.gate.look();
    await send(work, byRow, sending);
  }
  return sending.refused;
}

async function send(work: Work, byRow: readonly DecidedUpdate[], sending: Sending): Promise<void> {
  const { dojo, clock, gate } = work;
  const { testId, target, report } = sending;
  const rows = rowsOf(byRow);
  const { environment } = target.placement;
  if (isTooMuch(rows, gate)) return sendHalves(work, byRow, sending);
  const sentAtMs = clock.now().getTime();
  // Rows without an answer before are given the longest time.
  const isApart = byRow.some(({ operation }) => isUnanswered(operation, sending.known));
  const neededMs = isApart ? undefined : neededForUploadMs(sending.rows.lastFile, rows.length);
  const outcome = await dojo.findings.reimport({ testId, rows, environment, neededMs });
  gate.ended(rows, outcome);
  if (outcome.kind === 'done') {
    sending.takesRows = true;
    sending.rows.answered = 'rows';
    sending.rows.lastFile = { findings: rows.length, tookMs: clock.now().getTime() - sentAtMs };
    for (const { update, live } of await leftOver(work, byRow, outcome, sending)) {
      sending.refused.set(update, { failure: uploadWithoutEffect(), live });
    }
    return;
  }
  const { failure } = outcome;
  if (outcome.kind === 'unknown') {
    const now = clock.now();
    const until = new Date(now.getTime() + settlingMs);
    const again = { upload: work.newId(), answeredBefore: sending.rows.answered };
    await sending.remember(knownWithoutAnswer(byRow, sending.known, again, now));
    throw new Postponed('upload_settling', `An upload had no answer: ${failure.message}`, until);
  }
  const notThere = failure.status === tooLarge ? byRow.map(asItWas) : await notDone(work, byRow, testId);
  const left = withoutUnread(notThere, failure, sending);
  const [first] = left;
  if (first === undefined) {
    if (failure.kind === 'rejected') report.warned('upload_refused_but_stored', failure.message);
    return;
  }
  await requireUploads(work, sending, failure);
  // It may be taken now: it named an environment that isn't there.
  if (target.placement.environment !== environment) return send(work, left.map(updateOf), sending);
  if (byRow.length === 1) {
    sending.refused.set(first.update, { failure, live: first.live });
    return;
  }
  const rest = failure.status === tooLarge ? left.map(updateOf) : await afterWitness(work, left, failure, sending);
  await sendHalves(work, rest, sending);
}

async function sendHalves(work: Work, rest: readonly DecidedUpdate[], sending: Sending): Promise<void> {
  const middle = Math.ceil(rest.length / 2);
  if (rest.length > 0) await send(work, rest.slice(0, middle), sending);
  if (rest.length > 1) await send(work, rest.slice(middle), sending);
}

function rowsOf(byRow: readonly DecidedUpdate[]): ImportRow[] {
  return byRow.flatMap(({ live, desired, operation: { geckoId, status } }) =>
    status === undefined ? [] : [statusRow(live, { geckoId, desired, status: status.to })],
  );
}

/** Whether a file of these rows was found not to be let through. */
function isTooMuch(rows: readonly ImportRow[], { bytesMax, findingsMax }: Work['gate']): boolean {
  if (rows.length <= 1) return false;
  if (rows.length > findingsMax) return true;
  return Number.isFinite(bytesMax) && rows.reduce((sum, row) => sum + rowBytes(row), 0) > bytesMax;
}

/** Of one that can't be read nobody can say whether its row was done, so that isn't sent again. */
function withoutUnread(all: readonly NotDone[], failure: OutsideFailure, { refused }: Sending): readonly NotDone[] {
  for (const { update, live } of all) if (isUnreadable(live)) refused.set(update, { failure, live });
  return all.filter(({ live }) => !isUnreadable(live));
}

/** Those that a file with success left as they were. */
async function leftOver(
  work: Work,
  byRow: readonly DecidedUpdate[],
  counted: Pick<Extract<UploadOutcome, { kind: 'done' }>, 'closed' | 'opened'>,
  { testId, rows }: Sending,
): Promise<readonly NotDone[]> {
  const opening = byRow.filter(opens).length;
  const isAllDone = (counted.opened ?? 0) === opening && counted.closed === byRow.length - opening;
  if (!isAllDone) return notDone(work, byRow, testId);
  if (rows.areCounted) return [];
  rows.areCounted = true;
  return (await isAnyAsBefore(work, spread(byRow, countedMax), testId)) ? notDone(work, byRow, testId) : [];
}

/**
 * Sends rows alone until DefectDojo takes one: where it takes none it isn't sent the others. What it says is wrong with rows is
 * wrong with all of them then; an internal error may pass.
 *
 * @returns those not tried
 */
async function afterWitness(
  work: Work,
  left: readonly NotDone[],
  failure: OutsideFailure,
  sending: Sending,
): Promise<readonly DecidedUpdate[]> {
  const tried = new Set<NotDone>();
  for (const one of spread(left, witnessesMax)) {
    if (sending.takesRows) break;
    tried.add(one);
    await send(work, [one.update], sending);
  }
  const untried = left.filter((one) => !tried.has(one));
  if (sending.takesRows || untried.length === 0) return untried.map(updateOf);
  if (failure.status === 500) throw failure;
  for (const { update, live } of untried) sending.refused.set(update, { failure, live });
  return [];
}

async function requireUploads(work: Work, sending: Sending, { status }: OutsideFailure): Promise<void> {
  if (sending.takesUploads || status === tooLarge) return;
  const { placement, failure } = await proveUploads(work, sending.target.placement);
  if (failure !== undefined) throw failure;
  sending.target.placement = placement;
  sending.takesUploads = true;
}
