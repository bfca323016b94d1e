import { statusHash } from '../desired/field-hashes.ts';
import type { DesiredStatus } from '../desired/status/desired-status.ts';
import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import { type GeckoStatus, isOpenInGecko } from '../source/finding-status.ts';
import type { StatusCause, StatusChange } from './operation.ts';
import type { StatusOrigin } from './source-finding.ts';

/** The status that has to be written, if any. `hash` is that of `to` where it is known already. */
export function statusChange(
  known: KnownFinding,
  to: DesiredStatus,
  origin: StatusOrigin,
  hash = statusHash(to),
): StatusChange | undefined {
  if (known.hashes.status === hash) return undefined;
  if (origin.source === 'listed' && outlivesDetection(known.status)) return undefined;
  return { cause: causeOf(known, to, origin), from: known.status, to, hash, wasOpen: isOpenThere(known) };
}

/** Whether two statuses come to the same for DefectDojo: it knows no "in progress". */
export function sameForDefectDojo(one: GeckoStatus, other: GeckoStatus): boolean {
  return one === other || (isOpenInGecko(one) && isOpenInGecko(other));
}

/** How a Risk_Acceptance is told apart in known state; undefined where the status needs none. */
export function acceptanceOf(status: DesiredStatus): string | undefined {
  return status.by === 'risk_acceptance' ? (status.acceptedUntil ?? 'endless') : undefined;
}

/** Being found ends a fix, no person's decision in Gecko; a fix reported since then did, even if we never wrote it. */
function outlivesDetection(status: GeckoStatus): boolean {
  return status === 'false_positive' || status === 'accepted_risk';
}

function causeOf(known: KnownFinding, to: DesiredStatus, origin: StatusOrigin): StatusCause {
  if (origin.source === 'absent') return 'absent';
  if (sameForDefectDojo(known.status, to.gecko)) return hasNewEnd(known, to) ? 'triage' : 'setting';
  if (origin.source === 'listed' || origin.source === 'found_again') return 'redetected';
  // What a row or an old event calls open was only lost from sight for a while.
  const lostFromSight = known.closedByAbsenceInRun !== undefined && !origin.sinceScan;
  return lostFromSight && isOpenInGecko(to.gecko) ? 'redetected' : 'triage';
}

function hasNewEnd(known: KnownFinding, to: DesiredStatus): boolean {
  return known.acceptance !== undefined && to.by === 'risk_acceptance' && known.acceptance !== acceptanceOf(to);
}
