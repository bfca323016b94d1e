import type { OutsideFailure } from '../failures/outside-failure.ts';
import type { LiveFinding } from './live-finding.ts';

/** Something that is there, and that DefectDojo fails to show each time while it shows others: nobody can say how it is. */
export interface Unreadable {
  readonly unreadable: OutsideFailure;
}

/** A finding that was read, or that could not be. */
export type Shown = LiveFinding | Unreadable;

/** Whether something is there and can't be read. */
export function isUnreadable<T extends object>(read: T | Unreadable | undefined): read is Unreadable {
  return read !== undefined && 'unreadable' in read;
}

/** Those that were read. */
export function readable(all: Iterable<Shown>): LiveFinding[] {
  return [...all].filter((one): one is LiveFinding => !isUnreadable(one));
}
