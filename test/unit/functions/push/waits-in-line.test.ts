import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveFormerLines } from '../../../../functions/sweep/leave-former-lines.ts';
import { callNext } from '../../../../shared/line/call-next.ts';
import { createInMemoryPauses } from '../../../support/in-memory-pauses.ts';
import { createRecordingSyncQueue } from '../../../support/recording-sync-queue.ts';
import { silentLog } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = [{ id: 'g-1', title: 'IDOR in orders', severity: 7.5 }];

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(() => world.stop());

/** Two other syncs have both slots of the DefectDojo. */
async function bothSlotsTaken() {
  const { slots, clock, instance } = world;
  const until = new Date(clock.now().getTime() + 3_600_000);
  const taken = [];
  for (const token of ['one', 'other']) taken.push(await slots.take(instance, { token, until, now: clock.now() }));
  return taken;
}

async function oneEnds(taken: Awaited<ReturnType<typeof bothSlotsTaken>>) {
  const { slots, line, clock, instance } = world;
  const slot = taken.pop();
  if (slot) await slots.free(slot);
  const queue = createRecordingSyncQueue();
  await callNext({ slots, line, queue, pauses: createInMemoryPauses(), clock, log: silentLog }, instance);
  return queue.woken;
}

const runs = async () => (await world.store.runs(world.key, { limit: 10 })).items;

describe('a sync whose DefectDojo has no slot for it', () => {
  it('is no run, and asks DefectDojo and Gecko nothing; once called, it does what was asked for', async () => {
    const taken = await bothSlotsTaken();
    const before = world.dojo.controls.requests.summary().requests;
    const scan = await world.scan(rows);
    world.clock.advance(60_000);
    await world.store.raise(world.key, scan, world.clock.now());
    await world.syncRepository(world.key, { wakeUp: false, endsAt: new Date(world.clock.now().getTime() + 300_000) });
    expect(await runs()).toEqual([]);
    expect(world.measured).toEqual([]);
    expect(world.wakeUps).toEqual([]);
    expect(world.dojo.controls.requests.summary().requests).toBe(before);

    expect(await oneEnds(taken)).toEqual([world.key]);
    expect(await world.wake()).toMatchObject({
      outcome: 'succeeded',
      triggers: [{ id: scan.id }],
      counts: { created: 1 },
    });
    expect(await world.slots.taken(world.instance, world.clock.now())).toBe(1);
    expect(await world.store.state(world.key)).not.toHaveProperty('waitsInLine');
  });

  it('looks at nothing while it was not called, whatever messages come', async () => {
    await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await expect(world.wake()).rejects.toThrow('no run was recorded');
    expect(world.wakeUps).toEqual([]);
    expect((await world.store.triggers(world.key)).length).toBe(2);
  });

  it('gives the slot it was called to to the next, where nothing is to be done any more', async () => {
    const taken = await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await oneEnds(taken);
    await world.changeSettings({ pushOnScanComplete: false });
    expect(await world.wake()).toMatchObject({ outcome: 'skipped', reason: { code: 'paused' } });
    expect(await world.slots.taken(world.instance, world.clock.now())).toBe(1);
    expect(await world.line.isEmpty(world.instance)).toBe(true);
  });

  it('waits for what fails outside of the line, though it was called', async () => {
    const taken = await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await oneEnds(taken);
    await world.order({
      method: 'GET',
      path: '/*',
      times: null,
      effect: { kind: 'status', status: 503, when: 'before' },
    });
    expect(await world.wake()).toMatchObject({ outcome: 'waiting', reason: { code: 'unavailable' } });
    const state = await world.store.state(world.key);
    expect(state).not.toHaveProperty('waitsInLine');
    expect(state.notBefore).toBeDefined();
    expect(await world.slots.taken(world.instance, world.clock.now())).toBe(1);
  });

  it('stands in the line of the DefectDojo that the team has connected meanwhile', async () => {
    const taken = await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await oneEnds(taken);
    const other = world.dojoUrl.replace('127.0.0.1', 'localhost');
    const connection = await world.teams.connection(world.key.teamId);
    if (!connection) throw new Error('not connected');
    await world.teams.putConnection({ ...connection, baseUrl: other, version: connection.version + 1 });
    world.setKeyUrl(other);
    expect(await world.wake()).toMatchObject({ outcome: 'succeeded' });
    expect(await world.slots.taken(world.instance, world.clock.now())).toBe(1);
  });

  it('waits for no turn at a DefectDojo that its team has left, which may be paused for ever', async () => {
    await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    const other = world.dojoUrl.replace('127.0.0.1', 'localhost');
    const connection = await world.teams.connection(world.key.teamId);
    if (!connection) throw new Error('not connected');
    await world.teams.putConnection({ ...connection, baseUrl: other, version: connection.version + 1 });
    world.setKeyUrl(other);
    const connected = { kind: 'request', id: 'connected', reason: 'connected' } as const;
    await expect(world.tellOnce(connected)).rejects.toThrow('no run was recorded');
    await leaveFormerLines({ ...world, log: silentLog }, { endsAt: new Date(world.clock.now().getTime() + 60_000) });
    expect(await world.wake()).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
  });

  it('goes on as it was, once a refused key turns out to be an old one', async () => {
    const taken = await bothSlotsTaken();
    await expect(world.tellOnce(await world.scan(rows))).rejects.toThrow('no run was recorded');
    await oneEnds(taken);
    world.remember({ apiKey: 'an-old-key' });
    expect(await world.wake()).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
  });
});
