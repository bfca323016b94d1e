import * as z from 'zod';
import { attemptsBeforeFailed } from '../failures/back-off.ts';
import { holdSentence } from '../holds/hold-sentence.ts';
import type { HoldSummary } from '../holds/stored-hold.ts';
import type { Connection } from '../team/connection.ts';
import type { Mapping } from '../team/mapping.ts';
import { type InLine, inLineCode, inLineSentence } from './in-line.ts';
import { type Pause, pausedByOperator, pauseSentence } from './pause.ts';
import type { SyncState } from './sync-state.ts';
import { type Waiting, whatItWaitsFor } from './what-it-waits-for.ts';

/** Where a mapped repository stands, with the reason in words and since when, where these are known. */
export const repositoryStateSchema = z
  .object({
    status: z.enum(['never_synced', 'in_sync', 'syncing', 'waiting', 'paused', 'needs_attention', 'failed', 'held']),
    code: z.string().optional(),
    reason: z.string().optional(),
    since: z.string().optional(),
    until: z.string().optional().describe('When it is tried again by itself, where it waits for an instant.'),
    place: z
      .int()
      .positive()
      .optional()
      .describe(
        'Its place in the line of its DefectDojo, 1 for the one that comes next, where the code is `in_line`. ' +
          'Where teams share a DefectDojo it may be off by the number of the others, which come in turn.',
      ),
  })
  .meta({ id: 'RepositoryState' });

/** See {@link repositoryStateSchema}. */
export type RepositoryState = z.infer<typeof repositoryStateSchema>;

/** What is known about a mapped repository. */
interface Facts {
  readonly connection: Connection | undefined;
  readonly mapping: Mapping;
  readonly sync: SyncState;
  readonly hold: HoldSummary | undefined;
  /** Its place in the line that it stands in, where that is known. */
  readonly place?: number | undefined;
  /** The operator's pause that keeps that line as it is. */
  readonly pause?: Pause | undefined;
}

/** Judges a mapped repository: what hinders all of the team's exports comes first, then its mapping, then its own syncs. */
export function repositoryState(facts: Facts, now: Date): RepositoryState {
  return hindrance(facts.connection, facts.mapping) ?? stateOfSyncs(facts, now);
}

function hindrance(connection: Connection | undefined, mapping: Mapping): RepositoryState | undefined {
  if (!connection || connection.status === 'disconnected') {
    return { status: 'paused', code: 'not_connected', reason: 'DefectDojo is not connected.' };
  }
  if (!connection.settings.pushOnScanComplete) {
    return { status: 'paused', code: 'push_off', reason: '"Push on scan complete" is off.' };
  }
  if (mapping.baseUrl !== undefined && mapping.baseUrl !== connection.baseUrl) {
    return {
      status: 'needs_attention',
      code: 'other_instance',
      reason: `The product was chosen on ${mapping.baseUrl}; choose one on ${connection.baseUrl}.`,
    };
  }
  const attention = connection.attention ?? mapping.attention;
  if (attention === undefined) return undefined;
  const { code, reason, since } = attention;
  return { status: 'needs_attention', code, reason, since };
}

function stateOfSyncs({ sync, hold, place, pause, ...marked }: Facts, now: Date): RepositoryState {
  if (sync.lease && Date.parse(sync.lease.expiresAt) > now.getTime()) {
    return { status: 'syncing', ...since(sync.lastStartedAt) };
  }
  if (sync.waitsInLine) return pause ? stateInPause(pause) : stateInLine(sync.waitsInLine, place);
  const waiting = whatItWaitsFor(sync, marked, now);
  if (waiting && sync.attempt > 0) return stateOfWaiting(waiting, sync);
  if (sync.lastError?.code === pausedByOperator && sync.requested > sync.completed) {
    const { code, message: reason, at } = sync.lastError;
    return { status: 'paused', code, reason, since: at };
  }
  if (hold && !hold.decision) {
    return { status: 'held', code: hold.code, reason: holdSentence(hold), since: hold.since };
  }
  if (waiting) return stateOfWaiting(waiting, sync);
  if (sync.requested > sync.completed) {
    return { status: 'waiting', code: 'queued', reason: 'A sync is about to start.' };
  }
  return sync.lastInSyncAt ? { status: 'in_sync', since: sync.lastInSyncAt } : { status: 'never_synced' };
}

function stateInLine({ since }: InLine, place: number | undefined): RepositoryState {
  const reason = inLineSentence(place);
  return { status: 'waiting', code: inLineCode, reason, since, ...(place === undefined ? {} : { place }) };
}

function stateInPause(pause: Pause): RepositoryState {
  return { status: 'paused', code: pausedByOperator, reason: pauseSentence(pause), since: pause.since };
}

function stateOfWaiting({ error, until }: Waiting, { attempt }: SyncState): RepositoryState {
  const { code, message: reason, at } = error;
  const again = until === undefined ? {} : { until: until.toISOString() };
  return { status: attempt >= attemptsBeforeFailed ? 'failed' : 'waiting', code, reason, since: at, ...again };
}

function since(at: string | undefined): { since?: string } {
  return at === undefined ? {} : { since: at };
}
