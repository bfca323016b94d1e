import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import { type ReasonCode, reasons } from '../../../shared/domain/plan/reasons.ts';
import type { DecidedUpdate } from './apply-decisions.ts';
import type { Progress } from './progress.ts';

/** Where it is told what became of changes. */
export interface Telling {
  finished(update: DecidedUpdate): void;
  gone(update: DecidedUpdate): void;
  quarantined(update: DecidedUpdate, failure: OutsideFailure): void;
}

/** Has the run tell of changes. */
export function tellOutcomes(progress: Progress): Telling {
  return {
    finished({ operation, live, decision, desired }) {
      if (operation.fields.length > 0) progress.compromised(desired?.warnings ?? []);
      const [code] = decision.leftOut;
      if (code === undefined || isSent(decision)) progress.done(operation, live.id, decision.leftOut);
      else skipped(operation.geckoId, code);
    },

    gone({ operation }) {
      skipped(operation.geckoId, 'deleted_in_defectdojo');
    },

    quarantined({ operation }, { message }) {
      progress.skipped(operation.geckoId, 'refused_by_defectdojo', message, 'quarantined');
    },
  };

  function skipped(geckoId: string, code: ReasonCode): void {
    progress.skipped(geckoId, code, reasons[code], 'skipped');
  }
}

/** Whether there was anything to send: what a person did may have left nothing of an operation. */
function isSent({ patch, byReimport, accept, tags, notes }: DecidedUpdate['decision']): boolean {
  const changes = Object.keys(patch).length + tags.add.length + tags.remove.length + notes.length;
  return changes > 0 || byReimport || accept !== undefined;
}
