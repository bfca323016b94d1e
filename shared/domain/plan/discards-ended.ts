import type { Discards } from '../holds/hold.ts';
import { isOpenInGecko } from '../source/finding-status.ts';
import type { Operation } from './operation.ts';

/**
 * Gecko ids whose discard a plan overtakes, sorted: a discarded closing is over when Gecko lists the finding again or
 * calls it resolved, a discarded creation when its scan is no longer the newest. An id that was discarded as both ends as
 * both.
 */
export function discardsEnded(
  discarded: Discards | undefined,
  plan: {
    readonly seen: ReadonlySet<string>;
    readonly operations: readonly Operation[];
    readonly scanId: string | undefined;
  },
): string[] {
  if (discarded === undefined) return [];
  const { seen, scanId } = plan;
  const resolved = new Set(plan.operations.filter(isResolving).map(({ geckoId }) => geckoId));
  const closingStands = (id: string) => discarded.closings.has(id) && !seen.has(id) && !resolved.has(id);
  const creationStands = (id: string) => {
    const ofScan = discarded.creations.get(id);
    return ofScan !== undefined && (scanId === undefined || ofScan === scanId);
  };
  const ids = new Set([...discarded.closings, ...discarded.creations.keys()]);
  return [...ids].filter((id) => !closingStands(id) && !creationStands(id)).sort();
}

/** Discarded closings for absence are never among the operations, so what closes here was called resolved by Gecko. */
function isResolving(operation: Operation): boolean {
  return operation.kind === 'update' && operation.status !== undefined && !isOpenInGecko(operation.status.to.gecko);
}
