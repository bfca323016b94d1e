import { happenedMs } from '../time/instant.ts';
import type { Run } from './run.ts';

/**
 * How late a run was: from the end of the newest scan that it served to its own end, milliseconds. Undefined where it
 * served no scan, or didn't look at any.
 */
export function syncLagMs({ outcome, triggers, finishedAt }: Pick<Run, 'outcome' | 'triggers' | 'finishedAt'>) {
  if (outcome !== 'succeeded' && outcome !== 'partial' && outcome !== 'held') return undefined;
  const ends = triggers.flatMap((trigger) => {
    const endedMs = trigger.kind === 'scan' ? happenedMs(trigger.completedAt, new Date(finishedAt)) : null;
    return endedMs === null ? [] : [endedMs];
  });
  return ends.length === 0 ? undefined : Math.max(0, Date.parse(finishedAt) - Math.max(...ends));
}
