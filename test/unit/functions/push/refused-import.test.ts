import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows: Row[] = ['g-0', 'g-1', 'g-2', 'g-3'].map((id) => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
}));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

describe('a first import that failed after it had stored rows', () => {
  it('is taken up in the test that it left behind, not in another one', async () => {
    const effect = { kind: 'status', status: 500, when: 'after' };
    await world.order({ method: 'POST', path: '/api/v2/import-scan/', times: 1, effect });
    const scan = await world.scan(rows);
    expect(await world.tell(scan)).toMatchObject({ outcome: 'succeeded' });
    expect(world.dojo.store.tests.list()).toHaveLength(1);
    expect(world.dojo.store.findings.list()).toHaveLength(4);
    expect(await world.tell({ ...scan, id: 'again' })).toMatchObject({ counts: { unchanged: 4 }, defectDojoCalls: 2 });
  });
});
