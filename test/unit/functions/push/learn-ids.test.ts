import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learnIdsByListing } from '../../../../functions/push/reconcile/update/learn-ids.ts';
import type { Work } from '../../../../functions/push/reconcile/work.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../shared/domain/live/live-finding.ts';
import { aKnownFinding } from '../../../support/finding-store-contract.ts';
import { aClock } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

/** `count` findings of which the first `changed` have another severity. */
const rowsOf = (count: number, changed = 0): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `g-${index}`,
    title: 'IDOR',
    severity: index < changed ? 9.5 : 5,
  }));

/** Paths asked for while `changed` of `count` findings change whose ids nobody has asked for yet, nor could guess. */
async function readsFor(count: number, changed: number): Promise<string[]> {
  const notNow = { kind: 'status', status: 500, when: 'before' };
  await world.order({ method: 'GET', path: '/api/v2/findings/', times: 1, effect: notNow });
  await world.tell(await world.scan(rowsOf(count)));
  world.dojo.controls.requests.clear();
  await world.tell(await world.scan(rowsOf(count, changed)));
  const { recent } = world.dojo.controls.requests.summary();
  return recent.filter(({ method }) => method === 'GET').map(({ path }) => path);
}

const isListing = (path: string) => path.includes('limit=250') && !/[?&](?:id|unique_id_from_tool)=/.test(path);

describe('ids that an upload left unknown', () => {
  it('are looked up one by one where a listing would keep DefectDojo busy for longer', async () => {
    const reads = await readsFor(300, 10);
    expect(reads.filter((path) => path.includes('unique_id_from_tool='))).toHaveLength(10);
    expect(reads.filter(isListing)).toEqual([]);
  });

  it('are read from a listing where that is less work', async () => {
    const reads = await readsFor(100, 60);
    expect(reads.filter((path) => path.includes('unique_id_from_tool='))).toEqual([]);
    expect(reads.filter(isListing)).toHaveLength(1);
  });

  it('are not asked for once more to read what was looked up just now', async () => {
    const reads = await readsFor(300, 10);
    expect(reads.filter((path) => /[?&]id=/.test(path))).toEqual([]);
  });
});

describe('a listing that ids are learnt from', () => {
  const clock = aClock();
  const secondsPerPage = 10;

  /** Learns from pages of ids that tell the finding's number, each read in ten seconds. */
  async function learn(
    pages: readonly (readonly Partial<LiveFinding>[])[],
    { there, wanted, secondsLeft = 300 }: { there: number; wanted: readonly string[]; secondsLeft?: number },
  ) {
    const known = new Map(Array.from({ length: there }, (_, at) => [`g-${at}`, aKnownFinding(`g-${at}`)]));
    let pagesRead = 0;
    async function* findingPages() {
      for (const items of pages) {
        clock.advance(secondsPerPage * 1_000);
        pagesRead += 1;
        yield { total: pages.flat().length, items };
      }
    }
    const endsAt = new Date(clock.now().getTime() + secondsLeft * 1_000);
    const work = { clock, endsAt, dojo: { findings: { findingPages } } } as unknown as Work;
    const remember = async (records: readonly KnownFinding[]) => {
      for (const record of records) known.set(record.geckoId, record);
    };
    await learnIdsByListing(work, 3, { known, wanted, remember });
    const ids = new Map([...known].flatMap(([id, { defectDojoId }]) => (defectDojoId ? [[id, defectDojoId]] : [])));
    return { pagesRead, ids: Object.fromEntries(ids) };
  }

  const shown = (at: number, overrides: Partial<LiveFinding> = {}) => ({
    id: 100 + at,
    uniqueIdFromTool: `g-${at}`,
    duplicate: false,
    ...overrides,
  });
  const ten = Array.from({ length: 10 }, (_, at) => [shown(at)]);
  const all = ten.map((_, at) => `g-${at}`);

  it('is read on only while there is time for the rest of it, and what it told until then is remembered', async () => {
    expect(await learn(ten, { there: 10, wanted: all, secondsLeft: 99 })).toEqual({
      pagesRead: 1,
      ids: { 'g-0': 100 },
    });
    expect(await learn(ten, { there: 10, wanted: all, secondsLeft: 101 })).toMatchObject({ pagesRead: 10 });
  });

  it('ends as soon as it told all that is wanted', async () => {
    const { pagesRead, ids } = await learn(ten, { there: 10, wanted: ['g-1', 'g-2'] });
    expect({ pagesRead, ids }).toEqual({ pagesRead: 3, ids: { 'g-0': 100, 'g-1': 101, 'g-2': 102 } });
  });

  it('tells the lower id of twins, on one page or on two', async () => {
    const twins = [shown(0), shown(0, { id: 150 }), shown(1)];
    const { ids } = await learn([twins, [shown(1, { id: 151 })]], { there: 2, wanted: ['g-0', 'g-1'] });
    expect(ids).toEqual({ 'g-0': 100, 'g-1': 101 });
  });

  it("tells nothing by duplicates, people's own findings, nor ones that nobody knows", async () => {
    const page = [shown(0, { duplicate: true }), shown(1, { uniqueIdFromTool: null }), shown(7)];
    expect(await learn([page], { there: 2, wanted: ['g-0', 'g-1'] })).toEqual({ pagesRead: 1, ids: {} });
  });
});
