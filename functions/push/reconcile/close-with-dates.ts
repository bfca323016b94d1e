import { statusLetters } from '../../../shared/domain/desired/status-letters.ts';
import { closingRow } from '../../../shared/domain/live/carry-date.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { Applying, DecidedUpdate } from './apply-decisions.ts';
import { tooLarge } from './look-after-refusal.ts';
import { Postponed } from './postponed.ts';
import { proveUploads } from './prove-uploads.ts';
import { spread, witnessesMax } from './witness.ts';
import type { Work } from './work.ts';

/** How long an upload without an answer may go on, milliseconds. */
const settlingMs = 120_000;

/** Findings whose row DefectDojo refused alone, with its refusal. */
export type RefusedRows = ReadonlyMap<DecidedUpdate, OutsideFailure>;

interface Closing extends Pick<Applying, 'testId' | 'target' | 'telling'> {
  readonly refused: Map<DecidedUpdate, OutsideFailure>;
  /** Whether DefectDojo takes an empty file, asked before its refusal counts as the fault of rows. */
  takesUploads: boolean;
  /** Whether it took any row. */
  takesRows: boolean;
}

/**
 * Closes those findings whose fix goes with its date, by one partial upload; repeating it is harmless, since what is
 * mitigated already stays as it is. What isn't closed by a file that is refused, or too large, is halved.
 *
 * @throws {Postponed} when the upload had no answer
 * @throws {OutsideFailure} when an empty file is refused as well: the server is in trouble, or its set-up
 */
export async function closeWithDates(
  work: Work,
  updates: readonly DecidedUpdate[],
  { testId, target, telling }: Applying,
): Promise<RefusedRows> {
  const dated = updates.filter(({ decision, desired }) => decision.byReimport && desired !== undefined);
  const closing: Closing = { testId, target, telling, refused: new Map(), takesUploads: false, takesRows: false };
  if (dated.length > 0) await close(work, dated, closing);
  return closing.refused;
}

async function close(work: Work, dated: readonly DecidedUpdate[], closing: Closing): Promise<void> {
  const { dojo, clock } = work;
  const { testId, target, telling } = closing;
  const rows = dated.flatMap(({ live, desired }) => (desired === undefined ? [] : [closingRow(live, desired)]));
  const { environment } = target.placement;
  const outcome = await dojo.findings.reimport({ testId, rows, environment });
  if (outcome.kind === 'done') {
    closing.takesRows = true;
    return;
  }
  const { failure } = outcome;
  if (outcome.kind === 'unknown') {
    const until = new Date(clock.now().getTime() + settlingMs);
    throw new Postponed('upload_settling', `An upload had no answer: ${failure.message}`, until);
  }
  const left = failure.status === tooLarge ? dated : await notClosed(work, dated, testId);
  const [first] = left;
  if (first === undefined) {
    if (failure.kind === 'rejected') telling.warned('upload_refused_but_stored', failure.message);
    return;
  }
  await requireUploads(work, closing, failure);
  // It may be taken now: it named an environment that isn't there.
  if (target.placement.environment !== environment) return close(work, left, closing);
  if (dated.length === 1) {
    closing.refused.set(first, failure);
    return;
  }
  const rest = failure.status === tooLarge ? left : await afterWitness(work, left, failure, closing);
  const middle = Math.ceil(rest.length / 2);
  if (rest.length > 0) await close(work, rest.slice(0, middle), closing);
  if (rest.length > 1) await close(work, rest.slice(middle), closing);
}

/**
 * Closes rows alone until DefectDojo takes one: where it takes none it isn't sent the others. What it says is wrong with rows is
 * wrong with all of them then; an internal error may pass.
 *
 * @returns those not tried
 */
async function afterWitness(
  work: Work,
  left: readonly DecidedUpdate[],
  failure: OutsideFailure,
  closing: Closing,
): Promise<readonly DecidedUpdate[]> {
  const tried = new Set<DecidedUpdate>();
  for (const update of spread(left, witnessesMax)) {
    if (closing.takesRows) break;
    tried.add(update);
    await close(work, [update], closing);
  }
  const untried = left.filter((update) => !tried.has(update));
  if (closing.takesRows || untried.length === 0) return untried;
  if (failure.status === 500) throw failure;
  for (const update of untried) closing.refused.set(update, failure);
  return [];
}

/** A refusal is a claim: findings may have been closed all the same. */
async function notClosed(
  { dojo }: Work,
  dated: readonly DecidedUpdate[],
  testId: number,
): Promise<readonly DecidedUpdate[]> {
  const shown = await dojo.findings.findingsById(
    testId,
    dated.map(({ live }) => live.id),
  );
  return dated.filter(({ live, operation }) => {
    const flags = shown.get(live.id)?.flags;
    const wanted = operation.status?.to.flags;
    return flags === undefined || wanted === undefined || statusLetters(flags) !== statusLetters(wanted);
  });
}

async function requireUploads(work: Work, closing: Closing, { status }: OutsideFailure): Promise<void> {
  if (closing.takesUploads || status === tooLarge) return;
  const { placement, failure } = await proveUploads(work, closing.target.placement);
  if (failure !== undefined) throw failure;
  closing.target.placement = placement;
  closing.takesUploads = true;
}
