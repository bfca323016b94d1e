import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Trigger } from '../../../shared/domain/events/trigger.ts';
import { noCounts, type Run, type RunEntry } from '../../../shared/domain/runs/run.ts';
import { ListingPositionError } from '../../../shared/ports/listing-position-error.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import { aScan } from '../sync-fixtures.ts';
import { aFreshRepository, at, type SyncStoreUnderTest } from './under-test.ts';

/** What is kept of the syncs that there were. */
export function describeRuns({ store }: SyncStoreUnderTest): void {
  it('lists runs newest first and a run’s entries all', async () => {
    const key = aFreshRepository();
    const entries = Array.from(
      { length: 1201 },
      (_, index): RunEntry => ({ geckoId: `g-${index}`, operation: 'created' }),
    );
    for (const [minute, runId] of runIds.entries())
      await store.recordRun(aRun({ ...key, runId, minute }), entries, { servedTriggers: true });
    expect((await store.runs(key, { limit: 2 })).items.map((run) => run.runId)).toEqual(
      [...runIds].reverse().slice(0, 2),
    );
    expect(await everyEntry(store, key, runIds[0])).toEqual(entries);
    expect((await store.run(key, runIds[1]))?.runId).toBe(runIds[1]);
  });

  it('goes on with the next page, and refuses to go on after a position that lies outside the list', async () => {
    const key = aFreshRepository();
    for (const [minute, runId] of runIds.entries()) {
      await store.recordRun(aRun({ ...key, runId, minute }), [], { servedTriggers: true });
    }
    const { next } = await store.runs(key, { limit: 2 });
    expect((await store.runs(key, { limit: 2, after: next })).items.map((run) => run.runId)).toEqual([runIds[0]]);
    for (const after of ['', 'SYNC', 'TRIGGER#1']) {
      await expect(store.runs(key, { limit: 2, after })).rejects.toThrow(ListingPositionError);
      await expect(store.runEntries(key, runIds[0], { after })).rejects.toThrow(ListingPositionError);
    }
  });

  it('shows no run that is 90 days old, nor its entries, however long the table keeps them', async () => {
    const key = aFreshRepository();
    const ago = 90 * 24 * 60;
    const entries: RunEntry[] = [{ geckoId: 'a', operation: 'created' }];
    for (const [index, runId] of runIds.entries()) {
      const run = aRun({ ...key, runId, minute: index - 1 - ago });
      await store.recordRun(run, entries, { servedTriggers: true });
    }
    expect((await store.runs(key, { limit: 5 })).items.map((run) => run.runId)).toEqual([runIds[2]]);
    expect(await store.run(key, runIds[1])).toBeUndefined();
    expect(await everyEntry(store, key, runIds[1])).toEqual([]);
    expect(await everyEntry(store, key, runIds[2])).toEqual(entries);
  });

  it('tells of a hundred triggers at once, and of the others when those were served', async () => {
    const key = aFreshRepository();
    const all = Array.from({ length: 103 }, (_, index) => aScan({ id: `event-${String(index).padStart(3, '0')}` }));
    for (const trigger of all) await store.raise(key, trigger, at(0));
    const first = await store.triggers(key);
    expect(first).toEqual(all.slice(0, 100));
    const run = { ...aRun({ ...key, runId: runIds[0], minute: 0 }), triggers: first };
    await store.recordRun(run, [], { servedTriggers: true });
    expect(await store.triggers(key)).toEqual(all.slice(100));
  });

  it('keeps every entry of a run, however long their ids and reasons are', async () => {
    const key = aFreshRepository();
    const entry = (index: number): RunEntry => ({
      geckoId: `${'界'.repeat(290)}-${index}`,
      operation: 'quarantined',
      code: 'refused_by_defectdojo',
      reason: '界'.repeat(2_000),
    });
    const entries = Array.from({ length: 500 }, (_, index) => entry(index));
    await store.recordRun(aRun({ ...key, runId: runIds[0], minute: 0 }), entries, { servedTriggers: true });
    expect(await everyEntry(store, key, runIds[0])).toEqual(entries);
  });

  it('tells of no more triggers at once than fit into the record of a run, and of none twice', async () => {
    const key = aFreshRepository();
    const name = '界'.repeat(500);
    const all = Array.from({ length: 100 }, (_, index) =>
      aScan({ id: `event-${String(index).padStart(3, '0')}`, branch: name, defaultBranch: name, commit: name }),
    );
    for (const trigger of all) await store.raise(key, trigger, at(0));
    const served: Trigger[][] = [];
    for (let left = await store.triggers(key); left.length > 0; left = await store.triggers(key)) {
      served.push(left);
      const run = { ...aRun({ ...key, runId: randomUUID(), minute: 0 }), triggers: left };
      await store.recordRun(run, [], { servedTriggers: true });
      expect((await store.run(key, run.runId))?.triggers).toEqual(left);
    }
    expect(served.length).toBeLessThan(5);
    expect(served.flat()).toEqual(all);
  });

  it('forgets the triggers of a run that served them, and keeps those of one that could not', async () => {
    const key = aFreshRepository();
    await store.raise(key, aScan(), at(0));
    const run = { ...aRun({ ...key, runId: runIds[0], minute: 0 }), triggers: [aScan()] };
    await store.recordRun(run, [], { servedTriggers: false });
    expect(await store.triggers(key)).toHaveLength(1);
    await store.recordRun({ ...run, runId: runIds[1] }, [], { servedTriggers: true });
    expect(await store.triggers(key)).toEqual([]);
  });
}

const runIds = [
  '01a20525-0000-7000-8000-000000000001',
  '01a20525-0000-7000-8000-000000000002',
  '01a20525-0000-7000-8000-000000000003',
] as const;

function aRun({ minute, ...key }: Pick<Run, 'teamId' | 'repositoryId' | 'runId'> & { minute: number }): Run {
  const startedAt = at(minute).toISOString();
  return {
    ...key,
    triggers: [],
    startedAt,
    finishedAt: startedAt,
    outcome: 'succeeded',
    counts: noCounts,
    defectDojoCalls: 0,
    links: {},
  };
}

async function everyEntry(
  store: SyncStore,
  key: Parameters<SyncStore['runEntries']>[0],
  runId: string,
): Promise<RunEntry[]> {
  const entries: RunEntry[] = [];
  let after: string | undefined;
  do {
    const page = await store.runEntries(key, runId, { after });
    entries.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return entries;
}
