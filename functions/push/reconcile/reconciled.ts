import type { Hold } from '../../../shared/domain/holds/hold.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { KeptComparison } from '../../../shared/domain/sync/last-comparison.ts';

/** What a reconciliation came to, when it came to its end. */
export interface Reconciled {
  readonly placement: Placement;
  readonly hold: Hold | undefined;
  /** When Gecko will say something else although nobody tells it: an accepted risk ends (ISO-8601). */
  readonly lookAt: string | undefined;
  /** What the next sync may go by. */
  readonly compared?: KeptComparison | undefined;
}
