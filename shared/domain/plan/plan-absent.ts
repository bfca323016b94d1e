import { type DesiredStatus, desiredStatus } from '../desired/status/desired-status.ts';
import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import { type EffectiveStatus, effectiveStatus } from '../reported/effective-status.ts';
import type { ReportedStatus } from '../reported/reported-status.ts';
import { isOpenInGecko } from '../source/finding-status.ts';
import type { PlanContext, Trying } from './context.ts';
import { updateUnlessLeft } from './left-for-now.ts';
import type { Operation, Step } from './operation.ts';
import { noteResolved } from './plan-deleted.ts';
import { planStatusAlone, statusUpdate } from './plan-status.ts';
import { skip, unchanged } from './steps.ts';

/** What becomes of a finding that Gecko doesn't list. `if_absence_counts`: only if the listing proves something. */
export type AbsentStep = Step | { readonly kind: 'if_absence_counts'; readonly operation: Operation };

/** Looks at an exported finding that Gecko doesn't list, alone: whether it may be closed is for the whole plan to say. */
export function planAbsent(
  known: KnownFinding,
  reported: ReportedStatus | undefined,
  context: Pick<PlanContext, 'policy' | 'baseline' | 'repair' | 'now'>,
): AbsentStep {
  if (known.presence === 'never_created') return unchanged;
  const { policy, baseline, now } = context;
  const effective = effectiveStatus({ reported, baseline, listed: false, now });
  const to = desiredStatus(effective.status, policy);
  if (known.presence === 'deleted') return planAbsentDeleted(known, effective);
  if (!policy.includeResolved && !isOpenInGecko(to.gecko)) {
    return isOpenThere(known) ? skip(known.geckoId, 'resolved_not_included') : unchanged;
  }
  if (effective.source !== 'absent') return planReported(known, to, effective, context);
  return mayNeedClosing(known, reported) ? planClosing(known, to, effective, context) : unchanged;
}

function planReported(known: KnownFinding, to: DesiredStatus, effective: EffectiveStatus, context: Trying): Step {
  const keptOpen = isOpenInGecko(to.gecko) ? skip(known.geckoId, 'told_open_since_scan') : unchanged;
  return planStatusAlone(known, to, effective, context) ?? keptOpen;
}

function planClosing(known: KnownFinding, to: DesiredStatus, effective: EffectiveStatus, context: Trying): AbsentStep {
  const operation = statusUpdate(known, to, effective);
  if (operation === undefined) return unchanged;
  const step = updateUnlessLeft(known, operation, context);
  return step.kind === 'operation' ? { ...step, kind: 'if_absence_counts' } : step;
}

function mayNeedClosing(known: KnownFinding, reported: ReportedStatus | undefined): boolean {
  const mayBeOpen = isOpenThere(known) || known.inDoubt?.flags !== undefined;
  return mayBeOpen || known.status === 'accepted_risk' || isNoLongerFalse(known, reported);
}

/** Not being found is no reason to doubt that a finding was false, but Gecko's people may have taken that back before. */
function isNoLongerFalse(known: KnownFinding, reported: ReportedStatus | undefined): boolean {
  const takenBack = reported !== undefined && !reported.ended && reported.status !== 'false_positive';
  return known.status === 'false_positive' && takenBack;
}

function planAbsentDeleted(known: KnownFinding, effective: EffectiveStatus): AbsentStep {
  const step = noteResolved(known, effective.status.status);
  return step.kind === 'operation' && effective.source === 'absent' ? { ...step, kind: 'if_absence_counts' } : step;
}
