import type { Hold } from '../holds/hold.ts';
import { judgeMassChange } from '../holds/judge-holds.ts';
import type { AbsenceObstacle, Baseline, Judgement } from './context.ts';
import { type Decisions, decisions } from './decided.ts';
import type { Operation, Skip } from './operation.ts';
import { type ReasonCode, reasons } from './reasons.ts';
import type { Tally } from './tally.ts';

/** What may be done of the operations that depend on the whole plan, why the rest may not, and the hold to keep. */
export interface Settlement {
  readonly allowed: readonly Operation[];
  readonly skips: readonly Skip[];
  readonly hold: Hold | undefined;
}

/** Decides about closings for absence and creations: by what people decided about them, and by how much it is at once. */
export function settle(tally: Tally, judgement: Judgement, baseline: Baseline | undefined): Settlement {
  const decided = decisions(tally, judgement, baseline?.scanId);
  const obstacle = typeof judgement.absence === 'object' ? judgement.absence.obstacle : undefined;
  const settled =
    baseline === undefined || obstacle !== undefined
      ? withoutProof(tally, decided, judgement.hold, obstacle ?? 'no_complete_scan')
      : withProof(tally, decided, judgement, baseline.scanId);
  return {
    allowed: [...settled.allowed, ...decided.creations.approved],
    skips: [
      ...settled.skips,
      ...stop(decided.closings.discarded, 'closing_discarded'),
      ...stop(decided.creations.discarded, 'creation_discarded'),
    ],
    hold: settled.hold,
  };
}

/** Nothing is closed for its absence, and a hold stays as it is. */
function withoutProof(
  tally: Tally,
  { closings, creations }: Decisions,
  hold: Hold | undefined,
  obstacle: AbsenceObstacle,
): Settlement {
  const ids = new Set(hold?.closings);
  const held = closings.undecided.filter(({ geckoId }) => ids.has(geckoId));
  const others = closings.undecided.filter(({ geckoId }) => !ids.has(geckoId));
  const isCorrection = (operation: Operation) => isListingWhole(obstacle) && isClosedAlready(operation);
  const corrections = others.filter(isCorrection);
  const unproven = others.filter((operation) => !isCorrection(operation));
  const suspicious = hold?.code === 'identity_changed';
  return {
    allowed: suspicious ? corrections : [...corrections, ...creations.undecided],
    skips: [
      ...stop(tally.notes, 'deleted_in_defectdojo'),
      ...stop([...unproven, ...closings.approved], obstacle),
      ...(hold === undefined ? [] : stop(held, hold.code)),
      ...(suspicious ? stop(creations.undecided, 'identity_changed') : []),
    ],
    hold,
  };
}

/** Only what asked for the sync stands against closing anything. */
function isListingWhole(obstacle: AbsenceObstacle): boolean {
  return obstacle === 'status_only' || obstacle === 'recheck_only';
}

/** A triage that Gecko took back before the scan: nothing is closed by writing down that it is fixed. */
function isClosedAlready(operation: Operation): boolean {
  return operation.kind === 'update' && operation.status !== undefined && !operation.status.wasOpen;
}

function withProof(
  tally: Tally,
  { closings, creations }: Decisions,
  { absence, thresholds, hold, approved }: Judgement,
  scanId: string,
): Settlement {
  const pending = hold?.scanId === scanId ? hold : undefined;
  // What was done for the scan since it was held for must not make the rest look more suspicious, or less.
  const open = pending?.open ?? tally.open;
  const change = {
    closings: closings.undecided.length,
    creations: creations.undecided.length + tally.created,
    open,
    leftOpen: tally.open - tally.resolved - closings.undecided.length - closings.approved.length,
  };
  const code = judgeMassChange(change, {
    thresholds,
    branchChanged: absence === 'approved_only',
    pending,
    approvedForScan: approved?.scanId === scanId,
  });
  const done = [...tally.notes, ...closings.approved];
  if (code === undefined)
    return { allowed: [...done, ...closings.undecided, ...creations.undecided], skips: [], hold: undefined };
  const held = code === 'identity_changed' ? creations.undecided : [];
  return {
    allowed: code === 'identity_changed' ? done : [...done, ...creations.undecided],
    skips: stop([...closings.undecided, ...held], code),
    hold: holdOf(code, scanId, closings.undecided, held, open),
  };
}

function holdOf(
  code: Hold['code'],
  scanId: string,
  closings: readonly Operation[],
  creations: readonly Operation[],
  open: number,
): Hold | undefined {
  if (closings.length + creations.length === 0) return undefined;
  return { code, scanId, closings: sortedIds(closings), creations: sortedIds(creations), open };
}

function sortedIds(operations: readonly Operation[]): string[] {
  return operations.map(({ geckoId }) => geckoId).sort();
}

function stop(operations: readonly Operation[], code: ReasonCode): Skip[] {
  return operations.map(({ geckoId }) => ({ geckoId, code, reason: reasons[code] }));
}
