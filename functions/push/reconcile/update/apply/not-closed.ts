import { statusLetters } from '../../../../../shared/domain/desired/status/status-letters.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { isOurs } from '../../../../../shared/domain/live/ownership.ts';
import { isUnreadable, type Shown } from '../../../../../shared/domain/live/unreadable.ts';
import type { Work } from '../../work.ts';
import type { DecidedUpdate } from './decided-update.ts';

/** Why a finding wasn't closed by its row, and the finding as it was read since; undefined where it is gone, or none of ours. */
export interface NotClosed {
  readonly failure: OutsideFailure;
  readonly live: Shown | undefined;
}

/** A finding that an upload didn't close, as it was read then. */
export interface StillOpen {
  readonly update: DecidedUpdate;
  readonly live: Shown | undefined;
}

/** Reads findings after their rows were sent. */
export async function notClosed(
  { dojo }: Work,
  dated: readonly DecidedUpdate[],
  testId: number,
): Promise<readonly StillOpen[]> {
  const shown = await dojo.findings.findingsById(
    testId,
    dated.map(({ live }) => live.id),
  );
  return dated.flatMap((update): StillOpen[] => {
    const live = shown.get(update.live.id);
    const geckoId = update.operation.geckoId;
    if (isUnreadable(live)) return [{ update, live }];
    if (live === undefined || !isOurs(live, { testId, geckoId })) return [{ update, live: undefined }];
    const wanted = update.operation.status?.to.flags;
    const isClosed = wanted !== undefined && statusLetters(live.flags) === statusLetters(wanted);
    return isClosed ? [] : [{ update, live }];
  });
}

/** Why a finding is open whose row was taken. */
export function withoutEffect(): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'upload_without_effect',
    message: 'DefectDojo took the upload that was to close the finding, and shows it as open all the same.',
    sent: 'maybe',
  });
}

/** Without what was read. */
export function updateOf({ update }: StillOpen): DecidedUpdate {
  return update;
}

/** What nothing was stored of, for a finding that was read right before. */
export function asItWas(update: DecidedUpdate): StillOpen {
  return { update, live: update.live };
}
