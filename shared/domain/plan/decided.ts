import type { Judgement } from './context.ts';
import type { Operation } from './operation.ts';
import type { Tally } from './tally.ts';

/** Operations by what people decided about them. */
export interface Decided {
  readonly approved: readonly Operation[];
  readonly discarded: readonly Operation[];
  readonly undecided: readonly Operation[];
}

/** The closings for absence and the creations of a plan, by what people decided about them. */
export interface Decisions {
  readonly closings: Decided;
  readonly creations: Decided;
}

/** Sorts what depends on the whole plan. A creation stays discarded only as long as the scan of then is the newest. */
export function decisions(
  tally: Pick<Tally, 'closings' | 'creations'>,
  { approved, discarded }: Pick<Judgement, 'approved' | 'discarded'>,
  scanId: string | undefined,
): Decisions {
  const approvedIds = new Set(approved && [...approved.closings, ...approved.creations]);
  const isApproved = (id: string) => approvedIds.has(id);
  return {
    closings: sortOut(tally.closings, isApproved, (id) => discarded?.closings.has(id) ?? false),
    creations: sortOut(
      tally.creations,
      isApproved,
      (id) => scanId !== undefined && discarded?.creations.get(id) === scanId,
    ),
  };
}

function sortOut(
  operations: readonly Operation[],
  isApproved: (geckoId: string) => boolean,
  isDiscarded: (geckoId: string) => boolean,
): Decided {
  const decided = { approved: [] as Operation[], discarded: [] as Operation[], undecided: [] as Operation[] };
  for (const operation of operations) {
    if (isDiscarded(operation.geckoId)) decided.discarded.push(operation);
    else if (isApproved(operation.geckoId)) decided.approved.push(operation);
    else decided.undecided.push(operation);
  }
  return decided;
}
