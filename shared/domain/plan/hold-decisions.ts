import { type Discards, discard, type Hold } from '../holds/hold.ts';
import type { StoredHold } from '../holds/stored-hold.ts';
import type { Judgement } from './context.ts';
import type { Plan } from './planner.ts';

/** What people decided about holds and is not over yet. */
export interface HoldDecisions {
  /** What is still to be done of what was approved. */
  readonly approved: Hold | undefined;
  readonly discarded: Discards;
}

/** Nobody decided anything. */
export const noDecisions: HoldDecisions = {
  approved: undefined,
  discarded: { closings: new Set(), creations: new Map() },
};

/** Adds the decision that a hold carries. Adding it twice makes no difference. */
export function withDecisionOf(decisions: HoldDecisions, hold: StoredHold): HoldDecisions {
  if (hold.decision === undefined) return decisions;
  const { approved, discarded } = decisions;
  if (hold.decision.kind === 'discarded') return { approved, discarded: discard(hold, discarded) };
  const { code, scanId, open } = hold;
  const union = (name: 'closings' | 'creations') => [...new Set([...(approved?.[name] ?? []), ...hold[name]])].sort();
  return { discarded, approved: { code, scanId, open, closings: union('closings'), creations: union('creations') } };
}

/** Adds closings that a person takes back: they would be closed again otherwise. */
export function withTakenBack(decisions: HoldDecisions, closings: readonly string[], scanId: string): HoldDecisions {
  return { ...decisions, discarded: discard({ closings, creations: [], scanId }, decisions.discarded) };
}

/**
 * What is left of the decisions after a run came to its end: an approval is over once absence could be judged, a discard
 * once the plan says so.
 */
export function decisionsAfter(
  decisions: HoldDecisions,
  { absence, discardsEnded }: Pick<Judgement, 'absence'> & Pick<Plan, 'discardsEnded'>,
): HoldDecisions {
  const ended = new Set(discardsEnded);
  return {
    approved: typeof absence === 'object' ? decisions.approved : undefined,
    discarded: {
      closings: new Set([...decisions.discarded.closings].filter((geckoId) => !ended.has(geckoId))),
      creations: new Map([...decisions.discarded.creations].filter(([geckoId]) => !ended.has(geckoId))),
    },
  };
}

/** How many ids the decisions hold; none: there is nothing to keep. */
export function countDecided({ approved, discarded }: HoldDecisions): number {
  const toDo = approved === undefined ? 0 : approved.closings.length + approved.creations.length;
  return toDo + discarded.closings.size + discarded.creations.size;
}

/** Whether a plan holds exactly what waits already: a person who looked at it decides about the same. */
export function isSameHold(one: Hold, other: Hold): boolean {
  const isSame = (name: 'closings' | 'creations') =>
    one[name].length === other[name].length && one[name].every((geckoId, index) => geckoId === other[name][index]);
  return one.code === other.code && one.scanId === other.scanId && isSame('closings') && isSame('creations');
}
