import { firstThatFit } from '../../shared/adapters/dynamodb/table/cut-by-size.ts';
import { itemBytes } from '../../shared/adapters/dynamodb/table/item-bytes.ts';
import { runRetentionDays } from '../../shared/contracts/limits.ts';
import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Placement } from '../../shared/domain/placement/placement.ts';
import type { Run, RunEntry } from '../../shared/domain/runs/run.ts';
import { dueByItself } from '../../shared/domain/sync/sync-due.ts';
import { dueAfterRequestMs, type SyncState, syncStateSchema } from '../../shared/domain/sync/sync-state.ts';
import { happenedMs } from '../../shared/domain/time/instant.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Due, DueList } from '../../shared/ports/due-list.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';
import { type DriftState, type SyncStore, triggersPerRun } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

interface Repository {
  readonly key: RepositoryKey;
  dueAt: string | undefined;
  state: SyncState;
  /** Token of who gave the lease back last. */
  givenBackBy: string | undefined;
  triggers: Map<string, Trigger>;
  placements: Map<string, Placement>;
  runs: Array<{ run: Run; entries: readonly RunEntry[] }>;
}

const dayMs = 24 * 60 * 60 * 1000;
const noTeams = { connection: async () => undefined, mapping: async () => undefined };

/** The store with its list, and with the changes that a line makes to a state. */
export type InMemorySyncStore = SyncStore & {
  readonly due: DueList<RepositoryKey>;
  /** Changes a state in one go, and when it is due where that is told; false where it isn't to be changed. */
  change(
    key: RepositoryKey,
    change: (state: SyncState) => { readonly state: SyncState; readonly dueAt?: Date } | undefined,
  ): boolean;
};

