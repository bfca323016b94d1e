import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import type { Judgement } from '../../../../shared/domain/plan/context.ts';
import type { BaselineScan } from '../../../../shared/domain/sync/sync-state.ts';

/** Whether absence from the listing may close findings, by the listing, the scan and what asked for the sync. */
export function judgeAbsence(
  triggers: readonly Trigger[],
  baseline: BaselineScan,
  isListingComplete: boolean,
): Judgement['absence'] {
  if (!isListingComplete) return { obstacle: 'listing_changed' };
  const every = (test: (trigger: Trigger) => boolean) => triggers.length > 0 && triggers.every(test);
  if (every((trigger) => trigger.kind === 'status_change')) return { obstacle: 'status_only' };
  if (every((trigger) => trigger.kind === 'status_change' || isRecheck(trigger))) return { obstacle: 'recheck_only' };
  if (every((trigger) => trigger.kind === 'scan' && trigger.scanStatus !== 'completed'))
    return { obstacle: 'scan_incomplete' };
  return baseline.afterBranchChange ? 'approved_only' : 'counts';
}

const isRecheck = (trigger: Trigger) => trigger.kind === 'scan' && trigger.scanKind === 'recheck';
