import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { decide } from '../../../../../shared/domain/live/decide.ts';
import { knownAfterDeletion, knownAfterRefusal } from '../../../../../shared/domain/plan/known-after.ts';
import { decidingIn, type Work } from '../../work.ts';
import type { DecidedUpdate } from './decided-update.ts';
import type { Telling } from './report-outcomes.ts';

/** Collects what is known of findings once it is clear what became of their changes, and tells it. */
export function noteOutcomes(work: Work, telling: Telling, testId: number) {
  const { clock } = work;
  const known: KnownFinding[] = [];
  return {
    /** What is known of the findings then. */
    known,

    finished(update: DecidedUpdate, complaint: OutsideFailure | undefined): void {
      known.push(update.decision.known);
      telling.finished(update, complaint);
    },

    gone(update: DecidedUpdate): void {
      known.push(knownAfterDeletion(update.decision.known, clock.now()));
      telling.gone(update);
    },

    /** What was refused may be the content; it isn't sent again until it changes. */
    refused(update: DecidedUpdate, failure: OutsideFailure): void {
      const { desired, operation, decision } = update;
      const { geckoId, fields } = operation;
      if (desired !== undefined && decision.meanwhile !== undefined && fields.length > 0) {
        const refusal = { geckoId, hashes: fieldHashes(desired), reason: failure.message };
        known.push(knownAfterRefusal(refusal, decision.meanwhile, clock.now()));
      }
      telling.quarantined(update, failure);
    },

    /** All but the acceptance was written, and is not to be sent again with it. */
    notAccepted(update: DecidedUpdate, failure: OutsideFailure): void {
      known.push(...knownBesideStatus(update));
      telling.quarantined(update, failure);
    },

    /** The same where it isn't told yet what becomes of it. */
    beside(update: DecidedUpdate): void {
      known.push(...knownBesideStatus(update));
    },

    quarantined: telling.quarantined,
  };

  function knownBesideStatus({ live, operation, desired, decision: { meanwhile } }: DecidedUpdate): KnownFinding[] {
    if (meanwhile === undefined) return [];
    const wanted = { operation: { ...operation, status: undefined }, desired };
    const beside = decide(live, meanwhile, wanted, decidingIn(work, testId));
    return beside.kind === 'decided' ? [beside.known] : [];
  }
}
