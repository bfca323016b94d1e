import type { Trigger } from '../domain/events/trigger.ts';
import type { RepositoryKey } from '../domain/names/ids.ts';
import type { Placement } from '../domain/placement/placement.ts';
import type { Run, RunEntry } from '../domain/runs/run.ts';
import type { DriftFound } from '../domain/sync/drift-check.ts';
import type { LastComparison } from '../domain/sync/last-comparison.ts';
import type { BaselineScan, LastError, Lease, SyncState } from '../domain/sync/sync-state.ts';

/**
 * What one run serves, so that its record fits into an item of 400 KB; the next one serves the rest. Branches may have names of
 * 500 characters of three bytes each.
 */
export const triggersPerRun = { maxCount: 100, maxBytes: 200_000 };

/** Keeps what the syncs of a repository must remember. All reads see the latest write. */
export interface SyncStore {
  /**
   * Remembers the trigger (once, however often it is raised) and counts one more request for a sync. Due a while later, in case
   * whoever notes it never gets to serve it.
   */
  raise(key: RepositoryKey, trigger: Trigger, now: Date): Promise<void>;
  state(key: RepositoryKey): Promise<SyncState>;
  /**
   * Takes the lease when a request is open and nobody holds a lease that is still valid at `now`; false when somebody does, has
   * served all requests meanwhile, or the team's data were deleted. Due when it runs out. What was compared last is gone with that
   * but for the state's `comparedBefore`, which with `startedBefore` is kept while the lease is held.
   */
  acquire(key: RepositoryKey, lease: Lease, now: Date): Promise<boolean>;
  /**
   * Prolongs the lease, if it is still held and nobody changed what the work is based on: asked before every write to
   * DefectDojo, so that pausing, unmapping or a new key stops a running sync within the one call under way. Due stays when
   * the lease was to run out first: that is too early by now, and harmless.
   */
  renew(key: RepositoryKey, lease: Lease, basis: WorkBasis): Promise<'renewed' | 'lost' | 'basis_changed'>;
  /**
   * Gives the lease back with everything up to `requested` done, unless more was requested meanwhile or the lease was lost.
   *
   * @param done.lookAt when it is due again though nobody asks
   * @param done.compared what the next sync may go by
   */
  release(
    key: RepositoryKey,
    token: string,
    done: {
      requested: number;
      inSyncAt?: Date;
      lookAt?: string | undefined;
      compared?: LastComparison | undefined;
    } & DriftState,
  ): Promise<'released' | 'more_requested' | 'lost'>;
  /** Gives the lease back with work left to do, not before an instant. */
  postpone(key: RepositoryKey, token: string, until: Postponement): Promise<void>;
  /** Makes a repository that was asked for and nobody works on wait for the distance between two syncs, in place of a wait that a request ends. */
  defer(key: RepositoryKey, notBefore: Date): Promise<void>;
  /** Plans the drift check of a repository that was exported and has none planned; nothing while a sync is wanted or under way. */
  planDriftCheck(key: RepositoryKey, at: Date): Promise<void>;
  /**
   * Remembers a complete deep scan; an older one never replaces a newer one, and one that can't have ended at `now` replaces
   * none and is replaced by any.
   */
  rememberBaseline(key: RepositoryKey, scan: BaselineScan, now: Date): Promise<void>;
  /** What asked for a sync and was not served yet: as much as one run serves (see {@link triggersPerRun}), and one at least. */
  triggers(key: RepositoryKey): Promise<Trigger[]>;
  /** Where the repository's findings are in a product of an instance; kept when it is mapped elsewhere meanwhile. */
  placement(key: RepositoryKey, baseUrl: string, productId: number): Promise<Placement | undefined>;
  putPlacement(key: RepositoryKey, placement: Placement): Promise<void>;
  /** Records a run with its entries; a run that served its triggers forgets them. */
  recordRun(run: Run, entries: readonly RunEntry[], options: { servedTriggers: boolean }): Promise<void>;
  /** Entries of a run in the order they were recorded, one page after `after`. */
  runEntries(
    key: RepositoryKey,
    runId: string,
    page: { after?: string | undefined },
  ): Promise<{ items: RunEntry[]; next?: string }>;
  run(key: RepositoryKey, runId: string): Promise<Run | undefined>;
  /** Runs of a repository, newest first. */
  runs(
    key: RepositoryKey,
    page: { limit: number; after?: string | undefined },
  ): Promise<{ items: Run[]; next?: string }>;
}

/** What stays known of drift: when it is due again to be compared (ISO-8601, as `lookAt`), and what was found last. */
export interface DriftState {
  readonly driftCheckAt?: string | undefined;
  readonly driftFound?: DriftFound | undefined;
}

/** The versions of what a sync read before it began. */
export interface WorkBasis {
  readonly connectionVersion: number;
  readonly mappingVersion: number;
}

/** Why and until when a sync waits. */
export interface Postponement {
  readonly notBefore: Date;
  readonly attempt: number;
  /** When it is due, if nothing wakes it before. @default `notBefore` */
  readonly dueAt?: Date;
  /** Whether the next request ends the wait. @default false */
  readonly endsOnRequest?: boolean;
  /** Of a round that came to its end although there is more to do. @default as it was */
  readonly drift?: DriftState;
  /** What went wrong, or why it waits; absent when it only keeps its distance. */
  readonly error?: LastError | undefined;
}
