import type { Connection } from '../team/connection.ts';
import type { Mapping } from '../team/mapping.ts';
import { waitsUntil } from './sync-due.ts';
import type { LastError, SyncState } from './sync-state.ts';

/** Why a repository that was asked for isn't synced at once. */
export interface Waiting {
  readonly error: LastError;
  /** When it is tried again; undefined where that is about to happen. */
  readonly until: Date | undefined;
}

/** What a person sees marked where something needs one. */
export interface Marked {
  readonly connection: Pick<Connection, 'attention'> | undefined;
  readonly mapping: Pick<Mapping, 'attention'> | undefined;
}

/**
 * What a repository that was asked for waits for; undefined where a sync is about to start. What a person had to mend is over
 * once it is no longer marked: with a new key nothing is rejected any more, though nobody has tried it yet.
 */
export function whatItWaitsFor(sync: SyncState, marked: Marked, now: Date): Waiting | undefined {
  const { lastError: error, requested, completed, attempt } = sync;
  if (error === undefined || requested === completed) return undefined;
  if (error.needs !== undefined && marked[error.needs]?.attention === undefined) return undefined;
  const until = waitsUntil(sync, now);
  return until !== undefined || attempt > 0 ? { error, until } : undefined;
}
