import { describe, expect, it } from 'vitest';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { callNext } from '../../../../shared/line/call-next.ts';
import { aLine, type Held, instance, repositories } from '../../../support/a-line.ts';
import { aRepository, aScan } from '../../../support/sync-fixtures.ts';

const [first, second, third, fourth] = repositories('1', '2', '3', '4') as [
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
];
const pushNow = { kind: 'request', id: 'wish', reason: 'push_now' } as const;

/** A line whose slots the first two have. */
async function aBusyLine() {
  const world = aLine();
  const held: Held[] = [];
  for (const key of [first, second]) {
    const one = await world.begin(key);
    if (one) held.push(one);
    world.clock.advance(1000);
  }
  const [one, other] = held;
  if (!one || !other) throw new Error('both slots are free at first');
  return Object.assign(world, { one, other });
}

describe('a repository that finds no slot at its DefectDojo', () => {
  it('stands in the line of it with its lease given back, and nothing is sent', async () => {
    const world = await aBusyLine();
    expect(await world.begin(third)).toBeUndefined();
    expect(await world.waiting()).toEqual(['acme/3']);
    expect(await world.store.state(third)).toMatchObject({
      requested: 1,
      completed: 0,
      waitsInLine: { instance, byPerson: false },
    });
    expect(await world.store.state(third)).not.toHaveProperty('lease');
    expect(world.queue.woken).toEqual([]);
  });

  it('is called by whoever ends, by one message, and has the slot', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    await world.begin(fourth);
    await world.end(world.one);
    expect(world.woken()).toEqual(['acme/3']);
    expect(await world.called()).toEqual(['acme/3']);
    const held = await world.come(third);
    expect(held?.slot).toMatchObject({ number: 1 });
    expect(await world.waiting()).toEqual(['acme/4']);
    expect(world.woken()).toEqual(['acme/3']);
  });

  it('is not overtaken by one that comes later, though a slot is free', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    await world.slots.free(world.one.slot);
    world.clock.advance(1000);
    expect(await world.begin(fourth)).toBeUndefined();
    expect(await world.waiting()).toEqual(['acme/3', 'acme/4']);
    expect(world.woken()).toEqual(['acme/3']);
  });

  it('stands where it stood when it comes after the slot was given to another', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    world.clock.advance(1000);
    await world.begin(fourth);
    await world.end(world.one);
    world.clock.advance(6 * 60_000);
    await world.end(world.other);
    expect((await world.called()).sort()).toEqual(['acme/3', 'acme/4']);
    expect(await world.waiting()).toEqual(['acme/4', 'acme/3']);
    const since = new Date(Date.parse('2026-11-22T12:00:02.000Z')).toISOString();
    expect(await world.standing(third)).toMatchObject({ since });
  });

  it('is tried again in a minute where it is called to a place that nobody kept for it', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    await world.end(world.one);
    const enter = async () => undefined;
    await expect(world.come(third, { line: { ...world.line, enter } })).rejects.toMatchObject({
      code: 'in_line',
      until: new Date(world.clock.now().getTime() + 60_000),
    });
    expect(await world.called()).toEqual(['acme/3']);
  });

  it('stands before those of its team where a person asked for it, also while it was on its way there', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    world.clock.advance(1000);
    const join = world.line.join;
    world.line.join = async (...how) => {
      await world.store.raise(fourth, pushNow, world.clock.now());
      return join(...how);
    };
    await world.begin(fourth, aScan());
    expect(await world.waiting()).toEqual(['acme/4', 'acme/3']);
    world.line.join = join;
    world.clock.advance(1000);
    await world.begin(aRepository('acme/5'), pushNow);
    expect(await world.waiting()).toEqual(['acme/4', 'acme/5', 'acme/3']);
  });

  it.each(['before it came', 'while it went back'])(
    'stands before those of its team where a person asked %s, though it came too late',
    async (when) => {
      const world = await aBusyLine();
      await world.begin(third);
      await world.end(world.one);
      await world.begin(aRepository('other/1', 'team-2'));
      world.clock.advance(6 * 60_000);
      const ask = () => world.store.raise(third, pushNow, world.clock.now());
      if (when === 'before it came') await ask();
      const late: typeof world.line = {
        ...world.line,
        async enter(...how) {
          await callNext(world, instance);
          return world.line.enter(...how);
        },
        async join(...how) {
          if (when === 'while it went back') await ask();
          return world.line.join(...how);
        },
      };
      expect(await world.come(third, { line: late })).toBeUndefined();
      expect(await world.called()).toEqual(['other/1']);
      expect(await world.standing(third)).toMatchObject({ byPerson: true, since: '2026-11-22T12:00:02.000Z' });
    },
  );

  it('takes turns with other teams’', async () => {
    const world = await aBusyLine();
    for (const name of ['acme/3', 'acme/4']) await world.begin(aRepository(name));
    for (const name of ['other/1', 'other/2']) await world.begin(aRepository(name, 'team-2'));
    const order: string[] = [];
    let ending = world.one;
    for (let turn = 0; turn < 4; turn += 1) {
      await world.end(ending);
      const name = (await world.called())[0] ?? '';
      const held = await world.come(aRepository(name, name.startsWith('other') ? 'team-2' : 'team-1'));
      if (!held) throw new Error('nobody was called');
      order.push(name);
      ending = held;
    }
    expect(order).toEqual(['other/1', 'acme/3', 'other/2', 'acme/4']);
  });

  it('is not called while the operator has paused exports', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    world.pauses.paused.push({ since: '2026-11-22T12:00:00.000Z' });
    await world.end(world.one);
    expect(world.queue.woken).toEqual([]);
    expect(await world.waiting()).toEqual(['acme/3']);
  });

  it('waits for the sweep where it can’t be called, and the sync that ends has ended', async () => {
    const world = await aBusyLine();
    await world.begin(third);
    const queue = { ...world.queue, call: () => Promise.reject(new Error('SQS is down.')) };
    await world.end(world.one, { queue });
    expect(await world.store.state(first)).toMatchObject({ requested: 1, completed: 1 });
    expect(await world.waiting()).toEqual(['acme/3']);
  });

  it('ends as one that lost its lease where somebody else works on it by then', async () => {
    const world = await aBusyLine();
    const { line, store, clock } = world;
    const isEmpty = async () => {
      clock.advance(10 * 60_000);
      await store.acquire(third, { token: 'other', expiresAt: '2026-11-22T13:00:00.000Z' }, clock.now());
      return false;
    };
    await expect(world.begin(third, aScan(), { line: { ...line, isEmpty } })).rejects.toMatchObject({
      code: 'lease_lost',
    });
    expect(await world.waiting()).toEqual([]);
  });
});
