import pLimit from 'p-limit';
import { isAboutOne, type OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { isUnreadable, type Unreadable } from '../../../../../shared/domain/live/unreadable.ts';
import { isUploadFailure } from '../../placement/setup-failure.ts';
import type { Work } from '../../work.ts';
import { acceptAll, type ToAccept } from './accept-all.ts';
import { applyInParts } from './apply-in-parts.ts';
import type { Applying } from './applying.ts';
import { type DecidedUpdate, opens } from './decided-update.ts';
import { eachAtOnce } from './each-at-once.ts';
import type { FailedWrite } from './failed-writes.ts';
import { noteOutcomes } from './note-outcomes.ts';
import { partsOf } from './parts.ts';
import { readAgain, type Sent, sendChange } from './send-change.ts';
import { sendRows } from './send-rows.ts';
import { notDone, type WithoutEffect } from './without-effect.ts';

/**
 * Sends what was decided about some findings. What is known is written down after it was done; whatever stops the run, what was
 * done until then is remembered. A change that DefectDojo refuses is sent once more in parts at once, one that it fails at as
 * soon as it did the same to another finding; neither keeps the others from being done, unless too many fail in a row.
 */
export async function applyDecisions(work: Work, updates: readonly DecidedUpdate[], applying: Applying): Promise<void> {
  const { testId, failed } = applying;
  const { sendable, refusedRows } = await uploadRows(work, updates, applying);
  const toAccept: ToAccept[] = [];
  const outcomes = noteOutcomes(work, applying.report, applying);
  // What is sent in parts accepts risks, too: two at once would each make an acceptance of the same day.
  const oneByOne = pLimit(1);
  try {
    const pace = { atOnce: () => work.pace.atOnce, isOver: () => failed.trouble !== undefined };
    const isDone = (update: DecidedUpdate) => isDoneByRowAlone(update) && !refusedRows.has(update);
    for (const update of sendable.filter(isDone)) await done(update, undefined);
    const rest = sendable.filter((update) => !isDone(update));
    await eachAtOnce(rest, pace, async (update) => {
      const refusedRow = refusedRows.get(update);
      const sent = refusedRow ? sentByRow(refusedRow) : await sendChange(work, update, failed.health);
      if (sent.kind === 'done') await done(update, sent.complaint);
      else if (sent.kind === 'gone') outcomes.gone(update);
      else if (sent.kind === 'unreadable') outcomes.unreadable(update, sent.failure);
      else if (sent.kind === 'refused') await oneByOne(() => refused(update, sent));
      else {
        failed.waiting.push({ update, ...sent });
        failed.noted(sent.failure);
      }
    });
    await acceptAll(work, toAccept, outcomes, { testId, failed });
  } finally {
    await applying.remember(outcomes.known);
  }

  async function done(update: DecidedUpdate, complaint: OutsideFailure | undefined): Promise<void> {
    if (update.decision.accept === undefined) outcomes.finished(update, complaint);
    else toAccept.push({ update, complaint });
    for (const again of failed.takeDue()) await oneByOne(() => tryAgain(work, again, applying));
  }

  async function refused(update: DecidedUpdate, { failure, live }: Refusal): Promise<void> {
    const isDivisible = update.decision.byReimport || partsOf(update).length > 1;
    if (isDivisible) await applyInParts(work, update, live, applying);
    else outcomes.refused(update, failure);
  }
}

/**
 * Rows come first. Where DefectDojo takes no uploads everything else is sent all the same, and what was to be opened goes by PATCH;
 * fixes wait with their dates until it takes them.
 */
async function uploadRows(work: Work, updates: readonly DecidedUpdate[], applying: Applying) {
  try {
    return { sendable: updates, refusedRows: await sendRows(work, updates, applying) };
  } catch (error) {
    if (!isAboutOne(error) && !isUploadFailure(error)) throw error;
    const byRow = updates.filter(({ decision }) => decision.byReimport);
    const openings = byRow.filter(opens);
    if (openings.length < byRow.length) applying.failed.leftFixes ??= error;
    const left = await notDone(work, openings, applying.testId);
    const refusedRows = new Map(left.map(({ update, live }) => [update, { failure: error, live }]));
    return { sendable: updates.filter((update) => !byRow.includes(update) || openings.includes(update)), refusedRows };
  }
}

/** Whether nothing is left to be sent of a change once its row was uploaded. */
function isDoneByRowAlone({ decision: { byReimport, patch, tags, notes } }: DecidedUpdate): boolean {
  return byReimport && Object.keys(patch).length + tags.add.length + tags.remove.length + notes.length === 0;
}

function sentByRow({ failure, live }: WithoutEffect): Extract<Sent, { kind: 'refused' | 'gone' | 'unreadable' }> {
  if (isUnreadable(live)) return { kind: 'unreadable', failure: live.unreadable };
  return live === undefined ? { kind: 'gone' } : { kind: 'refused', failure, live };
}

type Refusal = Extract<Sent, { kind: 'refused' }>;

/** Reads a finding again whose change DefectDojo failed at, and sends what is missing of it. */
async function tryAgain(work: Work, failed: FailedWrite, applying: Applying): Promise<void> {
  const live = await readAgain(work, failed.update);
  if (live !== undefined && !isUnreadable(live)) return applyInParts(work, failed.update, live, applying, failed);
  return noteUnread(work, failed, live, applying);
}

/** Notes that a finding whose change failed is gone, or can't be read again. */
export async function noteUnread(
  work: Work,
  { update }: FailedWrite,
  live: Unreadable | undefined,
  applying: Applying,
): Promise<void> {
  const outcomes = noteOutcomes(work, applying.report, applying);
  if (live === undefined) outcomes.gone(update);
  else outcomes.unreadable(update, live.unreadable);
  await applying.remember(outcomes.known);
}
