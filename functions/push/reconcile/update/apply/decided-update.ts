import type { DesiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { LiveDecision } from '../../../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import type { UpdateOperation } from '../../../../../shared/domain/plan/operation.ts';

/** One finding that is to be changed, and what was decided after it was read. */
export interface DecidedUpdate {
  readonly live: LiveFinding;
  readonly operation: UpdateOperation;
  readonly desired: DesiredFinding | undefined;
  readonly decision: Extract<LiveDecision, { kind: 'decided' }>;
}

/** Whether the change opens the finding by a row. */
export function opens({ decision, operation: { status } }: DecidedUpdate): boolean {
  return decision.byReimport && status?.to.flags.active === true;
}
