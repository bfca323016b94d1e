/**
 * Primary key of the item that stands as long as exports are paused by the operator: all of them, or those to one
 * DefectDojo instance. The command that pauses writes it, and the functions read it.
 *
 * @param instance host of the DefectDojo, with its port where that isn't 443
 */
export function pauseKey(instance?: string): { pk: string; sk: string } {
  return { pk: pausePartition, sk: instance === undefined ? 'PAUSE' : `PAUSE#${instance}` };
}

/** Partition of all pauses; none of a team's begins so. */
export const pausePartition = 'SERVICE';
