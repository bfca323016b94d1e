import { longestWaitMs } from '../failures/back-off.ts';
import type { InLine } from './in-line.ts';
import type { SyncState } from './sync-state.ts';

/** How often it is looked whether one that stands in a line still does, milliseconds: nothing but a table put back would change that. */
export const inLineLookMs = longestWaitMs;

/**
 * What somebody has to do about a repository that was found due.
 *
 * - `wake`: a request is open and nobody works on it; `since` it could be;
 * - `look`: nobody asks, but what Gecko says has changed by itself;
 * - `check_drift`: nobody asks, but it is time to compare DefectDojo with what was written;
 * - `stand`: it stands in a line, and is called when its turn comes;
 * - `wait`: it is due only `until` then;
 * - `done`: nothing, since somebody was faster.
 */
export type DueAction =
  | { readonly kind: 'wake'; readonly since: Date }
  | { readonly kind: 'look'; readonly lookAt: string }
  | { readonly kind: 'check_drift'; readonly driftCheckAt: string }
  | { readonly kind: 'stand'; readonly waitsInLine: InLine }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'done' };

/**
 * Until when a repository has to wait before it is tried again; undefined where it need not. One that waits for longer than
 * we ever do got that from a clock that was wrong, or an older version, and need not either.
 */
export function waitsUntil({ notBefore }: Pick<SyncState, 'notBefore'>, now: Date): Date | undefined {
  if (notBefore === undefined) return undefined;
  const until = new Date(notBefore);
  const remainingMs = until.getTime() - now.getTime();
  return remainingMs > 0 && remainingMs <= longestWaitMs ? until : undefined;
}

/** Judges a repository that was found due by the state it is in by now. */
export function dueAction(state: SyncState, now: Date): DueAction {
  const { lease, notBefore, requested, completed, waitingSince, waitsInLine } = state;
  const busyUntil = lease === undefined ? undefined : new Date(lease.expiresAt);
  if (busyUntil !== undefined && busyUntil >= now) return { kind: 'wait', until: busyUntil };
  if (waitsInLine !== undefined) return { kind: 'stand', waitsInLine };
  if (requested === completed) return byItself(state, now);
  const until = waitsUntil(state, now);
  if (until !== undefined) return { kind: 'wait', until };
  const since = [notBefore, lease?.expiresAt, waitingSince].find((at) => at !== undefined && new Date(at) <= now);
  return { kind: 'wake', since: since === undefined ? now : new Date(since) };
}

/** When a repository is due though nobody asks for a sync. */
export function dueByItself({ lookAt, driftCheckAt }: Pick<SyncState, 'lookAt' | 'driftCheckAt'>): string | undefined {
  if (lookAt === undefined || driftCheckAt === undefined) return lookAt ?? driftCheckAt;
  return Date.parse(lookAt) < Date.parse(driftCheckAt) ? lookAt : driftCheckAt;
}

function byItself(state: SyncState, now: Date): DueAction {
  const { lookAt } = state;
  const dueAt = dueByItself(state);
  if (dueAt === undefined) return { kind: 'done' };
  if (new Date(dueAt) > now) return { kind: 'wait', until: new Date(dueAt) };
  if (lookAt !== undefined && new Date(lookAt) <= now) return { kind: 'look', lookAt };
  return { kind: 'check_drift', driftCheckAt: dueAt };
}
