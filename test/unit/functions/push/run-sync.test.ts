import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, defaultConnectionSettings } from '../../../../shared/domain/team/connection.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = ['g-1', 'g-2', 'g-3'].map((id) => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
}));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
});

afterEach(async () => {
  await world.stop();
});

describe('a run after a complete deep scan', () => {
  it('brings every finding into an engagement and a test of our own', async () => {
    await world.connect();
    const { outcome, counts, links } = await world.tell(await world.scan(rows));
    expect({ outcome, created: counts.created }).toEqual({ outcome: 'succeeded', created: 3 });
    expect([...world.shown().keys()].sort()).toEqual(['g-1', 'g-2', 'g-3']);
    expect(world.dojo.store.engagements.list()).toMatchObject([
      { name: 'Gecko: acme/shop', status: 'In Progress', engagement_type: 'CI/CD' },
    ]);
    const [test] = world.dojo.store.tests.list();
    expect(test?.title).toBe('Gecko acme/shop [team-demo]');
    expect(links.defectDojoTest).toBe(`${world.dojoUrl}/test/${test?.id}`);
  });

  it('reads twice and writes nothing when nothing changed', async () => {
    await world.connect();
    const scan = await world.scan(rows);
    await world.tell(scan);
    world.dojo.controls.requests.clear();
    const { counts, defectDojoCalls } = await world.tell({ ...scan, id: 'again' });
    expect(counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    expect(defectDojoCalls).toBe(2);
  });

  it('remembers what made it run, and forgets it as a wish', async () => {
    await world.connect();
    const scan = await world.scan(rows);
    expect((await world.tell(scan)).triggers).toEqual([scan]);
    expect(await world.store.triggers(world.key)).toEqual([]);
  });
});

describe('a run is skipped with its reason', () => {
  it.each([
    ['not_connected', { status: 'disconnected' }],
    ['not_connected', { secretVersion: 2 }],
    ['paused', { settings: { ...defaultConnectionSettings, pushOnScanComplete: false } }],
  ] satisfies Array<[string, Partial<Connection>]>)('%s', async (code, connection) => {
    await world.connect(connection);
    const { outcome, reason } = await world.tell(await world.scan(rows));
    expect({ outcome, code: reason?.code }).toEqual({ outcome: 'skipped', code });
    expect(world.dojo.store.engagements.list()).toEqual([]);
  });

  it('unmapped', async () => {
    await world.connect();
    const mapping = await world.teams.mapping(world.key);
    if (mapping) await world.teams.deleteMapping(mapping);
    expect((await world.tell(await world.scan(rows))).reason?.code).toBe('unmapped');
  });

  it.each([
    ['other_branch', { branch: 'topic', defaultBranch: 'main' }],
    ['pull_request_scan', { scanKind: 'pull_request' as const }],
  ])('%s', async (code, overrides) => {
    await world.connect();
    const scan = await world.scan(rows);
    expect((await world.tell({ ...scan, ...overrides } as typeof scan)).reason?.code).toBe(code);
  });

  it('no_complete_scan', async () => {
    await world.connect();
    const run = await world.tell({ kind: 'request', id: 'r', reason: 'mapping_created' });
    expect(run.reason?.code).toBe('no_complete_scan');
  });
});

describe('what was told while nothing could be exported', () => {
  it('counts as soon as something can: the newest scan and the newest triage', async () => {
    await world.connect();
    await world.tell(await world.scan(rows));
    await world.changeSettings({ pushOnScanComplete: false });
    await world.tell(await world.scan([...rows, { id: 'g-4', title: 'SSRF in hooks', severity: 5 }]));
    const changedAt = world.clock.now().toISOString();
    await world.tell({ kind: 'status_change', id: 's', findingId: 'g-1', status: 'false_positive', changedAt });
    await world.changeSettings({ pushOnScanComplete: true });
    const { counts } = await world.tell({ kind: 'request', id: 'r', reason: 'settings_changed' });
    expect(counts).toMatchObject({ created: 1, closed: 1 });
    expect(world.shown().get('g-1')).toMatchObject({ active: false, false_p: true });
  });
});

describe('a run that fails', () => {
  it('marks the mapping whose product is gone', async () => {
    await world.connect();
    const [product] = world.dojo.store.products.list();
    world.dojo.store.products.delete(product?.id ?? 0);
    await world.tellOnce(await world.scan(rows));
    expect((await world.teams.mapping(world.key))?.attention).toMatchObject({ code: 'product_not_visible' });
    expect((await world.teams.connection(world.key.teamId))?.status).toBe('connected');
  });

  it('touches nothing when another instance answers behind the same URL', async () => {
    await world.connect();
    const scan = await world.scan(rows);
    await world.tell(scan);
    const [product] = world.dojo.store.products.list();
    world.dojo.reset();
    if (product) world.dojo.store.products.insert({ ...product, name: "Somebody else's" });
    const { reason } = await world.tellOnce({ ...scan, id: 'after-the-swap' });
    expect(reason?.code).toBe('instance_changed');
    expect(world.dojo.store.engagements.list()).toEqual([]);
  });

  it('makes a test that a person deleted again by itself only for few findings, or once it is mapped anew', async () => {
    await world.connect();
    const many = Array.from({ length: 21 }, (_, index) => ({ ...rows[0], id: `many-${index}` }));
    const scan = await world.scan(many);
    await world.tell(scan);
    const [test] = world.dojo.store.tests.list();
    for (const { id } of world.dojo.store.findings.list()) world.dojo.store.findings.delete(id);
    world.dojo.store.tests.delete(test?.id ?? 0);
    expect((await world.tellOnce({ ...scan, id: 'after' })).reason?.code).toBe('test_deleted');

    const mapping = await world.teams.mapping(world.key);
    if (!mapping) throw new Error('not mapped');
    await world.teams.deleteMapping(mapping);
    await world.teams.createMapping({ ...mapping, version: 2, createdAt: world.clock.now().toISOString() });
    const run = await world.tell({ kind: 'request', id: 'r', reason: 'mapping_created' });
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 21 } });
  });

  it.each([
    ['gecko_key_missing', undefined],
    ['gecko_key_rejected', 'gk_unknown'],
  ])('says %s', async (code, geckoKey) => {
    await world.connect();
    world.setGeckoKey(geckoKey);
    expect((await world.tellOnce(await world.scan(rows))).reason?.code).toBe(code);
  });

  it('never makes a product anew', async () => {
    await world.connect();
    const [product] = world.dojo.store.products.list();
    world.dojo.store.products.delete(product?.id ?? 0);
    expect((await world.tellOnce(await world.scan(rows))).reason?.code).toBe('product_not_visible');
    expect(world.dojo.store.products.list()).toEqual([]);
  });

  it.each([
    ['rate_limited', { kind: 'status', status: 429, retryAfterSeconds: 5 }],
    ['unavailable', { kind: 'status', status: 503 }],
    ['connection_reset', { kind: 'reset', when: 'before' }],
  ])('waits when DefectDojo is in trouble (%s), and catches up by itself', async (code, effect) => {
    await world.connect();
    await world.order({ path: '/api/v2/engagements/', times: 1, effect });
    const run = await world.tellOnce(await world.scan(rows));
    expect({ outcome: run.outcome, code: run.reason?.code }).toEqual({ outcome: 'waiting', code });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });
  });

  it.each([
    ['DefectDojo', 'a year', '31536000'],
    ['DefectDojo', 'an instant as seconds since 1970', '1795348800'],
    ['DefectDojo', 'more than there are dates', '9999999999999'],
    ['Gecko', 'a date far ahead', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('serves the next scan at once though %s asks it to wait %s', async (system, _, retryAfter) => {
    await world.connect();
    const effect = { kind: 'status', status: 503, headers: { 'retry-after': retryAfter } };
    await (system === 'Gecko' ? world.orderOfGecko({ effect }) : world.order({ effect }));
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ outcome: 'waiting' });
    const { lease, notBefore } = await world.store.state(world.key);
    const sixHoursOn = new Date(world.clock.now().getTime() + 6 * 60 * 60 * 1000).toISOString();
    expect({ lease, notBefore }).toEqual({ lease: undefined, notBefore: sixHoursOn });
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({
      outcome: 'succeeded',
      counts: { created: 3 },
    });
  });
});
