import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

/** Paths asked for while `changed` of `count` findings change whose ids nobody has asked for yet. */
async function readsFor(count: number, changed: number): Promise<string[]> {
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
});
