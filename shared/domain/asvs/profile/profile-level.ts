import type { AsvsLevel } from '../standard/asvs-level.ts';
import type { AsvsProfile } from './profile.ts';

/** The level of a repository before its first scan, and why. */
export const levelBeforeFirstScan = {
  proposed: 'L1',
  reasons: ['Nothing was scanned yet, so the first level is proposed.'],
} as const;

/** A repository's level: the one that a person assigned, else the one that is proposed. It always has one. */
export function levelOf({ level, proposedLevel }: AsvsProfile): {
  readonly level: AsvsLevel;
  readonly assignedBy: 'person' | 'proposal';
  readonly proposed: AsvsLevel;
} {
  const proposed = proposedLevel ?? levelBeforeFirstScan.proposed;
  return level === undefined
    ? { level: proposed, assignedBy: 'proposal', proposed }
    : { level, assignedBy: 'person', proposed };
}
