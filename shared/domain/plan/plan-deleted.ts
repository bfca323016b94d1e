import type { KnownFinding } from '../known/known-finding.ts';
import { type GeckoStatus, isOpenInGecko } from '../source/finding-status.ts';
import type { PlanContext } from './context.ts';
import type { CreateOperation, Step } from './operation.ts';
import { planRefusal } from './plan-refusal.ts';
import type { SourceFinding } from './source-finding.ts';
import { create, remember, skip } from './steps.ts';

/**
 * A listed finding that people deleted in DefectDojo. It comes back once by itself; deleted again it stays away until
 * Gecko reopens it or a repair is asked for. What Gecko says meanwhile is noted, or its reopening would go unseen.
 */
export function planDeleted(
  known: KnownFinding,
  finding: Exclude<SourceFinding, { kind: 'quarantined' }>,
  context: Pick<PlanContext, 'repair' | 'now'>,
): Step {
  const { gecko } = finding.status;
  if (finding.kind === 'left_as_is' || !isOpenInGecko(gecko)) return noteResolved(known, gecko);
  const cause = causeOfReturn(known, context.repair);
  if (cause === undefined) return skip(finding.geckoId, 'deleted_in_defectdojo');
  return planRefusal(known, finding.hashes, context) ?? create(finding.geckoId, cause);
}

/** Notes that a deleted finding is resolved in Gecko, once. */
export function noteResolved(known: KnownFinding, gecko: GeckoStatus): Step {
  const news = isOpenInGecko(known.status) && !isOpenInGecko(gecko);
  return news ? remember(known.geckoId, gecko) : skip(known.geckoId, 'deleted_in_defectdojo');
}

function causeOfReturn(known: KnownFinding, repair: boolean): CreateOperation['cause'] | undefined {
  if (!isOpenInGecko(known.status)) return 'reopened';
  if (known.timesDeletedByPeople <= 1) return 'deleted_once';
  return repair ? 'repair' : undefined;
}
