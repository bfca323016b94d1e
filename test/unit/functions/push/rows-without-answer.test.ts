import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../shared/domain/runs/run.ts';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import { endless, runsUntilDone } from '../../../support/never-answered.ts';
import type { Row } from '../../../support/sync-world.ts';

const bad = (fields: Partial<Row> = {}) => aRow('g-bad', { shortDescription: endless, ...fields });
/** Where it stands in the file is left to its hash; these stand before and after it. */
const good = (count: number, prefix = 'g') => someRows(count, {}, { prefix });
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function aWorld({ storesIt = false, ...options }: { storesIt?: boolean; pace?: number } = {}) {
  const world = await aConnectedWorld(options);
  world.dojo.store.server.neverDoneWith = { text: endless, storesIt };
  return world;
}

/** How many uploads had no answer. */
const noAnswers = (world: ConnectedWorld) =>
  world.dojo.controls.requests.summary().recent.filter(({ status }) => status === 504).length;
/** How many findings were there after so many runs. */
const createdBy = (runs: readonly Run[], count: number) =>
  runs.slice(0, count).reduce((sum, { counts }) => sum + counts.created + counts.adopted, 0);
const ids = (world: ConnectedWorld) => world.dojo.store.findings.list().map((one) => one.unique_id_from_tool);

describe('a row whose upload is never answered', () => {
  it.each([1, 12, 120, 500])('is left out after few runs, beside %i others that are all exported', async (count) => {
    const world = await aWorld();
    const runs = await runsUntilDone(world, [...good(count), bad()]);
    expect(runs.at(-1)).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    expect(noAnswers(world)).toBeLessThanOrEqual(6);
    expect(ids(world).toSorted()).toEqual(
      good(count)
        .map(({ id }) => id)
        .toSorted(),
    );
    const [entry] = (await world.lastEntries()).filter(({ operation }) => operation === 'quarantined');
    expect(entry).toMatchObject({ geckoId: 'g-bad', code: 'unanswered_by_defectdojo' });
    expect(entry?.reason).toMatch(/no answer/);
  });

  it('keeps nothing behind it waiting: what was in no file without an answer is there after the second run', async () => {
    const world = await aWorld();
    await world.tell(await world.scan(good(100)));
    const runs = await runsUntilDone(world, [...good(100), bad(), ...good(600, 'h')]);
    // A file of 500 had no answer, then one of its tenths; every second run only waits until that has settled.
    expect(createdBy(runs, 3)).toBeGreaterThanOrEqual(101);
    expect(createdBy(runs, 5)).toBeGreaterThanOrEqual(550);
    expect(createdBy(runs, 7)).toBeGreaterThanOrEqual(595);
    expect(runs.at(-1)).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
  });

  it('keeps neither changes nor closings waiting while it is looked for', async () => {
    const world = await aWorld();
    await world.tell(await world.scan(good(30)));
    const changed = good(30).map((one) => ({ ...one, title: 'Changed' }));
    const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
    const scan = [...changed.slice(1), aRow(0, fixed), bad(), ...good(100, 'h')];
    const runs = await runsUntilDone(world, scan, 3);
    expect(runs[2]).toMatchObject({ outcome: 'waiting', counts: { closed: 1 } });
    expect(good(30).filter(({ id }) => world.one(id)?.title === 'Changed')).toHaveLength(29);
  });

  it('is no poison where it is there all the same', async () => {
    for (const count of [0, 30]) {
      const world = await aWorld({ storesIt: true });
      const runs = await runsUntilDone(world, [...good(count), bad()]);
      expect(runs.at(-1)).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0 } });
      expect(ids(world)).toHaveLength(count + 1);
      expect(new Set(ids(world)).size).toBe(count + 1);
    }
  });

  it('is taken for what it is once it arrives late, though it was left out', async () => {
    const world = await aWorld();
    await runsUntilDone(world, [...good(20), bad()]);
    // The server ends with the file after all.
    world.dojo.store.server.neverDoneWith = null;
    const test = world.dojo.store.tests.list()[0]?.id ?? 0;
    const { id: _id, ...copy } = world.shown().get('g-0') ?? {};
    world.dojo.store.findings.insert({ ...copy, test, unique_id_from_tool: 'g-bad' } as never);
    const run = await world.tell(await world.scan([...good(20), bad()]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0, adopted: 1, created: 0 } });
    expect(ids(world)).toHaveLength(21);
  });

  it('is tried again alone after a day, at once by a repair or once it changes, and left out again by one try', async () => {
    const world = await aWorld();
    const rows = [...good(20), bad()];
    await runsUntilDone(world, rows);
    const uploads = () => world.asked('POST', '-scan/');
    const before = uploads();
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    expect(uploads()).toBe(before);
    world.clock.advance(dayMs);
    const again = await runsUntilDone(world, [...rows, ...good(20, 'new')]);
    expect(again).toMatchObject([
      { outcome: 'waiting', counts: { created: 20 } },
      { outcome: 'waiting' },
      { outcome: 'partial', counts: { quarantined: 1 } },
    ]);
    world.dojo.store.server.neverDoneWith = null;
    const repair = { kind: 'request', id: 'r', reason: 'repair', requestedBy: 'ada' } as const;
    expect(await world.tell(repair)).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
    expect(ids(world)).toHaveLength(41);
  });

  it('is found among others of its kind too', async () => {
    const world = await aWorld();
    const all = [...good(60), bad(), aRow('x-bad', { shortDescription: endless })];
    const runs = await runsUntilDone(world, all);
    expect(runs.at(-1)).toMatchObject({ outcome: 'partial', counts: { quarantined: 2 } });
    expect(noAnswers(world)).toBeLessThanOrEqual(8);
    expect(ids(world)).toHaveLength(60);
  });

  it('makes files of others no smaller, nor its own for longer than it is looked for', async () => {
    const world = await aWorld();
    await runsUntilDone(world, [...good(300), bad()]);
    expect((await world.slots.uploadGate(world.instance))?.findings).toBeUndefined();
    const placement = await world.store.placement(world.key, world.dojoUrl, 1);
    expect(placement?.findingsPerUpload).toBeGreaterThanOrEqual(100);
  });

  it('that is alone is left out only after many tries over a quarter of an hour, with empty files answered in between', async () => {
    const world = await aWorld();
    await world.tell(await world.scan(good(5)));
    const begunMs = world.clock.now().getTime();
    const runs = await runsUntilDone(world, [...good(5), bad()]);
    expect(runs.length).toBeGreaterThanOrEqual(6);
    expect(world.clock.now().getTime() - begunMs).toBeGreaterThan(15 * minuteMs);
    expect(runs.at(-1)).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
  });
});

