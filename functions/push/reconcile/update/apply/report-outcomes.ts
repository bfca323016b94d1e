import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { type ReasonCode, reasons, type WarningCode } from '../../../../../shared/domain/plan/reasons.ts';
import type { Progress } from '../../progress.ts';
import type { DecidedUpdate } from './decided-update.ts';

/** Where it is reported what became of changes. */
export interface OutcomeReport {
  /** @param complaint the refusal of DefectDojo, which did it all the same */
  finished(update: DecidedUpdate, complaint: OutsideFailure | undefined): void;
  gone(update: DecidedUpdate): void;
  quarantined(update: DecidedUpdate, refusal: Pick<OutsideFailure, 'message'>): void;
  /** DefectDojo fails to show it. */
  unreadable(update: DecidedUpdate, reason: string): void;
  warned(code: WarningCode, itsWords: string): void;
}

/** Has the run tell of changes. */
export function reportOutcomes(progress: Progress): OutcomeReport {
  return {
    finished(update, complaint) {
      const { operation, live, decision, desired } = update;
      if (operation.fields.length > 0) progress.compromised(desired?.warnings ?? []);
      if (decision.isConfirmed) return progress.confirmed(operation);
      const [code] = decision.leftOut;
      if (complaint && !progress.hasWarned('jira_push_failed')) progress.warned('jira_push_failed', complaint.message);
      if (code === undefined || isSent(decision)) {
        progress.done(doneOf(update), live.id, decision.leftOut, complaint && refusalOf(complaint));
      } else skipped(operation.geckoId, code);
    },

    gone({ operation }) {
      skipped(operation.geckoId, 'deleted_in_defectdojo');
    },

    quarantined({ operation }, { message }) {
      progress.skipped(operation.geckoId, 'refused_by_defectdojo', message, 'quarantined');
    },

    unreadable({ operation }, reason) {
      progress.skipped(operation.geckoId, 'unreadable_in_defectdojo', reason, 'quarantined');
    },

    warned: (code, itsWords) => progress.warned(code, itsWords),
  };

  function skipped(geckoId: string, code: ReasonCode): void {
    progress.skipped(geckoId, code, reasons[code], 'skipped');
  }
}

function refusalOf({ message }: OutsideFailure): { code: ReasonCode; further: string } {
  return { code: 'jira_push_failed', further: message };
}

/** Reasons for which a status isn't written at all. */
const leaveStatus: ReadonlySet<ReasonCode> = new Set([
  'triaged_in_defectdojo',
  'duplicate_in_defectdojo',
  'touched_since_closing',
]);

/** What was done of an operation: beside a status that was left as it is, tags, content or a note may have changed. */
function doneOf({ operation, decision }: DecidedUpdate): DecidedUpdate['operation'] {
  return decision.leftOut.some((code) => leaveStatus.has(code)) ? { ...operation, status: undefined } : operation;
}

/** Whether there was anything to send: what a person did may have left nothing of an operation. */
function isSent({ patch, byReimport, accept, tags, notes }: DecidedUpdate['decision']): boolean {
  const changes = Object.keys(patch).length + tags.add.length + tags.remove.length + notes.length;
  return changes > 0 || byReimport || accept !== undefined;
}
