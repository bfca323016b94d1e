import { describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import { endless, runsUntilDone } from '../../../support/never-answered.ts';
import type { Row } from '../../../support/sync-world.ts';

const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
const rowsOf = (fields: Partial<Row> = {}) => [
  ...someRows(40, fields),
  aRow('g-bad', { shortDescription: endless, ...fields }),
];

/** A world in which everything was exported, and from then on files with one of the findings are never answered. */
async function aWorld(storesIt = false): Promise<ConnectedWorld> {
  const world = await aConnectedWorld();
  const nothingIsHeld = { closingsOver: 1_000, closingsShareOver: 1, noneLeftOf: 1_000, creationsShareOver: 1 };
  await world.changeSettings({ holdThresholds: nothingIsHeld });
  await world.tell(await world.scan(rowsOf()));
  world.dojo.store.server.neverDoneWith = { text: endless, storesIt };
  return world;
}

describe('a fix of which the upload is never answered', () => {
  it('is closed without its date in the end, which a note has, and all others with theirs', async () => {
    const world = await aWorld();
    const runs = await runsUntilDone(world, rowsOf(fixed));
    expect(runs.at(-1)).toMatchObject({ outcome: 'succeeded', reasons: { date_not_carried: 1 } });
    expect(runs.length).toBeLessThanOrEqual(6);
    expect([...world.shown().values()].every(({ is_mitigated }) => is_mitigated)).toBe(true);
    for (const { id } of someRows(40)) expect(world.one(id)?.mitigated).toBe('2026-11-20T08:00:00Z');
    expect(world.one('g-bad')?.notes.map(({ entry }) => entry)).toEqual([expect.stringContaining('2026-11-20')]);
  });

  it('keeps nothing else waiting: what was in no file without an answer is closed, created and changed before', async () => {
    const world = await aWorld();
    await world.tellOnce(
      await world.scan([...rowsOf().slice(0, 40), aRow('g-bad', { shortDescription: endless, ...fixed })]),
    );
    const others = [
      ...rowsOf()
        .slice(0, 38)
        .map((row) => ({ ...row, title: 'Changed' })),
      aRow('g-39', fixed),
      aRow('new'),
    ];
    world.clock.advance(150_000);
    const [run] = await runsUntilDone(world, [...others, aRow('g-bad', { shortDescription: endless, ...fixed })], 1);
    expect(run).toMatchObject({ counts: { created: 1, changed: 38, closed: 1 } });
  });

  it('is closed with its date where DefectDojo did it without an answer', async () => {
    const world = await aWorld(true);
    const runs = await runsUntilDone(world, rowsOf(fixed));
    expect(runs.at(-1)).toMatchObject({ outcome: 'succeeded' });
    for (const { id } of rowsOf())
      expect(world.one(id)).toMatchObject({ mitigated: '2026-11-20T08:00:00Z', notes: [] });
  });

  it('is closed with its date where the server gave no answer for a while', async () => {
    const world = await aWorld();
    await runsUntilDone(world, rowsOf(fixed), 2);
    world.dojo.store.server.neverDoneWith = null;
    world.clock.advance(150_000);
    expect(await world.wake()).toMatchObject({ outcome: 'succeeded' });
    for (const { id } of rowsOf()) expect(world.one(id)?.mitigated).toBe('2026-11-20T08:00:00Z');
  });
});
