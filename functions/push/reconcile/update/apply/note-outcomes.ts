import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { refusedForADay } from '../../../../../shared/domain/failures/suspicion.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { decide } from '../../../../../shared/domain/live/decide.ts';
import {
  knownAfterDeletion,
  knownAfterRefusal,
  knownAfterTrouble,
  knownAfterUnreadable,
} from '../../../../../shared/domain/plan/known-after.ts';
import { decidingIn, type Work } from '../../work.ts';
import type { DecidedUpdate } from './decided-update.ts';
import { type Part, partsOf, wantedIn } from './parts.ts';
import type { OutcomeReport } from './report-outcomes.ts';

/**
 * Collects what is known of findings once it is clear what became of their changes, and tells it.
 *
 * @param applying.known what was known of them before
 */
export function noteOutcomes(
  work: Work,
  report: OutcomeReport,
  { testId, known: knownBefore }: { readonly testId: number; readonly known: ReadonlyMap<string, KnownFinding> },
) {
  const { clock } = work;
  const known: KnownFinding[] = [];
  return {
    /** What is known of the findings then. */
    known,

    finished(update: DecidedUpdate, complaint: OutsideFailure | undefined): void {
      known.push(update.decision.known);
      report.finished(update, complaint);
    },

    gone(update: DecidedUpdate): void {
      known.push(knownAfterDeletion(update.decision.known, clock.now()));
      report.gone(update);
    },

    /** Nobody can say what became of it, so what was in doubt stays so. */
    unreadable(update: DecidedUpdate, failure: OutsideFailure): void {
      const { geckoId } = update.operation;
      const before = update.decision.meanwhile ?? knownBefore.get(geckoId);
      const after = knownAfterUnreadable(geckoId, before, failure, clock.now());
      known.push(after);
      report.unreadable(update, after.troubles?.read?.judged?.reason ?? failure.message);
    },

    /** A part that was refused alone: content isn't sent again until it changes, tags and a status nor for a day. */
    refused(update: DecidedUpdate, failure: OutsideFailure): void {
      const [part] = partsOf(update);
      if (part === 'content') known.push(...knownWithoutContent(update, failure));
      else if (part !== undefined) known.push(...knownWithout(update, part, failure));
      report.quarantined(update, failure);
    },

    /** All but the acceptance was written, and is not to be sent again with it; nor is that for a day, where it was refused alone. */
    notAccepted(
      update: DecidedUpdate,
      failure: OutsideFailure,
      { isRefusedAlone }: { readonly isRefusedAlone: boolean },
    ): void {
      const beside = knownBesideStatus(update);
      known.push(...(isRefusedAlone ? knownWithout(update, 'status', failure, beside[0]) : beside));
      report.quarantined(update, failure);
    },

    /** The same where it isn't told yet what becomes of it. */
    beside(update: DecidedUpdate): void {
      known.push(...knownBesideStatus(update));
    },
  };

  function knownWithoutContent(
    { desired, operation, decision }: DecidedUpdate,
    failure: OutsideFailure,
  ): KnownFinding[] {
    if (desired === undefined || decision.meanwhile === undefined) return [];
    const refusal = { geckoId: operation.geckoId, hashes: fieldHashes(desired), reason: failure.message };
    return [knownAfterRefusal(refusal, decision.meanwhile, clock.now())];
  }

  function knownWithout(
    update: DecidedUpdate,
    part: Part,
    { message }: OutsideFailure,
    before = update.decision.meanwhile ?? knownBefore.get(update.operation.geckoId),
  ): KnownFinding[] {
    if (before === undefined) return [];
    const now = clock.now();
    const reason = `DefectDojo refuses this change; it is tried again daily. ${message}`;
    const trouble = refusedForADay(before.troubles?.[part], { wanted: wantedIn(update, part, before), reason }, now);
    return [knownAfterTrouble(before, part, trouble, now)];
  }

  function knownBesideStatus({ live, operation, desired, decision: { meanwhile } }: DecidedUpdate): KnownFinding[] {
    if (meanwhile === undefined) return [];
    const wanted = { operation: { ...operation, status: undefined }, desired };
    const beside = decide(live, meanwhile, wanted, decidingIn(work, testId));
    return beside.kind === 'decided' ? [beside.known] : [];
  }
}
