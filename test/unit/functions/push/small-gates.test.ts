import { describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const uploads = ['/api/v2/import-scan/', '/api/v2/reimport-scan/'];

/** Rows of some 3 kB each. */
const rowsOf = (count: number, { prefix = 'g', ...fields }: Record<string, string> = {}) =>
  someRows(count, { description: 'x'.repeat(3_000), ...fields }, { prefix });

async function aWorld(options: Parameters<typeof aConnectedWorld>[0] = {}) {
  const world = await aConnectedWorld(options);
  /** How the uploads since the last look were answered. */
  const answers = () => {
    const { recent } = world.dojo.controls.requests.summary();
    world.dojo.controls.requests.clear();
    return recent.filter(({ path }) => uploads.includes(path)).map(({ status }) => status);
  };
  return { ...world, answers };
}

describe('a proxy that passes on small bodies alone', () => {
  it('turns the first files away, and no file of the next run', async () => {
    const world = await aWorld();
    world.dojo.store.server.proxyBodyBytesMax = 500_000;
    const first = await world.tell(await world.scan(rowsOf(300)));
    expect(first).toMatchObject({ outcome: 'succeeded', counts: { created: 300 } });
    expect(world.answers().filter((status) => status === 413).length).toBeGreaterThan(0);
    const second = await world.tell(await world.scan([...rowsOf(300), ...rowsOf(300, { prefix: 'h' })]));
    expect(second).toMatchObject({ outcome: 'succeeded', counts: { created: 300 } });
    const later = world.answers();
    expect(later.length).toBeGreaterThan(1);
    expect(later).not.toContain(413);
    expect((await world.slots.uploadGate(world.instance))?.bytes?.limit).toBeLessThan(500_000);
  });

  it('turns no file of fixes away either, once it is known', async () => {
    const world = await aWorld();
    const nothingIsHeld = { closingsOver: 1_000, closingsShareOver: 1, noneLeftOf: 1_000, creationsShareOver: 1 };
    await world.changeSettings({ holdThresholds: nothingIsHeld });
    await world.tell(await world.scan(rowsOf(300)));
    world.dojo.store.server.proxyBodyBytesMax = 500_000;
    await world.slots.rememberUploadGate(
      world.instance,
      { bytes: { limit: 450_000, refused: 500_000, refusedAt: world.clock.now().toISOString() } },
      world.clock.now(),
    );
    world.answers();
    const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
    const run = await world.tell(await world.scan(rowsOf(300, fixed)));
    expect(run.counts).toMatchObject({ closed: 300 });
    const answers = world.answers();
    expect(answers.length).toBeGreaterThan(1);
    expect(answers).not.toContain(413);
  });

  it('is sent more again, a little with each file', async () => {
    const world = await aWorld();
    const gate = { bytes: { limit: 100_000, refused: 1_000_000, refusedAt: world.clock.now().toISOString() } };
    await world.slots.rememberUploadGate(world.instance, gate, world.clock.now());
    await world.tell(await world.scan(rowsOf(200)));
    expect((await world.slots.uploadGate(world.instance))?.bytes?.limit).toBeGreaterThan(120_000);
  });
});

describe('a proxy that waits for a short time alone', () => {
  it('gets smaller files from then on, from repositories that it never saw too', async () => {
    const world = await aWorld({ pace: 1 });
    world.dojo.store.server.proxyPatienceMs = 2_000;
    const run = await world.tell(await world.scan(rowsOf(450)));
    expect(run).toMatchObject({ outcome: 'succeeded' });
    expect(world.shown().size).toBe(450);
    const gate = await world.slots.uploadGate(world.instance);
    expect(gate?.findings?.refused).toBeLessThanOrEqual(450);
    expect(gate?.findings?.limit).toBeLessThan(450);
  });

  it('is not judged by a server that is away for a moment', async () => {
    const world = await aWorld();
    await world.order({ path: '/api/v2/import-scan/', times: 1, effect: { kind: 'html', status: 502 } });
    await world.tell(await world.scan(rowsOf(20)));
    expect(await world.slots.uploadGate(world.instance)).toBeUndefined();
  });
});

describe('a row that DefectDojo never gets done with', () => {
  const bad = aRow('g-bad', { shortDescription: 'It never ends.' });

  async function aPushOf(rows: readonly Row[]) {
    const world = await aWorld();
    await world.order({
      ...{ method: 'POST', path: '/api/v2/*import-scan/', times: null, bodyIncludes: 'It never ends.' },
      effect: { kind: 'html', status: 504 },
    });
    await world.tellOnce(await world.scan(rows));
    for (let tries = 0; tries < 24; tries += 1) {
      world.clock.advance(150_000);
      await world.wake();
    }
    return world;
  }

  it('makes files of its repository smaller, and leaves those of others as large as they were', async () => {
    const world = await aPushOf([...rowsOf(100), bad]);
    const gate = await world.slots.uploadGate(world.instance);
    expect(gate).toMatchObject({ slowRows: {} });
    expect(gate?.findings).toBeUndefined();
  });

  it('is sent in the smallest files alone, as long as it is tried', async () => {
    const world = await aPushOf([...rowsOf(100), bad]);
    world.answers();
    world.clock.advance(150_000);
    await world.wake();
    await world.wake();
    expect(world.answers().filter((status) => status === 504).length).toBeLessThanOrEqual(1);
  });

  it('is followed by files of the former size once Gecko lists it no more', async () => {
    const world = await aPushOf([...rowsOf(100), bad]);
    world.clock.advance(60 * 60_000);
    world.answers();
    await world.tell(await world.scan([...rowsOf(100), ...rowsOf(630, { prefix: 'h' })]));
    expect(world.shown().size).toBe(730);
    expect(world.answers().length).toBeLessThan(10);
  });
});
