import { fieldHashes } from '../../../shared/domain/desired/field-hashes.ts';
import { knownAfterDeletion, knownAfterRefusal } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import { type ReasonCode, reasons } from '../../../shared/domain/plan/reasons.ts';
import type { DecidedUpdate } from './apply-decisions.ts';
import type { Progress } from './progress.ts';
import type { Work } from './work.ts';

/** Collects what became of changes: what is then known of the findings, and what the run tells of them. */
export function noteOutcomes({ clock }: Pick<Work, 'clock'>, progress: Progress) {
  const known: KnownFinding[] = [];
  return {
    /** What is known of the findings then. */
    known,

    finished({ operation, live, decision, desired }: DecidedUpdate): void {
      known.push(decision.known);
      if (operation.fields.length > 0) progress.compromised(desired?.warnings ?? []);
      const [code] = decision.leftOut;
      if (code === undefined || isSent(decision)) progress.done(operation, live.id, decision.leftOut);
      else skipped(operation.geckoId, code);
    },

    gone({ operation, decision }: DecidedUpdate): void {
      known.push(knownAfterDeletion(decision.known, clock.now()));
      skipped(operation.geckoId, 'deleted_in_defectdojo');
    },

    /** What was refused may be the content; it isn't sent again until it changes. */
    refused(update: DecidedUpdate, failure: OutsideFailure): void {
      const { desired, operation, decision } = update;
      const { geckoId, fields } = operation;
      if (desired !== undefined && decision.meanwhile !== undefined && fields.length > 0) {
        const refusal = { geckoId, hashes: fieldHashes(desired), reason: failure.message };
        known.push(knownAfterRefusal(refusal, decision.meanwhile, clock.now()));
      }
      quarantined(update, failure);
    },

    quarantined,
  };

  function quarantined({ operation }: DecidedUpdate, { message }: OutsideFailure): void {
    progress.skipped(operation.geckoId, 'refused_by_defectdojo', message, 'quarantined');
  }

  function skipped(geckoId: string, code: ReasonCode): void {
    progress.skipped(geckoId, code, reasons[code], 'skipped');
  }
}

/** Whether there was anything to send: what a person did may have left nothing of an operation. */
function isSent({ patch, byReimport, accept, tags, notes }: DecidedUpdate['decision']): boolean {
  const changes = Object.keys(patch).length + tags.add.length + tags.remove.length + notes.length;
  return changes > 0 || byReimport || accept !== undefined;
}
