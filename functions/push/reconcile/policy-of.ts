import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { Work } from './work.ts';

/** What is wanted in this place: how its product lets risks be accepted is part of it. */
export function policyOf({ policy }: Work, { riskAcceptance }: Placement): ExportPolicy {
  return { ...policy, riskAcceptance };
}
