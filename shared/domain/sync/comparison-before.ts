import type { Trigger } from '../events/trigger.ts';
import type { LastComparison } from './last-comparison.ts';
import type { SyncState } from './sync-state.ts';

/** The comparison that counts for the sync that holds the lease; none where another sync began since. */
export function comparisonBefore({
  comparedBefore,
  startedBefore,
}: Pick<SyncState, 'comparedBefore' | 'startedBefore'>): LastComparison | undefined {
  return comparedBefore?.startedAt === startedBefore ? comparedBefore : undefined;
}

/** The comparison for the sync after one that gives its lease back unused, which is as if it had compared the same. */
export function comparisonHandedOn(
  state: Pick<SyncState, 'comparedBefore' | 'startedBefore' | 'lastStartedAt'>,
): LastComparison | undefined {
  const before = comparisonBefore(state);
  const { lastStartedAt: startedAt } = state;
  return before === undefined || startedAt === undefined ? undefined : { ...before, startedAt };
}

/** Whether nothing but scans asked for a sync that is not tried again: anything else wants what a comparison does beside. */
export function mayGoByComparison(
  triggers: readonly Trigger[],
  { attempt, lastError }: Pick<SyncState, 'attempt' | 'lastError'>,
): boolean {
  const isPlain = triggers.length > 0 && triggers.every(({ kind }) => kind === 'scan');
  return isPlain && attempt === 0 && lastError === undefined;
}
