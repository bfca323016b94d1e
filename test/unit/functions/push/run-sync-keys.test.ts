import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Connection } from '../../../../shared/domain/team/connection.ts';
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

describe('a run whose key is not taken', () => {
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

  it('takes another Gecko key that is stored by now before one from memory counts as rejected', async () => {
    await world.connect();
    world.rememberGeckoKey('gk_old');
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ outcome: 'succeeded' });
    world.rememberGeckoKey('gk_old');
    world.setGeckoKey('gk_old');
    const rejected = { outcome: 'failed', reason: { code: 'gecko_key_rejected' } };
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject(rejected);
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

  it('syncs everything that waited for the connection also where the run that found it well breaks off', async () => {
    await world.connect();
    const other = aRepository('acme/other', 'team-demo');
    await world.teams.createMapping(aMapping(other));
    world.setApiKey('revoked');
    await world.tellOnce(await world.scan(rows));
    world.setApiKey(world.dojo.apiKey);
    const { noteConnection } = world.teams;
    vi.spyOn(world.teams, 'noteConnection').mockImplementationOnce(async (...mark) => {
      await noteConnection(...mark);
      throw new Error('It died.');
    });
    await expect(world.tellOnce({ kind: 'request', id: 'r', reason: 'key_replaced' })).rejects.toThrow('It died.');
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
});
