import { isAboutOne, OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { notShown } from '../../../../../shared/domain/live/not-shown.ts';
import { textOfNote } from '../../../../../shared/domain/live/notes.ts';
import { isOurs } from '../../../../../shared/domain/live/ownership.ts';
import { isUnreadable, type Shown, type Unreadable } from '../../../../../shared/domain/live/unreadable.ts';
import type { WriteOutcome } from '../../../../../shared/ports/defectdojo-findings.ts';
import type { Work } from '../../work.ts';
import type { WriteHealth, WriteKind } from '../../write-health.ts';
import type { DecidedUpdate } from './decided-update.ts';

/** What became of one finding's change, as far as this run knows. `live`: the finding as it was read after that. */
export type Sent =
  /** `complaint`: DefectDojo refused it, and shows it all the same. */
  | { readonly kind: 'done'; readonly complaint: OutsideFailure | undefined }
  | { readonly kind: 'gone' }
  /** DefectDojo fails to show it, or its notes, so nobody can say what was done. */
  | { readonly kind: 'unreadable'; readonly failure: OutsideFailure }
  | { readonly kind: 'refused'; readonly failure: OutsideFailure; readonly live: LiveFinding }
  /** DefectDojo failed at it, or gave no answer, which may be the finding's fault or the server's; `at`: see `WriteHealth`. */
  | {
      readonly kind: 'failed';
      readonly failure: OutsideFailure;
      readonly live: LiveFinding;
      readonly write: WriteKind;
      readonly at: number;
    };

/** One call of a change, and how to tell whether it was done. */
interface Step {
  readonly write: WriteKind;
  readonly send: () => Promise<WriteOutcome | LiveFinding | undefined>;
  readonly isDone: (live: LiveFinding) => boolean | Promise<boolean | Unreadable>;
}

/**
 * Sends what was decided about one finding, call by call. A refusal is a claim and no fact: DefectDojo answers 400 to a PATCH
 * that it stored where pushing it to JIRA fails (3.2.0, measured). So after a call that was refused, failed or had no answer,
 * the finding is read, and what it shows counts. What a PATCH answers is compared with what was sent, too.
 *
 * @throws {OutsideFailure} whatever isn't about the finding
 */
export async function sendChange(work: Work, update: DecidedUpdate, health: WriteHealth): Promise<Sent> {
  let complaint: OutsideFailure | undefined;
  const steps = await stepsOf(work, update);
  if (isUnreadable(steps)) return unreadable(steps);
  for (const step of steps) {
    const sent = await sendStep(work, update, step, health);
    if (sent.kind !== 'done') return sent;
    complaint ??= sent.complaint;
  }
  return { kind: 'done', complaint };
}

async function sendStep(work: Work, update: DecidedUpdate, step: Step, health: WriteHealth): Promise<Sent> {
  let answer: Awaited<ReturnType<Step['send']>>;
  try {
    answer = await step.send();
  } catch (error) {
    if (!isAboutOne(error)) throw error;
    return afterFailure(work, update, step, { failure: error, health });
  }
  if (answer === undefined || answer === 'gone') return { kind: 'gone' };
  health.done(step.write);
  const otherwise = answer === 'done' ? [] : notShown(answer, update.decision.patch);
  if (answer === 'done' || otherwise.length === 0) return { kind: 'done', complaint: undefined };
  return { kind: 'refused', failure: storedOtherwise(otherwise), live: answer };
}

async function afterFailure(
  work: Work,
  update: DecidedUpdate,
  { write, isDone }: Step,
  { failure, health }: { readonly failure: OutsideFailure; readonly health: WriteHealth },
): Promise<Sent> {
  const live = await readAgain(work, update);
  if (live === undefined) return { kind: 'gone' };
  if (isUnreadable(live)) return unreadable(live);
  const isRefusal = failure.kind === 'rejected';
  const done = await isDone(live);
  if (typeof done === 'object') return unreadable(done);
  if (done) return { kind: 'done', complaint: isRefusal ? failure : undefined };
  return isRefusal
    ? { kind: 'refused', failure, live }
    : { kind: 'failed', failure, live, write, at: health.failed(write) };
}

async function stepsOf(
  { dojo: { findings } }: Work,
  { live: { id }, decision }: DecidedUpdate,
): Promise<Step[] | Unreadable> {
  const { patch, tags, notes, mayBeNoted } = decision;
  const steps: Step[] = [];
  if (Object.keys(patch).length > 0) {
    const isDone = (live: LiveFinding) => notShown(live, patch).length === 0;
    steps.push({ write: 'change', send: () => findings.patchFinding(id, patch), isDone });
  }
  if (tags.add.length > 0) {
    const isDone = (live: LiveFinding) => tags.add.every((tag) => hasTag(live, tag));
    steps.push({ write: 'tags', send: () => findings.addTags(id, tags.add), isDone });
  }
  if (tags.remove.length > 0) {
    const isDone = (live: LiveFinding) => !tags.remove.some((tag) => hasTag(live, tag));
    steps.push({ write: 'tags', send: () => findings.removeTags(id, tags.remove), isDone });
  }
  // An earlier run may have left the same under its own id.
  const left = mayBeNoted && notes.length > 0 ? await notesOn(findings, id) : new Set<string>();
  if (isUnreadable(left)) return left;
  for (const note of notes.filter((one) => !left.has(textOfNote(one)))) {
    const isDone = async () => {
      const there = await notesOn(findings, id);
      return isUnreadable(there) ? there : there.has(textOfNote(note));
    };
    steps.push({ write: 'note', send: () => findings.addNote(id, note), isDone });
  }
  return steps;
}

async function notesOn(findings: Work['dojo']['findings'], id: number): Promise<ReadonlySet<string> | Unreadable> {
  const entries = await findings.noteEntries(id);
  return isUnreadable(entries) ? entries : new Set(entries?.map(textOfNote));
}

/** The finding as it is now, if it still is ours. */
export async function readAgain({ dojo }: Work, { live }: DecidedUpdate): Promise<Shown | undefined> {
  const { id, testId, uniqueIdFromTool } = live;
  const now = (await dojo.findings.findingsById(testId, [id])).get(id);
  return now && (isUnreadable(now) || isOurs(now, { testId, geckoId: uniqueIdFromTool ?? '' })) ? now : undefined;
}

function hasTag({ tags }: LiveFinding, wanted: string): boolean {
  return tags.some((tag) => tag.toLowerCase() === wanted.toLowerCase());
}

function unreadable({ unreadable: failure }: Unreadable): Extract<Sent, { kind: 'unreadable' }> {
  return { kind: 'unreadable', failure };
}

function storedOtherwise(fields: readonly string[]): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'stored_otherwise',
    message: `DefectDojo answered that it was changed, and shows otherwise: ${fields.join(', ')}.`,
    sent: 'maybe',
  });
}
