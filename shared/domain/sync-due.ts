import type { SyncState } from './sync-state.ts';

/**
 * What somebody has to do about a repository that was found due.
 *
 * - `wake`: a wish is open and nobody works on it; `since` it could be;
 * - `look`: nobody asks, but what Gecko says has changed by itself;
 * - `wait`: it is due only `until` then;
 * - `done`: nothing, since somebody was faster.
 */
export type DueAction =
  | { readonly kind: 'wake'; readonly since: Date }
  | { readonly kind: 'look'; readonly lookAt: string }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'done' };

/** Judges a repository that was found due by the state it is in by now. */
export function dueAction(state: SyncState, now: Date): DueAction {
  const { lease, notBefore, requested, completed, lookAt, waitingSince } = state;
  const busyUntil = lease === undefined ? undefined : new Date(lease.expiresAt);
  if (busyUntil !== undefined && busyUntil >= now) return { kind: 'wait', until: busyUntil };
  if (requested === completed) return lookAt === undefined ? { kind: 'done' } : lookOrWait(lookAt, now);
  const mayStart = notBefore === undefined ? undefined : new Date(notBefore);
  if (mayStart !== undefined && mayStart > now) return { kind: 'wait', until: mayStart };
  return { kind: 'wake', since: mayStart ?? busyUntil ?? (waitingSince === undefined ? now : new Date(waitingSince)) };
}

function lookOrWait(lookAt: string, now: Date): DueAction {
  const until = new Date(lookAt);
  return until > now ? { kind: 'wait', until } : { kind: 'look', lookAt };
}
