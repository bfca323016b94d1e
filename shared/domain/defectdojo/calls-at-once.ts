import * as z from 'zod';

/** More at once gained nothing on any server that was measured, and hurt people who work with it. */
export const callsAtOnceMax = 4;
/** What a team that chose nothing lets an instance bear. */
export const callsAtOnceDefault = 2;

/** So many times the floor is still near it: half of one more call on a server with one process. */
const nearFloor = 1.5;
/** From so many times the floor on calls stand in each other's way. */
const farFromFloor = 1.9;
/** Some ten calls near the floor earn one more at once. */
const raisedBy = 0.1;
const loweredTo = 0.9;
/** At a sign of overload. */
const halved = 0.5;
/** A floor is forgotten by so much with each call, since servers become slower as they fill. */
const floorRisesBy = 1.005;

/** How many small calls an instance bears at once, as learnt from how long they take. */
export const callsAtOnceSchema = z.object({
  /** Between 1 and {@link callsAtOnceMax}; only whole ones are sent. */
  calls: z.number().min(1).max(callsAtOnceMax),
  /** The shortest that such a call took, milliseconds. */
  floorMs: z.number().positive().optional(),
});

/** See {@link callsAtOnceSchema}. */
export type CallsAtOnce = z.infer<typeof callsAtOnceSchema>;

/** Where nothing is known of an instance. */
export const oneAtOnce: CallsAtOnce = { calls: 1 };

/** One small call that ended. */
export interface EndedCall {
  readonly tookMs: number;
  /** Whether it was turned away, failed in between, or had no answer. */
  readonly isOverloaded: boolean;
}

/**
 * What is known after one more call: additive increase while calls take little longer than the shortest did, multiplicative
 * decrease as soon as they do, and at once by half where the server, or what stands before it, says that it is too much.
 */
export function afterCall({ calls, floorMs }: CallsAtOnce, { tookMs, isOverloaded }: EndedCall): CallsAtOnce {
  if (isOverloaded) return { calls: Math.max(1, calls * halved), ...(floorMs === undefined ? {} : { floorMs }) };
  const took = Math.max(1, tookMs);
  const floor = Math.min(took, (floorMs ?? took) * floorRisesBy);
  return { calls: bounded(changed(calls, took / floor)), floorMs: floor };
}

/** How many may be sent at once by one of the syncs that work on an instance. */
export function shareOf(
  { calls }: CallsAtOnce,
  { ceiling, syncs }: { readonly ceiling: number; readonly syncs: number },
): number {
  return Math.max(1, Math.floor(Math.min(calls, ceiling) / Math.max(1, syncs)));
}

function changed(calls: number, timesTheFloor: number): number {
  if (timesTheFloor <= nearFloor) return calls + raisedBy;
  return timesTheFloor >= farFromFloor ? calls * loweredTo : calls;
}

function bounded(calls: number): number {
  return Math.min(callsAtOnceMax, Math.max(1, calls));
}
