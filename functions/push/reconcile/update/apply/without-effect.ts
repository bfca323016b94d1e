import { statusLetters } from '../../../../../shared/domain/desired/status/status-letters.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { isOurs } from '../../../../../shared/domain/live/ownership.ts';
import { isUnreadable, type Shown } from '../../../../../shared/domain/live/unreadable.ts';
import type { Work } from '../../work.ts';
import { type DecidedUpdate, opens } from './decided-update.ts';

/** Why a finding isn't closed or opened by its row, and the finding as it was read since; undefined where it is gone, or none of ours. */
export interface WithoutEffect {
  readonly failure: OutsideFailure;
  readonly live: Shown | undefined;
}

/** A finding that an upload left otherwise than it was to, as it was read then. */
export interface NotDone {
  readonly update: DecidedUpdate;
  readonly live: Shown | undefined;
}

/** Reads findings after their rows were sent, and gives those that show another status than their rows were to bring. */
export async function notDone(
  { dojo }: Work,
  sent: readonly DecidedUpdate[],
  testId: number,
): Promise<readonly NotDone[]> {
  const shown = await dojo.findings.findingsById(
    testId,
    sent.map(({ live }) => live.id),
  );
  return sent.flatMap((update): NotDone[] => {
    const live = shown.get(update.live.id);
    const geckoId = update.operation.geckoId;
    if (isUnreadable(live)) return [{ update, live }];
    if (live === undefined || !isOurs(live, { testId, geckoId })) return [{ update, live: undefined }];
    const wanted = update.operation.status?.to.flags;
    const isDone = wanted !== undefined && statusLetters(live.flags) === statusLetters(wanted);
    return isDone ? [] : [{ update, live }];
  });
}

/** Whether any of those whose rows were to close them is active, or any that was to be opened isn't. */
export async function isAnyAsBefore({ dojo }: Work, sent: readonly DecidedUpdate[], testId: number): Promise<boolean> {
  const { opened = [], closed = [] } = Object.groupBy(sent, (update) => (opens(update) ? 'opened' : 'closed'));
  for (const [updates, isActive] of [
    [closed, true],
    [opened, false],
  ] as const) {
    const ids = updates.map(({ live }) => live.id);
    if ((await dojo.findings.countActive(testId, ids, isActive)) > 0) return true;
  }
  return false;
}

/** Why a finding is as it was whose row was taken. */
export function uploadWithoutEffect(): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'upload_without_effect',
    message:
      'DefectDojo took the upload that was to close the finding, or to open it, and shows it otherwise all the same.',
    sent: 'maybe',
  });
}

/** Without what was read. */
export function updateOf({ update }: NotDone): DecidedUpdate {
  return update;
}

/** What nothing was stored of, for a finding that was read right before. */
export function asItWas(update: DecidedUpdate): NotDone {
  return { update, live: update.live };
}
