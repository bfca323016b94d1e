import { waitFor } from '../../infra/local/wait-for.ts';
import type { Run } from '../../shared/domain/runs/run.ts';
import { syncLagMs } from '../../shared/domain/runs/sync-lag.ts';
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

const lookEveryMs = 5000;
const runsPerPage = 100;
const missesInARow = 40;

/** Looks until every event is served and every repository in sync, or the time is up. */
export async function watchEvents(
  store: Pick<SyncStore, 'state' | 'runs'>,
  repositories: readonly LoadedRepository[],
  events: readonly SentEvent[],
  options: { readonly deadlineMs: number; tell(line: string): void },
): Promise<Outcome> {
  const servedAtMs = new Map<string, number>();
  const inSync = new Set<LoadedRepository>();
  const runsOf = new Map<LoadedRepository, Run[]>();
  const owed = Map.groupBy(events, ({ repository }) => repository);

  const readRuns = async (repository: LoadedRepository) => {
    const runs = await allRuns(store, repository);
    runsOf.set(repository, runs);
    for (const run of runs) noteServed(run, servedAtMs);
  };
  /** Runs are read only where nothing is left to do: whoever looks often slows the emulator that is measured. */
  const look = async (repository: LoadedRepository) => {
    const { requested, completed, lease, lastError } = await store.state(repository.key);
    if (requested === 0 || requested !== completed || lease || lastError) return;
    await readRuns(repository);
    if ((owed.get(repository) ?? []).every(({ id }) => servedAtMs.has(id))) inSync.add(repository);
  };
  /** Of those that share an instance the first ones come first: where some in a row aren't there yet, the others aren't either. */
  const lookAlong = async (line: readonly LoadedRepository[]) => {
    let missed = 0;
    for (const repository of line) {
      if (inSync.has(repository)) continue;
      await look(repository);
      missed = inSync.has(repository) ? 0 : missed + 1;
      if (missed === missesInARow) return;
    }
  };
  const lines = [...Map.groupBy(repositories, ({ team }) => team.instance).values()];
  await waitFor(
    async () => {
      for (const line of lines) await lookAlong(line);
      options.tell(
        `${inSync.size}/${repositories.length} repositories in sync, ${servedAtMs.size} events served there`,
      );
      return inSync.size === repositories.length;
    },
    { deadlineMs: options.deadlineMs, intervalMs: lookEveryMs },
  );
  for (const repository of repositories) if (!inSync.has(repository)) await readRuns(repository);
  return { servedAtMs, inSync, runs: [...runsOf.values()].flat() };
}

/** A run serves its triggers if it looked at the scan; the earliest such run counts. */
function noteServed(run: Run, servedAtMs: Map<string, number>): void {
  if (syncLagMs(run) === undefined) return;
  const endedAtMs = Date.parse(run.finishedAt);
  for (const { id } of run.triggers) servedAtMs.set(id, Math.min(endedAtMs, servedAtMs.get(id) ?? endedAtMs));
}

async function allRuns(store: Pick<SyncStore, 'runs'>, { key }: LoadedRepository): Promise<Run[]> {
  const runs: Run[] = [];
  let after: string | undefined;
  do {
    const page = await store.runs(key, { limit: runsPerPage, after });
    runs.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return runs;
}
