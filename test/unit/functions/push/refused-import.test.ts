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

describe('an upload that was refused after it had stored rows', () => {
  it('makes a mass of closings for its scan no less suspicious in the next run', async () => {
    const many = (prefix: string, count: number): Row[] =>
      Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, title: 'IDOR', severity: 7.5 }));
    const old = many('old', 45);
    await world.tell(await world.scan(old));
    const upload = { method: 'POST', path: '/api/v2/reimport-scan/', times: 1 };
    // Stored whole and refused; then the first half without an answer, which ends the run before it could hold anything.
    await world.order({ ...upload, effect: { kind: 'status', status: 400, when: 'after' } });
    await world.order({ ...upload, effect: { kind: 'reset', when: 'after' } });
    await world.tell(await world.scan([...old.slice(23), ...many('new', 10)]));
    expect(world.dojo.store.findings.list()).toHaveLength(55);
    expect(await world.lastRun()).toMatchObject({ outcome: 'held', counts: { closed: 0, held: 23 } });
  });
});

describe('a row that DefectDojo answers with 500 while no other row is new', () => {
  it('keeps nothing else from being done, and is tried again since the server may be in trouble', async () => {
    await world.tell(await world.scan(rows));
    const effect = { kind: 'status', status: 500, when: 'before' };
    await world.order({ method: 'POST', path: '/api/v2/reimport-scan/', times: null, effect });
    const [changed, ...others] = rows.slice(0, 3);
    const scan = await world.scan([{ ...changed, id: 'g-0', severity: 9.5 }, ...others, { id: 'bad', severity: 5 }]);
    const run = await world.tellOnce(scan);
    expect(run).toMatchObject({ outcome: 'waiting', reason: { code: 'server_error' } });
    expect(run.counts).toMatchObject({ changed: 1, closed: 1, created: 0 });
    expect(world.shown().get('g-0')).toMatchObject({ severity: 'Critical' });
    expect(world.shown().get('g-3')).toMatchObject({ is_mitigated: true });
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
  });
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
