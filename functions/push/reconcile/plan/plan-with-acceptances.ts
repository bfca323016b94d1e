import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Operation } from '../../../../shared/domain/plan/operation.ts';
import { riskAcceptanceOf } from '../placement/place.ts';
import { policyOf } from '../policy-of.ts';
import type { Work } from '../work.ts';
import type { PlannedSync } from './plan-sync.ts';

/** A plan, and the place that it is for. */
export interface PlannedForPlace {
  readonly planned: PlannedSync;
  readonly placement: Placement;
}

/** Plans. How the product lets risks be accepted is asked only where one is to be accepted: it may have changed. */
export async function planWithAcceptances(
  work: Work,
  placement: Placement,
  plan: (policy: ExportPolicy) => Promise<PlannedSync>,
): Promise<PlannedForPlace> {
  const planned = await plan(policyOf(work, placement));
  if (!planned.plan.operations.some(isAcceptance)) return { planned, placement };
  const riskAcceptance = await riskAcceptanceOf(work, placement.productId);
  if (riskAcceptance === placement.riskAcceptance) return { planned, placement };
  const asked = { ...placement, riskAcceptance };
  await work.store.putPlacement(work.key, asked);
  return { planned: await plan(policyOf(work, asked)), placement: asked };
}

function isAcceptance(operation: Operation): boolean {
  return operation.kind === 'update' && operation.status?.to.gecko === 'accepted_risk';
}
