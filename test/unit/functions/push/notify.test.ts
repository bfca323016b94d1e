import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotificationError } from '../../../../shared/ports/notices.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = ['g-0', 'g-1', 'g-2', 'g-3'].map((id) => ({ id, title: 'IDOR in orders', severity: 7.5 }));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(async () => {
  await world.stop();
});

const told = () => world.notifier.told.map(({ subject, notice: { kind, code } }) => [kind, code, subject.repositoryId]);
const again = () => world.tell({ kind: 'request', id: crypto.randomUUID(), reason: 'manual' });
const held = ['sync_held', 'mass_closing', 'acme/shop'];

describe('people are told', () => {
  it('nothing as long as all goes well', async () => {
    await world.tell(await world.scan(rows));
    expect(told()).toEqual([]);
  });

  it('of a held sync once, and once when it is over', async () => {
    await world.tell(await world.scan([]));
    await again();
    expect(told()).toEqual([held]);
    await world.tell(await world.scan(rows));
    await again();
    expect(told()).toEqual([held, ['sync_recovered', 'mass_closing', 'acme/shop']]);
  });

  it('of a rejected key once, of the connection, and once when another one works', async () => {
    world.setApiKey('revoked');
    await world.tellOnce({ kind: 'request', id: 'one', reason: 'manual' });
    await world.tellOnce({ kind: 'request', id: 'two', reason: 'manual' });
    expect(told()).toEqual([['connection_needs_attention', 'key_rejected', undefined]]);
    world.setApiKey(world.dojo.apiKey);
    await again();
    expect(told().at(-1)).toEqual(['sync_recovered', 'key_rejected', undefined]);
    expect(told()).toHaveLength(2);
  });

  it('later what nobody could be told at once, and the run is not hurt', async () => {
    world.notifier.failWith(new NotificationError('The event bus refused the event.'));
    expect((await world.tell(await world.scan([]))).outcome).toBe('held');
    expect(told()).toEqual([]);
    world.notifier.failWith(undefined);
    await again();
    await again();
    expect(told()).toEqual([held]);
  });
});