/** {@link SyncStore} in memory, held to the same contract as the one in DynamoDB. By the clock runs expire; without one, none does. */
export function createInMemorySyncStore(
  teams: Pick<TeamStore, 'connection' | 'mapping'> = noTeams,
  clock: Clock = { now: () => new Date(0) },
): InMemorySyncStore {
  const repositories = new Map<string, Repository>();
  const of = (key: RepositoryKey): Repository => {
    const id = `${key.teamId}#${key.repositoryId}`;
    const known = repositories.get(id) ?? {
      key,
      dueAt: undefined,
      state: syncStateSchema.parse({}),
      givenBackBy: undefined,
      triggers: new Map(),
      placements: new Map(),
      runs: [],
    };
    repositories.set(id, known);
    return known;
  };
  const runsOf = (key: RepositoryKey) =>
    of(key).runs.filter(({ run }) => Date.parse(run.startedAt) + runRetentionDays * dayMs > clock.now().getTime());

  return {
    due: {
      parts: 1,
      async *due(_part, now) {
        yield* [...repositories.values()]
          .flatMap(dueOf)
          .filter(({ dueAt }) => dueAt <= now.toISOString())
          .toSorted(byTime);
      },
      async putOff({ key, dueAt }, until) {
        const repository = of(key);
        if (repository.dueAt === dueAt) repository.dueAt = until.toISOString();
      },
    },

    change(key, change) {
      const repository = of(key);
      const changed = change(repository.state);
      if (changed === undefined) return false;
      repository.state = changed.state;
      if (changed.dueAt !== undefined) repository.dueAt = changed.dueAt.toISOString();
      return true;
    },

    async raise(key, trigger, now) {
      const repository = of(key);
      repository.triggers.set(trigger.id, trigger);
      const { lease, notBefore, requested, waitingSince = now.toISOString() } = repository.state;
      if ((!lease || lease.expiresAt < now.toISOString()) && notBefore === undefined) {
        repository.dueAt = new Date(now.getTime() + dueAfterRequestMs).toISOString();
      }
      repository.state = { ...repository.state, requested: requested + 1, waitingSince };
    },
    state: async (key) => of(key).state,

    async acquire(key, lease, now) {
      const repository = of(key);
      const { lease: held, notBefore: _over, waitEndsOnWish: _wish, compared, ...rest } = repository.state;
      if (held?.token === lease.token) return true;
      if (rest.requested === rest.completed || (held && held.expiresAt >= now.toISOString())) return false;
      const startedAt = now.toISOString();
      const before = { comparedBefore: compared, startedBefore: rest.lastStartedAt ?? startedAt };
      repository.state = { ...rest, ...before, lease, lastStartedAt: startedAt };
      repository.dueAt = lease.expiresAt;
      return true;
    },

    async renew(key, lease, basis) {
      const repository = of(key);
      if (repository.state.lease?.token !== lease.token) return 'lost';
      const [connection, mapping] = [await teams.connection(key.teamId), await teams.mapping(key)];
      const unchanged = connection?.version === basis.connectionVersion && mapping?.version === basis.mappingVersion;
      if (!unchanged) return 'basis_changed';
      repository.state = { ...repository.state, lease };
      return 'renewed';
    },

    async release(key, token, { requested, inSyncAt, lookAt, compared, ...drift }) {
      const repository = of(key);
      const { lease, notBefore: _over, waitEndsOnWish: _wish, lastError: _solved, ...state } = repository.state;
      const { waitingSince: _served, lookAt: _look, comparedBefore: _of, startedBefore: _lease, ...others } = state;
      const rest = withDrift(others, drift);
      if (lease?.token !== token) return repository.givenBackBy === token ? 'released' : 'lost';
      if (rest.requested !== requested) return 'more_requested';
      const inSync = inSyncAt ? { lastInSyncAt: inSyncAt.toISOString() } : {};
      const next = {
        ...rest,
        ...(lookAt === undefined ? {} : { lookAt }),
        ...(compared === undefined ? {} : { compared }),
      };
      repository.state = { ...next, ...inSync, completed: requested, attempt: 0 };
      repository.givenBackBy = token;
      repository.dueAt = dueByItself(next);
      return 'released';
    },

    async postpone(key, token, { notBefore, attempt, error, endsOnRequest = false, dueAt = notBefore, drift }) {
      const repository = of(key);
      const { lease, lastError: _before, comparedBefore: _of, startedBefore: _lease, ...others } = repository.state;
      if (lease?.token !== token) return;
      const rest = drift ? withDrift(others, drift) : others;
      const lastError = error ? { lastError: error } : {};
      repository.state = {
        ...rest,
        ...lastError,
        notBefore: notBefore.toISOString(),
        waitEndsOnWish: endsOnRequest,
        attempt,
      };
      repository.dueAt = dueAt.toISOString();
    },

    async defer(key, notBefore) {
      const repository = of(key);
      const { waitEndsOnWish, ...rest } = repository.state;
      if (rest.requested === 0 || rest.lease || (rest.notBefore && !waitEndsOnWish)) return;
      repository.state = { ...rest, notBefore: notBefore.toISOString() };
      repository.dueAt = notBefore.toISOString();
    },

    async planDriftCheck(key, at) {
      const repository = of(key);
      const { requested, completed, lease, driftCheckAt } = repository.state;
      if (requested === 0 || requested !== completed || lease || driftCheckAt !== undefined) return;
      repository.state = { ...repository.state, driftCheckAt: at.toISOString() };
      repository.dueAt = dueByItself(repository.state);
    },

    async rememberBaseline(key, scan, now) {
      const repository = of(key);
      const { baselineScan } = repository.state;
      const sameBranch = baselineScan?.branch === scan.branch;
      const endedMs = happenedMs(scan.completedAt, now);
      if (baselineScan && endedMs === null) return;
      if (baselineScan && sameBranch && (happenedMs(baselineScan.completedAt, now) ?? 0) >= (endedMs ?? 0)) return;
      repository.state = { ...repository.state, baselineScan: scan };
    },

    async triggers(key) {
      const waiting = [...of(key).triggers.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return firstThatFit(waiting, itemBytes, triggersPerRun);
    },
    placement: async (key, baseUrl, productId) => of(key).placements.get(`${productId}#${baseUrl}`),
    async putPlacement(key, placement) {
      of(key).placements.set(`${placement.productId}#${placement.baseUrl}`, placement);
    },

    async recordRun(run, entries, { servedTriggers }) {
      const repository = of(run);
      const others = repository.runs.filter((one) => one.run.runId !== run.runId);
      repository.runs = [{ run, entries }, ...others];
      if (servedTriggers) for (const trigger of run.triggers) repository.triggers.delete(trigger.id);
    },
    run: async (key, runId) => runsOf(key).find(({ run }) => run.runId === runId)?.run,
    async runs(key, { limit, after }) {
      if (after !== undefined && !after.startsWith('RUN#')) throw new ListingPositionError('No such position.');
      const rest = runsOf(key)
        .map(({ run }) => run)
        .filter(({ runId }) => after === undefined || `RUN#${runId}` < after);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return rest.length > limit && last ? { items, next: `RUN#${last.runId}` } : { items };
    },
    async runEntries(key, runId, { after }) {
      if (after !== undefined && !after.startsWith(`ENTRIES#${runId}#`)) {
        throw new ListingPositionError('No such position.');
      }
      return { items: [...(runsOf(key).find(({ run }) => run.runId === runId)?.entries ?? [])] };
    },
  };
}

const dueOf = ({ key, dueAt }: Repository): Due<RepositoryKey>[] => (dueAt === undefined ? [] : [{ key, dueAt }]);

const byTime = (one: Due<RepositoryKey>, other: Due<RepositoryKey>) => (one.dueAt < other.dueAt ? -1 : 1);

function withDrift<State extends DriftState>(state: State, { driftCheckAt, driftFound }: DriftState) {
  const { driftCheckAt: _check, driftFound: _found, ...rest } = state;
  return {
    ...rest,
    ...(driftCheckAt === undefined ? {} : { driftCheckAt }),
    ...(driftFound === undefined ? {} : { driftFound }),
  };
}
