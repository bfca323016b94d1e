import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { Placement } from '../../shared/domain/placement/placement.ts';
import { asksForDriftCheck, isDriftCheckAlone } from '../../shared/domain/sync/drift-check.ts';
import type { BaselineScan } from '../../shared/domain/sync/sync-state.ts';
import { withTextsAhead } from './asvs/texts-ahead.ts';
import { checkDrift } from './drift/check-drift.ts';
import type { Progress } from './reconcile/progress.ts';
import { reconcile } from './reconcile/reconcile.ts';
import type { Reconciled } from './reconcile/reconciled.ts';
import type { Standing } from './reconcile/standstill/is-standstill.ts';
import type { Work } from './reconcile/work.ts';

/** What a round was asked for, and how it stands. */
export interface Asked {
  readonly triggers: readonly Trigger[];
  readonly progress: Progress;
  readonly standing: Standing;
  /** Whether it was tried before and came to nothing: it may again, before it needs all that it could ask for. */
  readonly isRetry: boolean;
}

/** Carries out what is asked for: a sync unless all ask for a drift check, and then the check if any does. */
export async function carryOut(
  work: Work,
  baseline: BaselineScan,
  { triggers, progress, standing, isRetry }: Asked,
): Promise<Omit<Reconciled, 'placement'> & { readonly placement: Placement | undefined }> {
  const sync = () => reconcile(isRetry ? work : withTextsAhead(work, baseline), baseline, progress, standing);
  const reconciled = isDriftCheckAlone(triggers) ? undefined : await sync();
  const checked = triggers.some(asksForDriftCheck) ? await checkDrift(work, baseline, progress) : undefined;
  const done = reconciled ?? { placement: checked?.placement, hold: undefined, lookAt: standing.lookAt };
  return checked?.isToBeSynced ? { ...done, lookAt: work.clock.now().toISOString() } : done;
}
