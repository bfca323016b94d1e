import { waitFor } from '../../infra/local/wait-for.ts';
import type { Run } from '../../shared/domain/run.ts';
import { syncLagMs } from '../../shared/domain/sync-lag.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { SentEvent } from './events.ts';
import type { LoadedRepository } from './teams.ts';

/** What became of the events and their repositories. */
export interface Outcome {
  /** By event id, when the run ended that served it, milliseconds since the epoch. */
  readonly servedAtMs: ReadonlyMap<string, number>;
  /** Repositories with nothing left to do, whose last sync succeeded. */
  readonly inSync: ReadonlySet<LoadedRepository>;
  readonly runs: readonly Run[];
}

const lookEveryMs = 3000;
const runsPerPage = 100;

/** Looks until every event is served and every repository in sync, or the time is up. */
export async function watchEvents(
  store: SyncStore,
  repositories: readonly LoadedRepository[],
  events: readonly SentEvent[],
  options: { readonly deadlineMs: number; tell(line: string): void },
): Promise<Outcome> {
  const servedAtMs = new Map<string, number>();
  const inSync = new Set<LoadedRepository>();
  const runsOf = new Map<LoadedRepository, Run[]>();
  const owed = Map.groupBy(events, ({ repository }) => repository);

  const look = async (repository: LoadedRepository) => {
    const runs = await allRuns(store, repository);
    runsOf.set(repository, runs);
    for (const run of runs) noteServed(run, servedAtMs);
    const { requested, completed, lease, lastError } = await store.state(repository.key);
    const allServed = (owed.get(repository) ?? []).every(({ id }) => servedAtMs.has(id));
    if (allServed && requested === completed && !lease && !lastError) inSync.add(repository);
  };
  await waitFor(
    async () => {
      for (const repository of repositories) if (!inSync.has(repository)) await look(repository);
      options.tell(`${servedAtMs.size}/${events.length} events served, ${inSync.size}/${repositories.length} in sync`);
      return inSync.size === repositories.length;
    },
    { deadlineMs: options.deadlineMs, intervalMs: lookEveryMs },
  );
  return { servedAtMs, inSync, runs: [...runsOf.values()].flat() };
}

/** A run serves its triggers if it looked at the scan; the earliest such run counts. */
function noteServed(run: Run, servedAtMs: Map<string, number>): void {
  if (syncLagMs(run) === undefined) return;
  const endedAtMs = Date.parse(run.finishedAt);
  for (const { id } of run.triggers) servedAtMs.set(id, Math.min(endedAtMs, servedAtMs.get(id) ?? endedAtMs));
}

async function allRuns(store: SyncStore, { key }: LoadedRepository): Promise<Run[]> {
  const runs: Run[] = [];
  let after: string | undefined;
  do {
    const page = await store.runs(key, { limit: runsPerPage, after });
    runs.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return runs;
}
