import { describe, expect, it } from 'vitest';
import { callWaiting } from '../../../../functions/sweep/call-waiting.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { syncStateSchema } from '../../../../shared/domain/sync/sync-state.ts';
import { aLine, type Held, instance, repositories } from '../../../support/a-line.ts';
import { capturedLog } from '../../../support/captured-log.ts';

const [first, second, third, fourth] = repositories('1', '2', '3', '4') as [
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
];

async function aStandingLine() {
  const world = aLine();
  const held: Held[] = [];
  for (const key of [first, second, third, fourth]) {
    const one = await world.begin(key);
    if (one) held.push(one);
    world.clock.advance(1000);
  }
  return Object.assign(world, { held });
}

type World = Awaited<ReturnType<typeof aStandingLine>>;

const sweep = (world: World, overrides: Partial<Parameters<typeof callWaiting>[0]> = {}, forMs = 60_000) =>
  callWaiting({ ...world, ...overrides }, { endsAt: new Date(world.clock.now().getTime() + forMs) });

const instancesOf = async (world: World) => {
  const all: string[] = [];
  for await (const one of world.line.instances()) all.push(one);
  return all;
};

describe('a sweep of the lines', () => {
  it('calls who stands before a slot that somebody freed and told nobody of', async () => {
    const world = await aStandingLine();
    await sweep(world);
    expect(world.queue.woken).toEqual([]);
    for (const { slot } of world.held) await world.slots.free(slot);
    await sweep(world);
    expect(world.woken()).toEqual(['acme/3', 'acme/4']);
    await sweep(world);
    expect(world.woken()).toHaveLength(2);
  });

  it('calls who stands before a slot whose holder died', async () => {
    const world = await aStandingLine();
    world.clock.advance(9 * 60_000);
    await sweep(world);
    expect(world.woken()).toEqual(['acme/3', 'acme/4']);
  });

  it('calls the next in place of one who was called and did not come, who then stands behind', async () => {
    const world = await aStandingLine();
    const [one] = world.held;
    if (one) await world.end(one);
    world.clock.advance(4 * 60_000);
    await sweep(world);
    expect(world.woken()).toEqual(['acme/3']);
    world.clock.advance(2 * 60_000);
    await sweep(world);
    expect(world.woken()).toEqual(['acme/3', 'acme/4']);
    expect(await world.waiting()).toEqual(['acme/4', 'acme/3']);
  });

  it('calls one that has no state in vain once, who stands nowhere then', async () => {
    const world = await aStandingLine();
    world.store.change(third, () => ({ state: syncStateSchema.parse({}) }));
    const [one] = world.held;
    if (one) await world.end(one);
    expect(await world.called()).toEqual(['acme/3']);
    world.clock.advance(6 * 60_000);
    expect(await sweep(world)).toMatchObject({ linesStalled: 1, lines: [{ length: 1 }] });
    expect(await world.waiting()).toEqual(['acme/4']);
    expect(await world.called()).toEqual(['acme/4']);
  });

  it('tells how long each line is, since when, and in how many nobody came', async () => {
    const world = await aStandingLine();
    expect(await sweep(world)).toEqual({ linesStalled: 0, lines: [{ instance, length: 2, oldestSeconds: 2 }] });
    const [one] = world.held;
    if (one) await world.end(one);
    world.clock.advance(6 * 60_000);
    expect(await sweep(world)).toMatchObject({ linesStalled: 1, lines: [{ length: 2, oldestSeconds: 362 }] });
    for (const key of [third, fourth]) await world.line.leave(key, world.clock.now());
    expect(await sweep(world)).toEqual({ linesStalled: 0, lines: [] });
  });

  it('calls nobody while exports are paused', async () => {
    const world = await aStandingLine();
    for (const { slot } of world.held) await world.slots.free(slot);
    world.pauses.paused.push({ since: '2026-11-22T12:00:00.000Z', instance });
    await sweep(world);
    expect(world.queue.woken).toEqual([]);
    world.pauses.paused.pop();
    await sweep(world);
    expect(world.woken()).toEqual(['acme/3', 'acme/4']);
  });

  it('forgets a DefectDojo that nobody has waited for for long', async () => {
    const world = await aStandingLine();
    world.clock.advance(2 * 60 * 60_000);
    await sweep(world);
    expect(await instancesOf(world)).toEqual([instance]);
    for (const key of [third, fourth]) await world.line.leave(key, world.clock.now());
    await sweep(world);
    expect(await instancesOf(world)).toEqual([]);
  });

  it('begins with no other when its time is up', async () => {
    const world = await aStandingLine();
    for (const { slot } of world.held) await world.slots.free(slot);
    await sweep(world, {}, 0);
    expect(world.queue.woken).toEqual([]);
  });

  it('goes on with the others where one can not be seen to', async () => {
    const world = await aStandingLine();
    const { logger: log, lines } = capturedLog('sweep');
    const isEmpty = () => Promise.reject(new Error('The table is down.'));
    await sweep(world, { log, line: { ...world.line, isEmpty } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'the line of a DefectDojo could not be seen to', instance, error: { message: 'The table is down.' } },
    ]);
  });
});
