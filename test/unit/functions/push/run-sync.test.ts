import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Connection, defaultConnectionSettings } from '../../../../shared/domain/team/connection.ts';
import { startGateway } from '../../../support/a-gateway.ts';
import { aMapping, aRepository } from '../../../support/sync-fixtures.ts';
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
  it('says that the key is rejected, and uses a new one at the next wish', async () => {
    await world.connect();
    world.setApiKey('revoked');
    const scan = await world.scan(rows);
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'failed', reason: { code: 'key_rejected' } });
    expect(await world.store.triggers(world.key)).toEqual([scan]);
    world.setApiKey(world.dojo.apiKey);
    const run = await world.tellOnce({ kind: 'request', id: 'r', reason: 'key_replaced' });
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });
    expect(run.triggers).toHaveLength(2);
  });

  it('marks the connection once its key has expired, and no mapping', async () => {
    const expiring = await createSyncWorld('acme/shop', { version: '3.3.0-dev' });
    await expiring.connect();
    const expiresAt = expiring.clock.now().toISOString();
    expiring.dojo.store.keys.set(expiring.dojo.apiKey, {
      key: expiring.dojo.apiKey,
      user: 1,
      revoked: false,
      expiresAt,
    });
    const run = await expiring.tellOnce(await expiring.scan(rows));
    expect(run).toMatchObject({ outcome: 'failed', reason: { code: 'key_expired' } });
    const connection = await expiring.teams.connection(expiring.key.teamId);
    expect(connection).toMatchObject({ status: 'needs_attention', attention: { code: 'key_expired' } });
    expect(await expiring.teams.mapping(expiring.key)).not.toHaveProperty('attention');
    expect(expiring.notifier.told.map(({ notice }) => [notice.kind, notice.code])).toEqual([
      ['connection_needs_attention', 'key_expired'],
    ]);
    await expiring.stop();
  });

  it.each([
    ['rejected', { revoked: true }],
    ['expired', { revoked: false, expiresAt: '2026-11-01T00:00:00Z' }],
  ])('takes another key that is stored by now before one from memory counts as %s', async (_, state) => {
    const replaced = await createSyncWorld('acme/shop', { version: '3.3.0-dev' });
    await replaced.connect();
    replaced.dojo.store.keys.set('old', { key: 'old', user: 1, ...state });
    replaced.setApiKey(replaced.dojo.apiKey);
    replaced.remember({ apiKey: 'old' });
    expect(await replaced.tellOnce(await replaced.scan(rows))).toMatchObject({ outcome: 'succeeded' });
    await replaced.stop();
  });

  it('takes other gateway headers that are stored by now before a gateway counts as closed', async () => {
    const gateway = await startGateway({ target: world.dojoUrl, headers: { 'x-access': 'new-0123456789' } });
    onTestFinished(() => gateway.stop());
    await world.connect();
    world.setKeyUrl(gateway.urlByAddress);
    world.setGatewayHeaders([{ name: 'X-Access', value: 'new-0123456789' }]);
    world.remember({ apiKey: world.dojo.apiKey, gatewayHeaders: [{ name: 'X-Access', value: 'old-0123456789' }] });
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ outcome: 'succeeded' });
    expect(new Set(gateway.asked.map(({ passed }) => passed))).toEqual(new Set([false, true]));
    gateway.demand({ 'x-access': 'newest-0123456789' });
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ outcome: 'failed' });
  });

  it.each([
    ['connection', 'key_rejected', () => world.setApiKey('revoked')],
    ['mapping', 'product_not_visible', () => world.dojo.store.products.delete(1)],
  ] as const)('remembers that the %s needs a person', async (needs, code, spoil) => {
    await world.connect();
    spoil();
    await world.tellOnce(await world.scan(rows));
    expect((await world.store.state(world.key)).lastError).toMatchObject({ code, needs });
  });

  it('marks the connection while its key is rejected, and syncs everything that waited once it is not', async () => {
    await world.connect();
    const other = aRepository('acme/other', 'team-demo');
    await world.teams.createMapping(aMapping(other));
    world.setApiKey('revoked');
    await world.tellOnce(await world.scan(rows));
    const marked = await world.teams.connection(world.key.teamId);
    expect(marked).toMatchObject({ version: 1, status: 'needs_attention', attention: { code: 'key_rejected' } });
    world.setApiKey(world.dojo.apiKey);
    await world.tellOnce({ kind: 'request', id: 'r', reason: 'key_replaced' });
    expect(await world.teams.connection(world.key.teamId)).toMatchObject({ status: 'connected' });
    expect(await world.store.triggers(other)).toMatchObject([{ kind: 'request', reason: 'connection_recovered' }]);
  });

  it('says that the stored key is gone, so that somebody connects again, and loses no scan meanwhile', async () => {
    await world.connect();
    world.setApiKey(undefined);
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({
      outcome: 'failed',
      reason: { code: 'key_lost' },
    });
    expect(await world.teams.connection(world.key.teamId)).toMatchObject({
      status: 'needs_attention',
      attention: { code: 'key_lost' },
    });
    world.setApiKey(world.dojo.apiKey);
    const run = await world.tellOnce({ kind: 'request', id: 'r', reason: 'connected' });
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });
  });

  it('calls nobody when the key is gone since the team disconnected at this moment', async () => {
    await world.connect();
    const connected = (await world.teams.connection(world.key.teamId)) as Connection;
    await world.teams.putConnection({ ...connected, version: connected.version + 1, status: 'disconnected' });
    vi.spyOn(world.teams, 'connection').mockResolvedValueOnce(connected);
    world.setApiKey(undefined);
    const { outcome, reason } = await world.tell(await world.scan(rows));
    expect({ outcome, code: reason?.code }).toEqual({ outcome: 'skipped', code: 'not_connected' });
    expect(world.notifier.told).toEqual([]);
  });

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
