import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

const row = (index: number, fields: Record<string, unknown> = {}): Row => ({
  id: `g-${index}`,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  ...fields,
});
const rowsOf = (count: number, fields: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) => row(index, fields));

/** `count` findings of which the first `changed` have other values. */
const changing = (count: number, changed: number, fields: Record<string, unknown>) =>
  Array.from({ length: count }, (_, index) => row(index, index < changed ? fields : {}));

/** What a scan that lists `rows` costs DefectDojo, in calls. */
async function costOf(rows: readonly Row[]) {
  world.dojo.controls.requests.clear();
  const run = await world.tell(await world.scan(rows));
  const { counters } = world.dojo.controls.requests.summary();
  const count = (wanted: (method: string, path: string) => boolean) =>
    counters.filter(({ method, path }) => wanted(method, path)).reduce((sum, { requests }) => sum + requests, 0);
  const calls = count(() => true);
  expect(run).toMatchObject({ outcome: 'succeeded', defectDojoCalls: calls });
  const reads = count((method) => method === 'GET');
  const tags = count((_, path) => /tags\/$/.test(path));
  const notes = count((method, path) => method === 'POST' && path.endsWith('notes/'));
  return { calls, reads, writes: calls - reads, tags, notes, uploads: count((_, path) => path.endsWith('-scan/')) };
}

const fix = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };

const budget = (changes: number) => changes + Math.ceil(changes / 100) + 3;

describe('a first push', () => {
  it.each([1, 100, 600])(
    'of %i findings is one upload at most for each 500, five calls at most to find its place, and three to tell the product',
    async (size) => {
      const { calls, uploads } = await costOf(rowsOf(size));
      expect(uploads).toBeLessThanOrEqual(Math.ceil(size / 500));
      expect(calls).toBeLessThanOrEqual(uploads + 5 + 3);
    },
  );
});

describe('a scan that found nothing new', () => {
  it('costs one read and no write where nothing was ever found', async () => {
    await costOf([]);
    const { reads, writes } = await costOf([]);
    expect({ reads, writes }).toEqual({ reads: 1, writes: 0 });
  });

  it.each([1, 100, 600])('costs two reads and no write, with %i findings', async (size) => {
    await costOf(rowsOf(size));
    const { reads, writes } = await costOf(rowsOf(size));
    expect({ reads, writes }).toEqual({ reads: 2, writes: 0 });
  });
});

describe('a scan after which findings have other values', () => {
  it.each([
    [300, 1],
    [300, 30],
    [300, 101],
    [600, 12],
  ])('costs one call each, one read for each 100, and three more: of %i findings %i', async (size, changed) => {
    await costOf(rowsOf(size));
    await costOf(changing(size, changed, { severity: 9.5 }));
    const { calls } = await costOf(changing(size, changed, { severity: 5 }));
    expect(calls).toBeLessThanOrEqual(budget(changed));
  });

  it.each([
    [300, 1],
    [300, 30],
    [600, 12],
  ])('costs at most one call more for each id that is not known yet: of %i findings %i', async (size, changed) => {
    await costOf(rowsOf(size));
    const { calls } = await costOf(changing(size, changed, { severity: 9.5 }));
    expect(calls).toBeLessThanOrEqual(budget(changed) + changed);
  });

  it('costs one call more for each tag route that it needs', async () => {
    await costOf(rowsOf(40));
    await costOf(changing(40, 10, { severity: 9.5 }));
    const { calls, tags } = await costOf(changing(40, 10, { severity: 9.5, type: 'SQL Injection' }));
    expect(tags).toBeGreaterThan(0);
    expect(tags).toBeLessThanOrEqual(2 * 10);
    expect(calls).toBeLessThanOrEqual(budget(10) + tags);
  });
});

describe('a scan after which findings are fixed', () => {
  it('costs one call more for each note that it leaves', async () => {
    await costOf(rowsOf(40));
    await costOf(changing(40, 10, { status: 'fixed' }));
    const { calls, notes } = await costOf(changing(40, 10, { status: 'fix_verified' }));
    expect(notes).toBe(10);
    expect(calls).toBeLessThanOrEqual(budget(10) + notes);
  });

  it('costs one call each, one read for each 100, three more, and one for each id that is not known yet', async () => {
    await costOf(rowsOf(300));
    const { calls } = await costOf(rowsOf(300).slice(30));
    expect(calls).toBeLessThanOrEqual(budget(30) + 30 + 30);
    expect([...world.shown().values()].filter(({ is_mitigated }) => is_mitigated)).toHaveLength(30);
  });

  it.each([
    [300, 20],
    [1_300, 130],
    [1_000, 600],
  ])(
    'costs one upload for each 500 that are closed with their dates, one read for each 100, and three more where ids are known: of %i findings %i',
    async (size, fixed) => {
      const open = rowsOf(size, { cwe: 'CWE-639' });
      await costOf(open);
      await learnIds(open);
      const { calls, tags, uploads } = await costOf(
        open.map((one, index) => (index < fixed ? { ...one, ...fix } : one)),
      );
      expect({ tags, uploads }).toEqual({ tags: 0, uploads: Math.ceil(fixed / 500) });
      expect(calls).toBeLessThanOrEqual(Math.ceil(fixed / 500) + Math.ceil(fixed / 100) + 3);
      expect([...world.shown().values()].filter(({ is_mitigated }) => is_mitigated)).toHaveLength(fixed);
    },
    60_000,
  );
});

describe('a scan after which findings are open again', () => {
  it.each([
    [300, 20],
    [1_300, 130],
    [1_000, 600],
  ])(
    'costs one upload for each 500, one read for each 100, and four more where ids are known: of %i findings %i',
    async (size, reopened) => {
      const open = rowsOf(size, { cwe: 'CWE-639' });
      const fixed = open.map((one, index) => (index < reopened ? { ...one, ...fix } : one));
      await costOf(fixed);
      await learnIds(fixed);
      const { calls, uploads } = await costOf(open);
      expect(uploads).toBe(Math.ceil(reopened / 500));
      // Whether its engagement was closed is asked where something is to be worked on, which a fix isn't.
      expect(calls).toBeLessThanOrEqual(Math.ceil(reopened / 500) + Math.ceil(reopened / 100) + 4);
      expect([...world.shown().values()].filter(({ active }) => active)).toHaveLength(size);
    },
    60_000,
  );

  it('costs one call each, one read and three more where they are few', async () => {
    const fixed = changing(300, 3, fix);
    await costOf(fixed);
    await learnIds(fixed);
    const { calls, uploads } = await costOf(rowsOf(300));
    expect(uploads).toBe(0);
    expect(calls).toBeLessThanOrEqual(budget(3));
  });
});

/** Has the service find its test anew, so that it learns the ids of all findings in it. */
async function learnIds(rows: readonly Row[]): Promise<void> {
  const { testId: _, ...place } = (await world.store.placement(world.key, world.dojoUrl, 1)) ?? {};
  await world.store.putPlacement(world.key, { ...place, placementId: 'anew' } as Placement);
  expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { adopted: rows.length } });
}
