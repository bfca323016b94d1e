import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { LiveDecision } from '../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../shared/domain/live/live-finding.ts';
import { textOfNote } from '../../../shared/domain/live/notes.ts';
import { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { acceptRisks } from './accept-risk.ts';
import { closeWithDates } from './close-with-dates.ts';
import { noteOutcomes } from './note-outcomes.ts';
import type { UploadTarget } from './prove-uploads.ts';
import type { Telling } from './tell-outcomes.ts';
import type { Work } from './work.ts';

/** One finding that is to be changed, and what was decided after it was read. */
export interface DecidedUpdate {
  readonly live: LiveFinding;
  readonly operation: UpdateOperation;
  readonly desired: DesiredFinding | undefined;
  readonly decision: Extract<LiveDecision, { kind: 'decided' }>;
}

/** Where changes go, and where what became of them is written down. */
export interface Applying {
  readonly testId: number;
  /** Where fixes are uploaded that go with their dates. */
  readonly target: UploadTarget;
  readonly remember: (records: readonly KnownFinding[]) => Promise<void>;
  readonly telling: Telling;
}

/** A change that DefectDojo refused, or a part of one. */
export interface RefusedUpdate {
  readonly update: DecidedUpdate;
  readonly failure: OutsideFailure;
}

/**
 * Sends what was decided about some findings. Everything but a note may be repeated, so what is known is written down
 * after it was done; whatever stops the run, what was done until then is remembered.
 *
 * @returns what was refused: nothing is remembered of it, nor told
 */
export async function applyDecisions(
  work: Work,
  updates: readonly DecidedUpdate[],
  applying: Applying,
): Promise<RefusedUpdate[]> {
  const refusedRows = await closeWithDates(work, updates, applying);
  const refused: RefusedUpdate[] = [];
  const toAccept: DecidedUpdate[] = [];
  const outcomes = noteOutcomes(work, applying.telling, applying.testId);
  try {
    for (const update of updates) {
      const outcome = refusedRows.get(update) ?? (await unlessRefused(applyOne(work, update)));
      if (outcome instanceof OutsideFailure) refused.push({ update, failure: outcome });
      else if (outcome === 'gone') outcomes.gone(update);
      else if (update.decision.accept === undefined) outcomes.finished(update);
      else toAccept.push(update);
    }
    await acceptAll(work, toAccept, applying.testId, outcomes);
  } finally {
    await applying.remember(outcomes.known);
  }
  return refused;
}

/** Accepts findings by the day until which their risk is accepted. */
async function acceptAll(
  work: Work,
  toAccept: readonly DecidedUpdate[],
  testId: number,
  outcomes: ReturnType<typeof noteOutcomes>,
): Promise<void> {
  for (const [until, ofDay] of Map.groupBy(toAccept, ({ decision }) => decision.accept?.until ?? null)) {
    const findingIds = ofDay.map(({ live }) => live.id);
    const open = await unlessRefused(acceptRisks(work, { testId, findingIds }, until));
    for (const update of ofDay) {
      if (open instanceof OutsideFailure) outcomes.notAccepted(update, open);
      else if (open.has(update.live.id)) outcomes.notAccepted(update, acceptedWithoutEffect());
      else outcomes.finished(update);
    }
  }
}

function acceptedWithoutEffect(): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'acceptance_without_effect',
    message: 'DefectDojo took the finding into a risk acceptance, and shows it as open all the same.',
    sent: 'maybe',
  });
}

/** The refusal of one finding's change, which says nothing about the others. */
async function unlessRefused<T>(change: Promise<T>): Promise<T | OutsideFailure> {
  try {
    return await change;
  } catch (error) {
    if (error instanceof OutsideFailure && error.kind === 'rejected') return error;
    throw error;
  }
}

async function applyOne({ dojo }: Work, { live, decision }: DecidedUpdate): Promise<'done' | 'gone'> {
  const { findings } = dojo;
  const { id } = live;
  const { patch, tags, notes } = decision;
  const calls: Array<() => Promise<'done' | 'gone'>> = [];
  if (Object.keys(patch).length > 0) {
    calls.push(async () => ((await findings.patchFinding(id, patch)) === undefined ? 'gone' : 'done'));
  }
  if (tags.add.length > 0) calls.push(() => findings.addTags(id, tags.add));
  if (tags.remove.length > 0) calls.push(() => findings.removeTags(id, tags.remove));
  const missing = decision.mayBeNoted && notes.length > 0 ? await notYetLeft(findings, id, notes) : notes;
  for (const note of missing) calls.push(() => findings.addNote(id, note));
  for (const call of calls) {
    if ((await call()) === 'gone') return 'gone';
  }
  return 'done';
}

/** Those of the notes that an earlier run, which left the same under its own id, didn't come to. */
async function notYetLeft(
  findings: Work['dojo']['findings'],
  id: number,
  notes: readonly string[],
): Promise<readonly string[]> {
  const left = new Set((await findings.noteEntries(id))?.map(textOfNote));
  return notes.filter((note) => !left.has(textOfNote(note)));
}
