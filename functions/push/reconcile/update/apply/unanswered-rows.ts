import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import {
  type AnsweredBefore,
  isTriedInVain,
  setApart,
  type Unanswered,
  unansweredAgain,
} from '../../../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { UpdateOperation } from '../../../../../shared/domain/plan/operation.ts';
import type { DecidedUpdate } from './decided-update.ts';

type KnownFindings = ReadonlyMap<string, KnownFinding>;
type ByRow = Pick<UpdateOperation, 'geckoId' | 'status'>;

/** Tells apart what goes by rows of which an upload had no answer: it comes after everything else (see `setApart`). */
export function rowsApart(operations: ReadonlyMap<string, UpdateOperation>, known: KnownFindings) {
  const all = operations.values().map((one) => [one.geckoId, unansweredOf(one, known)] as const);
  return setApart(new Map(all)).suspected;
}

/** Whether an upload of the finding's row had no answer. What it was to open loses nothing by a PATCH. */
export function isUnanswered(operation: ByRow, known: KnownFindings): boolean {
  return unansweredOf(operation, known) !== undefined;
}

/** Whether DefectDojo never gets done with the row that is to close it, so that it is closed without one. */
export function isGivenUp({ operation }: DecidedUpdate, known: KnownFindings): boolean {
  const unanswered = unansweredOf(operation, known);
  return unanswered !== undefined && isTriedInVain(unanswered);
}

/** What is known of findings once an upload of their rows had no answer. */
export function knownWithoutAnswer(
  updates: readonly DecidedUpdate[],
  known: KnownFindings,
  { upload, answeredBefore }: { readonly upload: string; readonly answeredBefore: AnsweredBefore },
  now: Date,
): KnownFinding[] {
  const alone = updates.length === 1;
  return updates.flatMap(({ operation: { geckoId, status } }): KnownFinding[] => {
    const before = known.get(geckoId);
    if (before === undefined || status === undefined) return [];
    const again = { content: status.hash, upload, alone, answeredBefore };
    return [{ ...before, unanswered: unansweredAgain(before.unanswered, again, now), writtenAt: now.toISOString() }];
  });
}

/** Why a finding isn't closed by its row. */
export function neverAnswered(): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'upload_never_answered',
    message: 'DefectDojo gives no answer to an upload that is to close the finding, while it answers others.',
    sent: 'maybe',
  });
}

/** Only of the status that is wanted now. */
function unansweredOf({ geckoId, status }: ByRow, known: KnownFindings): Unanswered | undefined {
  const unanswered = known.get(geckoId)?.unanswered;
  return unanswered?.content === status?.hash ? unanswered : undefined;
}
