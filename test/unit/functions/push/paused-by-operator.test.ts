import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = ['g-1', 'g-2', 'g-3'].map((id) => ({ id, title: 'IDOR in orders', severity: 7.5 }));
const since = '2026-11-22T12:00:00.000Z';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

const hostOfDojo = () => new URL(world.dojoUrl).host;
const requests = () => world.dojo.controls.requests.summary().requests;

describe('while the operator has paused exports', () => {
  it.each([
    ['all of them', () => ({ since })],
    ['those to the instance', () => ({ since, instance: hostOfDojo() })],
  ])(
    '(%s) a sync waits without a call to DefectDojo, and does all of it once it is woken afterwards',
    async (_, pause) => {
      world.paused.push(pause());
      const before = requests();
      const scan = await world.scan(rows);
      expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'waiting', reason: { code: 'paused_by_operator' } });
      expect(requests()).toBe(before);
      expect(await world.store.triggers(world.key)).toEqual([scan]);
      world.paused.pop();
      const run = await world.wake();
      expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 3 }, triggers: [{ id: scan.id }] });
    },
  );

  it('leaves no message behind: only the sweep knows when it is over', async () => {
    world.paused.push({ since });
    await world.tellOnce(await world.scan(rows));
    expect(world.wakeUps).toEqual([]);
    expect(await world.store.state(world.key)).toMatchObject({ requested: 1, completed: 0, attempt: 0 });
  });

  it('syncs to another instance go on', async () => {
    world.paused.push({ since, instance: 'other.example.com' });
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded' });
  });

  it('a sync under way stops before its next write', async () => {
    await world.tell(await world.scan(rows));
    const renew = world.store.renew;
    const pausing = async (...args: Parameters<typeof renew>) => {
      world.paused.push({ since });
      return renew(...args);
    };
    world.store.renew = pausing;
    const run = await world.tellOnce(await world.scan(rows.map((row) => ({ ...row, severity: 9.5 }))));
    expect(run).toMatchObject({ outcome: 'waiting', reason: { code: 'paused_by_operator' }, counts: { changed: 0 } });
    world.store.renew = renew;
    world.paused.length = 0;
    expect(await world.wake()).toMatchObject({ outcome: 'succeeded', counts: { changed: 3 } });
  });
});
