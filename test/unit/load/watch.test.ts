import { describe, expect, it } from 'vitest';
import { noCounts, type Run } from '../../../shared/domain/runs/run.ts';
import type { SyncState } from '../../../shared/domain/sync/sync-state.ts';
import type { SentEvent } from '../../load/events.ts';
import type { LoadedRepository } from '../../load/teams.ts';
import { watchEvents } from '../../load/watch.ts';
import { aRepository, aScan } from '../../support/sync-fixtures.ts';

const repository = { key: aRepository(), team: {} } as LoadedRepository;
const done: SyncState = { requested: 2, completed: 2, attempt: 0 };
const sent = (id: string): SentEvent => ({ id, repository, sentAtMs: 0 });

const beganAtMs = Date.parse('2026-11-22T12:00:00Z');

function run(minute: number, outcome: Run['outcome'], ...eventIds: string[]): Run {
  const at = new Date(beganAtMs + minute * 60_000).toISOString();
  const triggers = eventIds.map((id) => aScan({ id, completedAt: at }));
  const rest = { counts: noCounts, reasons: {}, warnings: [], defectDojoCalls: 0, links: {} };
  return { ...repository.key, runId: `run-${minute}`, triggers, startedAt: at, finishedAt: at, outcome, ...rest };
}

/** Looks once, at runs that are newest first, one to a page. */
async function watch(state: SyncState, runs: readonly Run[], ...eventIds: string[]) {
  const store = {
    state: async () => state,
    runs: async (_key: unknown, { after = '0' }: { after?: string | undefined }) => {
      const next = Number(after) + 1;
      return { items: runs.slice(Number(after), next), ...(next < runs.length ? { next: String(next) } : {}) };
    },
  };
  const told: string[] = [];
  const looking = { deadlineMs: 0, tell: (line: string) => told.push(line) };
  const { servedAtMs, inSync, ...rest } = await watchEvents(store, [repository], eventIds.map(sent), looking);
  return { ...rest, told, served: Object.fromEntries(servedAtMs), inSync: inSync.size };
}

describe('who watches a load', () => {
  it('sees each event served when the first run ended that looked at its scan', async () => {
    const runs = [run(3, 'succeeded', 'b', 'a'), run(2, 'succeeded', 'a'), run(1, 'waiting', 'a')];
    const seen = await watch(done, runs, 'a', 'b');
    expect(seen).toMatchObject({ served: { a: beganAtMs + 120_000, b: beganAtMs + 180_000 }, inSync: 1 });
    expect(seen.runs).toHaveLength(3);
    expect(seen.told).toEqual(['1/1 repositories in sync, 2 events served there']);
  });

  it.each<[string, SyncState, Run[]]>([
    ['nobody asked yet', { requested: 0, completed: 0, attempt: 0 }, []],
    ['more is asked for', { ...done, requested: 3 }, [run(1, 'succeeded', 'a')]],
    ['somebody works on', { ...done, lease: { token: 't', expiresAt: 'x' } }, [run(1, 'succeeded', 'a')]],
    ['its last run failed', { ...done, lastError: { code: 'c', message: 'm', at: 'x' } }, [run(1, 'succeeded', 'a')]],
    ['an event was served by no run', done, [run(1, 'skipped', 'a')]],
  ])('holds a repository not in sync where %s', async (_, state, runs) => {
    const seen = await watch(state, runs, 'a');
    expect(seen.inSync).toBe(0);
    expect(seen.runs).toEqual(runs);
  });

  it("looks no further in the line of an instance than 40 repositories that aren't there yet, and at every other line", async () => {
    const line = (name: string, length: number) =>
      Array.from({ length }, (_, number) => ({ key: aRepository(`${name}/${number}`), team: { instance: name } }));
    const all = [...line('long', 100), ...line('short', 3)] as unknown as LoadedRepository[];
    const asked: string[] = [];
    const store = {
      state: async ({ repositoryId }: LoadedRepository['key']) => {
        asked.push(repositoryId);
        return repositoryId === 'long/0' ? done : { requested: 1, completed: 0, attempt: 0 };
      },
      runs: async () => ({ items: [] }),
    };
    await watchEvents(store, all, [], { deadlineMs: 0, tell: () => {} });
    expect(asked.filter((id) => id.startsWith('long/'))).toHaveLength(41);
    expect(asked.filter((id) => id.startsWith('short/'))).toHaveLength(3);
  });
});
