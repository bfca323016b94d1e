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

describe('a row that DefectDojo answers with 500 while it takes others', () => {
  const all = [...rows, { id: 'bad', title: 'Crashing', severity: 5 }];
  const hourMs = 60 * 60_000;

  beforeEach(async () => {
    const effect = { kind: 'status', status: 500 };
    await world.order({ path: '/api/v2/*import-scan/', times: null, bodyIncludes: 'Crashing', effect });
    expect(await world.tell(await world.scan(all))).toMatchObject({ counts: { created: 4, quarantined: 1 } });
  });

  it('is tried again after a day, since the server may have been mended', async () => {
    world.dojo.controls.faults.clear();
    world.clock.advance(23 * hourMs);
    expect(await world.tell(await world.scan(all))).toMatchObject({ counts: { created: 0, quarantined: 1 } });
    world.clock.advance(hourMs);
    const mended = { outcome: 'succeeded', counts: { created: 1, quarantined: 0 } };
    expect(await world.tell(await world.scan(all))).toMatchObject(mended);
  });

  it('costs one more try and no waiting each day, though nothing else is new then', async () => {
    world.clock.advance(24 * hourMs);
    const run = await world.tellOnce(await world.scan(all));
    expect(run).toMatchObject({ outcome: 'partial', counts: { created: 0, quarantined: 1 } });
    world.clock.advance(23 * hourMs);
    world.dojo.controls.requests.clear();
    await world.tellOnce(await world.scan(all));
    const methods = world.dojo.controls.requests.summary().recent.map(({ method }) => method);
    expect(methods).not.toContain('POST');
  });
});

describe('a lone new row that DefectDojo answers with 500 again and again', () => {
  const crashing = { id: 'bad', title: 'Crashing', severity: 5 };
  const crash = (bodyIncludes: string) =>
    world.order({ path: '/api/v2/*import-scan/', times: null, bodyIncludes, effect: { kind: 'status', status: 500 } });
  const uploads = () =>
    world.dojo.controls.requests.summary().recent.filter(({ path }) => path.endsWith('import-scan/')).length;

  beforeEach(async () => {
    await world.tell(await world.scan(rows));
    await crash('Crashing');
  });

  it('is quarantined while the server takes uploads, before the repository counts as failed', async () => {
    const scan = await world.scan([...rows, crashing]);
    const startedAt = world.clock.now().getTime();
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'waiting', reason: { code: 'server_error' } });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({
      outcome: 'partial',
      counts: { quarantined: 1, unchanged: 4 },
      reasons: { refused_by_defectdojo: 1 },
    });
    expect(world.clock.now().getTime() - startedAt).toBeGreaterThan(15 * 60_000);
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({ geckoId: 'bad', reason: expect.stringContaining('fails at this row each time') }),
    );
    expect(world.notifier.told).toEqual([]);
    expect(world.dojo.store.findings.list()).toHaveLength(4);

    world.dojo.controls.requests.clear();
    await world.tell(await world.scan([...rows, crashing, { id: 'new', title: 'IDOR', severity: 5 }]));
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { created: 1, quarantined: 1 } });
    expect(uploads()).toBe(1);
  });

  it('is tried again when its content changes', async () => {
    await world.tell(await world.scan([...rows, crashing]));
    await world.tell(await world.scan([...rows, { ...crashing, title: 'Harmless' }]));
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 1, quarantined: 0 } });
  });

  it('is tried again after a day, since the server may have been mended', async () => {
    await world.tell(await world.scan([...rows, crashing]));
    world.dojo.controls.faults.clear();
    world.clock.advance(23 * 60 * 60_000);
    expect(await world.tell(await world.scan([...rows, crashing]))).toMatchObject({ counts: { quarantined: 1 } });
    world.clock.advance(60 * 60_000);
    expect(await world.tell(await world.scan([...rows, crashing]))).toMatchObject({
      outcome: 'succeeded',
      counts: { created: 1, quarantined: 0 },
    });
  });

  it('costs one more try and no more waiting each day', async () => {
    await world.tell(await world.scan([...rows, crashing]));
    world.clock.advance(24 * 60 * 60_000);
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan([...rows, crashing]))).toMatchObject({
      outcome: 'partial',
      counts: { quarantined: 1 },
    });
    expect(uploads()).toBe(2);
  });

  it('is never quarantined by an outage, however long', async () => {
    await crash('"findings"');
    await world.tell(await world.scan([...rows, crashing]));
    expect(await world.lastRun()).toMatchObject({ outcome: 'waiting', counts: { quarantined: 0 } });
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 1, quarantined: 0 } });
  });
});

describe('a first import whose every row DefectDojo answers with 500', () => {
  beforeEach(async () => {
    const effect = { kind: 'status', status: 500, when: 'before' };
    await world.order({ path: '/api/v2/*import-scan/', times: null, bodyIncludes: 'IDOR', effect });
  });

  it('is judged in one test, with one row', async () => {
    const one = rows.slice(0, 1);
    expect(await world.tell(await world.scan(one))).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    expect(world.dojo.store.tests.list()).toHaveLength(1);
    world.dojo.controls.faults.clear();
    world.clock.advance(24 * 60 * 60_000);
    expect(await world.tell(await world.scan(one))).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
  });

  it('has none of several rows quarantined: that all of them are bad is less likely than a server in trouble', async () => {
    const run = await world.tell(await world.scan(rows));
    expect(run).toMatchObject({ outcome: 'waiting', reason: { code: 'server_error' }, counts: { quarantined: 0 } });
    expect((await world.store.state(world.key)).attempt).toBeGreaterThanOrEqual(8);
    expect(world.dojo.store.tests.list()).toHaveLength(1);
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 4 } });
  });
});

describe('a DefectDojo that answers every upload with 500', () => {
  it('is asked once whether it takes any, and not for each row', async () => {
    await world.tell(await world.scan(rows));
    const effect = { kind: 'status', status: 500, when: 'before' };
    await world.order({ method: 'POST', path: '/api/v2/reimport-scan/', times: null, effect });
    const many = Array.from({ length: 40 }, (_, index): Row => ({ id: `new-${index}`, title: 'IDOR', severity: 7.5 }));
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan([...rows, ...many]))).toMatchObject({ outcome: 'waiting' });
    const { recent } = world.dojo.controls.requests.summary();
    expect(recent.filter(({ path }) => path === '/api/v2/reimport-scan/')).toHaveLength(2);
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
