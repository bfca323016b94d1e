import type { GeckoStatus } from '../source/finding-status.ts';
import type { CreateOperation, RememberOperation, Skip, Step, UpdateOperation } from './operation.ts';
import { type ReasonCode, reasons } from './reasons.ts';

/** Nothing differs. */
export const unchanged: Step = { kind: 'unchanged' };

/** Left as it is, with the sentence of its code unless there is a better one. */
export function skip(geckoId: string, code: ReasonCode, reason: string = reasons[code]): SkipStep {
  return { kind: 'skip', skip: { geckoId, code, reason } };
}

/** The step that creates a finding. */
export function create(geckoId: string, cause: CreateOperation['cause']): Step {
  return { kind: 'operation', operation: { kind: 'create', geckoId, cause } };
}

/** The step that changes a finding. */
export function update(parts: Omit<UpdateOperation, 'kind'>): Step {
  return { kind: 'operation', operation: { kind: 'update', ...parts } };
}

/** The step that only notes what Gecko says. */
export function remember(geckoId: string, status: GeckoStatus): { kind: 'operation'; operation: RememberOperation } {
  return { kind: 'operation', operation: { kind: 'remember', geckoId, status } };
}

type SkipStep = { readonly kind: 'skip'; readonly skip: Skip };