describe('a server that answers no upload', () => {
  const noAnswer = { kind: 'html', status: 504 };

  it('has no row left out, however long that lasts, and makes good for it once it answers', async () => {
    const world = await aConnectedWorld();
    await world.tell(await world.scan(good(5)));
    await world.order({ method: 'POST', path: '/api/v2/*import-scan/', times: null, effect: noAnswer });
    const runs = await runsUntilDone(world, [...good(5), aRow('new')], 25);
    expect(runs.some(({ counts }) => counts.quarantined > 0)).toBe(false);
    // Its empty file has no answer either, which is told as a failure of the server.
    expect(runs.at(-1)?.reason?.code).not.toBe('upload_settling');
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(ids(world)).toHaveLength(6);
  });

  it('with rows in it has none left out where several wait, though it answers empty ones', async () => {
    const world = await aConnectedWorld();
    await world.tell(await world.scan(good(5)));
    world.dojo.store.server.neverDoneWith = { text: 'IDOR', storesIt: false };
    const runs = await runsUntilDone(world, [...good(5), ...good(3, 'new')], 25);
    expect(runs.some(({ counts }) => counts.quarantined > 0)).toBe(false);
    world.dojo.store.server.neverDoneWith = null;
    await world.settle();
    expect(ids(world)).toHaveLength(8);
  });

  it('for a moment has none left out either', async () => {
    const world = await aConnectedWorld();
    await world.order({ method: 'POST', path: '/api/v2/*import-scan/', times: 3, effect: noAnswer });
    const runs = await runsUntilDone(world, good(40));
    expect(runs.at(-1)).toMatchObject({ outcome: 'succeeded' });
    expect(runs.some(({ counts }) => counts.quarantined > 0)).toBe(false);
    expect(ids(world)).toHaveLength(40);
  });
});
