import { type Trouble, troubleAfter } from '../../../../../shared/domain/failures/suspicion.ts';
import { isUnreadable } from '../../../../../shared/domain/live/unreadable.ts';
import { knownAfterTrouble } from '../../../../../shared/domain/plan/known-after.ts';
import type { Progress } from '../../progress.ts';
import type { Work } from '../../work.ts';
import { noteUnread } from './apply-decisions.ts';
import { applyInParts } from './apply-in-parts.ts';
import type { Applying } from './applying.ts';
import type { FailedWrite, FailedWrites, SuspectedWrite } from './failed-writes.ts';
import { partsIn, partsOf, wantedIn } from './parts.ts';
import { readAgain } from './send-change.ts';

/**
 * Judges the writes about single findings that failed in a run, once all others were sent. A part of a change is its finding's
 * fault where DefectDojo failed at it twice and did the same to another finding between and after; or where it was so in many
 * runs over some time, and it did the same to another in this one, or nothing else was to be done. Then it is left alone for a
 * day. Anything else may be the server's fault, for which the run is to be tried again.
 */
export async function judgeFailedWrites(work: Work, applying: Applying, progress: Progress): Promise<void> {
  const { failed, report } = applying;
  await tryRestInParts(work, applying);
  for (const failure of [failed.trouble, failed.leftFixes]) if (failure) progress.unproven(failure);
  const told = new Set<string>();
  for (const suspect of failed.suspects) {
    const { update, failure } = suspect;
    const { geckoId } = update.operation;
    const trouble = await judge(work, suspect, applying);
    if (trouble?.judged === undefined) progress.unproven(failure);
    else if (!told.has(geckoId)) report.quarantined(update, { message: trouble.judged.reason });
    told.add(geckoId);
  }
}

async function judge(
  { clock }: Work,
  suspect: SuspectedWrite,
  { known, failed, remember }: Applying,
): Promise<Trouble | undefined> {
  const { update, part, write, failure } = suspect;
  const one = known.get(update.operation.geckoId);
  if (one === undefined) return undefined;
  const now = clock.now();
  const isAlone = failed.suspects.every((other) => other.update.operation.geckoId === one.geckoId);
  const again = {
    wanted: wantedIn(update, part, one),
    reason: `DefectDojo fails at this change each time while it takes others; it is tried again daily. ${failure.message}`,
    isProven: isProven(suspect, failed),
    isLikely: isAlone || failed.health.wasDone(write),
  };
  const trouble = troubleAfter(one.troubles?.[part], again, now);
  await remember([knownAfterTrouble(one, part, trouble, now)]);
  return trouble;
}

/** Of a change with several parts one may be at fault; a single part at which DefectDojo failed just now says no more. */
async function tryRestInParts(work: Work, applying: Applying): Promise<void> {
  const { failed } = applying;
  for (const one of failed.takeRest()) {
    const { update, failure } = one;
    const isWorthIt = failure.status === 500 && partsOf(update).length > 1 && failed.trouble === undefined;
    const live = isWorthIt ? await readAgain(work, update) : undefined;
    if (isUnreadable(live)) await noteUnread(work, one, live, applying);
    else if (live !== undefined) await applyInParts(work, update, live, applying);
    else suspectAll(one, failed);
  }
}

function suspectAll(one: FailedWrite, { suspects }: FailedWrites): void {
  for (const part of partsIn(one.update, one.write)) suspects.push({ ...one, part, again: undefined });
}

function isProven({ write, again }: SuspectedWrite, { health, hasPassed }: FailedWrites): boolean {
  return again !== undefined && health.wasDoneSince(write, again) && !hasPassed;
}
