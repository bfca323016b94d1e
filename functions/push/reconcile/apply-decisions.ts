import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import { importRow } from '../../../shared/domain/desired/import-row.ts';
import { knownAfterDeletion } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { LiveDecision } from '../../../shared/domain/live/decide.ts';
import { textOfNote } from '../../../shared/domain/live/notes.ts';
import type { UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { type ReasonCode, reasons } from '../../../shared/domain/plan/reasons.ts';
import { acceptRisks } from './accept-risk.ts';
import { Postponed } from './postponed.ts';
import type { Progress } from './progress.ts';
import type { Work } from './work.ts';

/** One finding that is to be changed, and what was decided after it was read. */
export interface DecidedUpdate {
  readonly id: number;
  readonly operation: UpdateOperation;
  readonly desired: DesiredFinding | undefined;
  readonly decision: Extract<LiveDecision, { kind: 'decided' }>;
}

interface Applying {
  readonly testId: number;
  readonly remember: (records: readonly KnownFinding[]) => Promise<void>;
  readonly progress: Progress;
}

/** How long an upload without an answer may go on, milliseconds. */
const settlingMs = 120_000;

/**
 * Sends what was decided about some findings. Everything but a note may be repeated, so what is known is written down
 * after it was done; whatever stops the run, what was done until then is remembered.
 */
export async function applyDecisions(work: Work, updates: readonly DecidedUpdate[], applying: Applying): Promise<void> {
  await closeWithDates(work, updates, applying.testId);
  const toAccept: DecidedUpdate[] = [];
  const done: KnownFinding[] = [];
  try {
    for (const update of updates) {
      if ((await applyOne(work, update)) === 'gone') {
        done.push(knownAfterDeletion(update.decision.known, work.clock.now()));
        skipped(update, 'deleted_in_defectdojo');
      } else if (update.decision.accept === undefined) finished(update);
      else toAccept.push(update);
    }
    for (const [until, ofDay] of Map.groupBy(toAccept, ({ decision }) => decision.accept?.until ?? null)) {
      await acceptRisks(work, { testId: applying.testId, findingIds: ofDay.map(({ id }) => id) }, until);
      ofDay.forEach(finished);
    }
  } finally {
    await applying.remember(done);
  }

  function finished({ operation, id, decision, desired }: DecidedUpdate): void {
    done.push(decision.known);
    if (operation.fields.length > 0) applying.progress.compromised(desired?.warnings ?? []);
    const [code] = decision.leftOut;
    if (code === undefined || isSent(decision)) applying.progress.done(operation, id, decision.leftOut);
    else skipped({ operation }, code);
  }

  function skipped({ operation }: Pick<DecidedUpdate, 'operation'>, code: ReasonCode): void {
    applying.progress.skipped(operation.geckoId, code, reasons[code], 'skipped');
  }
}

/** Whether there was anything to send: what a person did may have left nothing of an operation. */
function isSent({ patch, byReimport, accept, tags, notes }: DecidedUpdate['decision']): boolean {
  const changes = Object.keys(patch).length + tags.add.length + tags.remove.length + notes.length;
  return changes > 0 || byReimport || accept !== undefined;
}

/** One partial upload for all of them; repeating it is harmless, since what is mitigated already stays as it is. */
async function closeWithDates(work: Work, updates: readonly DecidedUpdate[], testId: number): Promise<void> {
  const rows = updates.flatMap(({ decision, desired }) => (decision.byReimport && desired ? [importRow(desired)] : []));
  if (rows.length === 0) return;
  const { dojo, clock } = work;
  const outcome = await dojo.findings.reimport({ testId, rows });
  if (outcome.kind === 'refused') throw outcome.failure;
  if (outcome.kind === 'done') return;
  const until = new Date(clock.now().getTime() + settlingMs);
  throw new Postponed('upload_settling', `An upload had no answer: ${outcome.failure.message}`, until);
}

async function applyOne({ dojo }: Work, { id, decision }: DecidedUpdate): Promise<'done' | 'gone'> {
  const { findings } = dojo;
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
