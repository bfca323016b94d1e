import { closingRow } from '../../../shared/domain/live/carry-date.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { DecidedUpdate } from './apply-decisions.ts';
import { Postponed } from './postponed.ts';
import type { Work } from './work.ts';

/** How long an upload without an answer may go on, milliseconds. */
const settlingMs = 120_000;

/** Findings whose row DefectDojo refused alone, with its refusal. */
export type RefusedRows = ReadonlyMap<DecidedUpdate, OutsideFailure>;

interface Closing {
  readonly refused: Map<DecidedUpdate, OutsideFailure>;
  /** Whether DefectDojo takes an empty file, asked before its 500 counts as the fault of rows. */
  takesUploads: boolean;
}

/**
 * Closes those findings whose fix goes with its date, by one partial upload; repeating it is harmless, since what is
 * mitigated already stays as it is. A file that is refused, or too large, is halved.
 *
 * @throws {Postponed} when the upload had no answer
 * @throws {OutsideFailure} when an empty file is refused as well: the server is in trouble
 */
export async function closeWithDates(
  work: Work,
  updates: readonly DecidedUpdate[],
  testId: number,
): Promise<RefusedRows> {
  const dated = updates.filter(({ decision, desired }) => decision.byReimport && desired !== undefined);
  const closing: Closing = { refused: new Map(), takesUploads: false };
  if (dated.length > 0) await close(work, dated, testId, closing);
  return closing.refused;
}

async function close(work: Work, dated: readonly DecidedUpdate[], testId: number, closing: Closing): Promise<void> {
  const { dojo, clock } = work;
  const rows = dated.flatMap(({ live, desired }) => (desired === undefined ? [] : [closingRow(live, desired)]));
  const outcome = await dojo.findings.reimport({ testId, rows });
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'unknown') {
    const until = new Date(clock.now().getTime() + settlingMs);
    throw new Postponed('upload_settling', `An upload had no answer: ${outcome.failure.message}`, until);
  }
  if (outcome.failure.status === 500 && !closing.takesUploads) {
    closing.takesUploads = (await dojo.findings.reimport({ testId, rows: [] })).kind === 'done';
    if (!closing.takesUploads) throw outcome.failure;
  }
  const [first, ...others] = dated;
  if (first !== undefined && others.length === 0) {
    closing.refused.set(first, outcome.failure);
    return;
  }
  const middle = Math.ceil(dated.length / 2);
  await close(work, dated.slice(0, middle), testId, closing);
  await close(work, dated.slice(middle), testId, closing);
}
