import { describe, expect, it } from 'vitest';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { syncStateSchema } from '../../../../shared/domain/sync/sync-state.ts';
import { callNext } from '../../../../shared/line/call-next.ts';
import { leaveLine } from '../../../../shared/line/leave-line.ts';
import { aLine, type Held, instance, repositories } from '../../../support/a-line.ts';
import { inEveryOrder, type Stopping } from '../../../support/in-every-order.ts';
import { aRepository } from '../../../support/sync-fixtures.ts';

const [first, second, third, fourth, fifth] = repositories('1', '2', '3', '4', '5') as [
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
];

/** A line with both slots taken by the first two, and whoever else waits. */
async function aBusyLine(...waiting: RepositoryKey[]) {
  const world = aLine();
  const held: Held[] = [];
  for (const key of [first, second]) {
    const one = await world.begin(key);
    if (one) held.push(one);
  }
  for (const key of waiting) {
    world.clock.advance(1000);
    await world.begin(key);
  }
  const [one, other] = held;
  if (!one || !other) throw new Error('both slots are free at first');
  return { world, one, other };
}

type World = ReturnType<typeof aLine>;

const portsOf = (world: World, name: string, stopping: Stopping) => ({
  slots: stopping(name, world.slots),
  line: stopping(name, world.line),
  queue: stopping(name, world.queue),
});

/** No slot is free while somebody stands there uncalled, and whoever is called was told so. */
async function expectInOrder(world: World): Promise<void> {
  const [taken, waiting, called] = [await world.slots.slots(instance), await world.waiting(), await world.called()];
  const uncalled = waiting.filter((name) => !called.includes(name));
  if (taken.length < 2) expect(uncalled).toEqual([]);
  expect(new Set(called).size).toBe(called.length);
  expect(world.woken()).toEqual(expect.arrayContaining(called));
}

describe('in every order of their calls to the table', () => {
  it('whoever joins the line while the last slot is freed is called, or has the slot', async () => {
    const orders = await inEveryOrder(async (stopping) => {
      const { world, one } = await aBusyLine();
      return {
        actors: {
          joining: () => world.begin(third, undefined, portsOf(world, 'joining', stopping)),
          freeing: () => world.end(one, portsOf(world, 'freeing', stopping)),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect(await world.slots.slots(instance)).toHaveLength(2);
          expect(world.woken().length).toBeLessThanOrEqual(1);
        },
      };
    });
    expect(orders).toBeGreaterThan(100);
  });

  it('two that end at once call the first two of the line, each once', async () => {
    const orders = await inEveryOrder(async (stopping) => {
      const { world, one, other } = await aBusyLine(third, fourth, fifth);
      return {
        actors: {
          one: () => world.end(one, portsOf(world, 'one', stopping)),
          other: () => world.end(other, portsOf(world, 'other', stopping)),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect((await world.called()).sort()).toEqual(['acme/3', 'acme/4']);
          expect(world.woken().sort()).toEqual(['acme/3', 'acme/4']);
        },
      };
    });
    expect(orders).toBeGreaterThan(100);
  });

  it('whoever leaves the line while they are called leaves the slot to the next', async () => {
    await inEveryOrder(async (stopping) => {
      const { world, one } = await aBusyLine(third, fourth);
      const ports = portsOf(world, 'leaving', stopping);
      return {
        actors: {
          freeing: () => world.end(one, portsOf(world, 'freeing', stopping)),
          leaving: () => leaveLine({ ...world, ...ports }, third),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect(await world.called()).toEqual(['acme/4']);
          expect(await world.standing(third)).toBeUndefined();
        },
      };
    });
  });

  it('whoever comes while they leave has the slot, or the next has it', async () => {
    await inEveryOrder(async (stopping) => {
      const { world, one } = await aBusyLine(third, fourth);
      await world.end(one);
      world.clock.advance(1000);
      const ports = portsOf(world, 'leaving', stopping);
      return {
        actors: {
          coming: async () => {
            const held = await world.come(third, portsOf(world, 'coming', stopping));
            if (held) await world.end(held);
          },
          leaving: () => leaveLine({ ...world, ...ports }, third),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect(await world.called()).toEqual(['acme/4']);
        },
      };
    });
  });

  it('whoever was called in vain loses the slot to the next once, whoever calls', async () => {
    await inEveryOrder(async (stopping) => {
      const { world, one, other } = await aBusyLine(third, fourth, fifth);
      await world.end(one);
      world.clock.advance(6 * 60_000);
      const ports = portsOf(world, 'sweep', stopping);
      return {
        actors: {
          freeing: () => world.end(other, portsOf(world, 'freeing', stopping)),
          sweep: () => callNext({ ...world, ...ports }, instance),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect((await world.called()).sort()).toEqual(['acme/4', 'acme/5']);
          expect(world.woken()).toHaveLength(3);
          expect(await world.waiting()).toEqual(['acme/4', 'acme/5', 'acme/3']);
        },
      };
    });
  });

  it('whoever has no state that could come is gone, and the next has the slot once, whoever calls', async () => {
    await inEveryOrder(async (stopping) => {
      const { world, one, other } = await aBusyLine(third, fourth);
      await world.end(one);
      world.store.change(third, () => ({ state: syncStateSchema.parse({}) }));
      world.clock.advance(6 * 60_000);
      const ports = portsOf(world, 'sweep', stopping);
      return {
        actors: {
          freeing: () => world.end(other, portsOf(world, 'freeing', stopping)),
          sweep: () => callNext({ ...world, ...ports }, instance),
        },
        async inTheEnd() {
          await expectInOrder(world);
          expect(await world.called()).toContain('acme/4');
          expect(world.woken().filter((name) => name === 'acme/4')).toHaveLength(1);
        },
      };
    });
  });

  it('whoever comes late while they are called anew has the place they are called to', async () => {
    const ofOtherTeam = aRepository('other/1', 'team-2');
    await inEveryOrder(async (stopping) => {
      const { world, one, other } = await aBusyLine(third);
      await world.end(one);
      await world.begin(ofOtherTeam);
      world.clock.advance(6 * 60_000);
      return {
        actors: {
          coming: () => world.come(third, portsOf(world, 'coming', stopping)),
          freeing: () => world.end(other, portsOf(world, 'freeing', stopping)),
        },
        async inTheEnd() {
          await expectInOrder(world);
          for (const { called } of await world.slots.slots(instance))
            if (called !== undefined) expect(await world.line.standing(called)).toBe('called');
        },
      };
    });
  });
});
