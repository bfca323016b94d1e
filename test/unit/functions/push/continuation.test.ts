import { afterEach, describe, expect, it } from 'vitest';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import type { Run } from '../../../../shared/domain/runs/run.ts';
import type { RunProgress } from '../../../../shared/domain/sync/sync-state.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

afterEach(async () => {
  await world.stop();
});

const rowsOf = (count: number, title = 'IDOR in orders'): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `g-${index}`, title, severity: 7.5, filePath: 'src/orders.ts' }));

/** A connected world whose DefectDojo takes `pace` times as long as a real one. */
async function aWorld(pace: number): Promise<void> {
  world = await createSyncWorld('acme/shop', { pace });
  await world.connect();
}

/** Tells a scan and lets everything follow from it; its runs, oldest first. */
async function runsOf(trigger: Trigger): Promise<Run[]> {
  const before = new Set((await world.store.runs(world.key, { limit: 100 })).items.map(({ runId }) => runId));
  world.dojo.controls.requests.clear();
  await world.tell(trigger);
  const { items } = await world.store.runs(world.key, { limit: 100 });
  return items.filter(({ runId }) => !before.has(runId)).reverse();
}

const sum = (runs: readonly Run[], of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);

function requests(wanted: (method: string, path: string) => boolean): number {
  const counters = world.dojo.controls.requests.summary().counters;
  return counters.filter(({ method, path }) => wanted(method, path)).reduce((total, one) => total + one.requests, 0);
}
const uploads = () => requests((_, path) => path.endsWith('-scan/'));

describe('a push that takes longer than a function may last', { timeout: 30_000 }, () => {
  it('goes on in the next one, at three reads for all that is done', async () => {
    await aWorld(30);
    const runs = await runsOf(await world.scan(rowsOf(1_650)));
    const stopped = runs.slice(0, -1);
    expect(stopped.length).toBeGreaterThanOrEqual(2);
    expect(new Set(stopped.map(({ outcome, reason }) => `${outcome} ${reason?.code}`))).toEqual(
      new Set(['partial out_of_time']),
    );
    expect(runs.at(-1)?.outcome).toBe('succeeded');
    expect(sum(runs, ({ counts }) => counts.created)).toBe(1_650);
    expect(world.dojo.store.findings.list()).toHaveLength(1_650);
    const placing = 3;
    const tellingTheProduct = 3;
    expect(sum(runs, ({ defectDojoCalls }) => defectDojoCalls)).toBe(
      // After each upload but the last, which is a small one, the newest finding is looked at.
      2 * uploads() - 1 + 3 * stopped.length + placing + tellingTheProduct,
    );
  });

  it('sends files as long as one may take four times as long as the one before', async () => {
    await aWorld(0);
    await world.tell(await world.scan(rowsOf(20)));
    const placement = await world.store.placement(world.key, world.dojoUrl, 1);
    if (!placement) throw new Error('nothing was placed');
    await world.store.putPlacement(world.key, { ...placement, findingsPerUpload: 30 });
    const { requests: log } = world.dojo.controls;
    const { add } = log;
    log.add = (request) => {
      if (request.path.endsWith('-scan/')) world.clock.advance(15_000);
      add(request);
    };
    const run = await world.tellOnce(await world.scan(rowsOf(20 + 20 * 30)));
    // The last one is begun 90 s before the function's end; it was 150 s while each was given the longest time.
    expect(run).toMatchObject({ outcome: 'partial', reason: { code: 'out_of_time' }, counts: { created: 15 * 30 } });
  });

  it('tells with every write how far it has come', async () => {
    await aWorld(0);
    const told: (RunProgress | undefined)[] = [];
    const { renew } = world.store;
    world.store.renew = (key, lease, basis) => {
      told.push(lease.progress);
      return renew(key, lease, basis);
    };
    await world.tell(await world.scan(rowsOf(1_200)));
    const uploadsTold = told.filter((progress) => progress !== undefined);
    expect(uploadsTold[0]).toEqual({ done: 0, planned: 1_200 });
    expect(uploadsTold.at(-1)?.done).toBeGreaterThan(0);
    expect(uploadsTold).toEqual(uploadsTold.toSorted((one, other) => one.done - other.done));
  });

  it('keeps what asked for it until the last part is done', async () => {
    await aWorld(30);
    const scan = await world.scan(rowsOf(1_000));
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'partial', triggers: [scan] });
    expect(await world.store.triggers(world.key)).toEqual([scan]);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', triggers: [scan] });
    expect(await world.store.triggers(world.key)).toEqual([]);
  });

  it('changes what is left to change, each finding once', async () => {
    await aWorld(95);
    await world.tell(await world.scan(rowsOf(60)));
    const runs = await runsOf(await world.scan(rowsOf(60, 'IDOR in the order API')));
    expect(runs.length).toBeGreaterThan(2);
    expect(runs.at(-1)?.outcome).toBe('succeeded');
    expect(sum(runs, ({ counts }) => counts.changed)).toBe(60);
    expect(requests((method) => method === 'PATCH')).toBe(60);
  });

  it('adopts what it had forgotten part by part, each finding once', async () => {
    await aWorld(125);
    await world.tell(await world.scan(rowsOf(450)));
    const placement = await world.store.placement(world.key, world.dojoUrl, 1);
    if (!placement) throw new Error('nothing was placed');
    await world.store.putPlacement(world.key, { ...placement, placementId: 'forgotten' });
    const runs = await runsOf(await world.scan(rowsOf(450)));
    expect(runs.map(({ outcome }) => outcome)).toEqual(['partial', 'succeeded']);
    expect(sum(runs, ({ counts }) => counts.adopted)).toBe(450);
    expect(world.dojo.store.findings.list()).toHaveLength(450);
  });

  it('is out of time, not in trouble, when the time ends while it reads', async () => {
    await aWorld(0);
    await world.tell(await world.scan(rowsOf(1)));
    world.dojo.store.findings.delete(1);
    const { clock, dojo } = world;
    const { requests: log } = dojo.controls;
    const add = log.add;
    log.add = (request) => {
      if (request.path.includes('limit=1&') || request.path.endsWith('limit=1')) clock.advance(300_000);
      add(request);
    };
    const run = await world.tellOnce(await world.scan(rowsOf(1)));
    expect(run).toMatchObject({ outcome: 'partial', reason: { code: 'out_of_time' } });
    expect((await world.store.state(world.key)).attempt).toBe(0);
  });
});

describe('a Gecko that takes longer than a function may last', () => {
  it('is asked nothing that could outlast it, and again after a while, since every run reads from the start', async () => {
    await aWorld(0);
    const { clock, gecko, dojo, store, key } = world;
    const { add } = gecko.requests;
    gecko.requests.add = (request) => {
      clock.advance(299_000);
      add(request);
    };
    const scan = await world.scan(rowsOf(1));
    const asked = gecko.requests.summary().recent.length;
    dojo.controls.requests.clear();
    const run = await world.tellOnce(scan);
    expect(run).toMatchObject({ outcome: 'partial', reason: { code: 'out_of_time' }, defectDojoCalls: 0 });
    expect(gecko.requests.summary().recent).toHaveLength(asked + 1);
    const { attempt, notBefore } = await store.state(key);
    expect(attempt).toBe(1);
    expect(Date.parse(String(notBefore))).toBeGreaterThan(clock.now().getTime());

    gecko.requests.add = add;
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
    expect(await store.state(key)).toMatchObject({ attempt: 0 });
  });
});

describe('an upload', { timeout: 30_000 }, () => {
  it('holds fewer findings where the server is slow, in the next run as well', async () => {
    await aWorld(20);
    await world.tell(await world.scan(rowsOf(640)));
    const slower = (await world.store.placement(world.key, world.dojoUrl, 1))?.findingsPerUpload;
    expect(slower).toBeLessThan(500);
    const runs = await runsOf(await world.scan(rowsOf(1_200)));
    expect(runs.at(-1)?.outcome).toBe('succeeded');
    expect(uploads()).toBeGreaterThanOrEqual(Math.floor(500 / (slower ?? 500)));
  });

  it('holds fewer findings after one had no answer', async () => {
    await aWorld(0);
    world.dojo.abandoned.order({ clientSees: 'gateway_timeout', rowsBefore: 300 });
    const runs = await runsOf(await world.scan(rowsOf(1_000)));
    expect(runs.map(({ outcome }) => outcome)).toContain('waiting');
    expect(runs.at(-1)?.outcome).toBe('succeeded');
    expect(world.dojo.store.findings.list()).toHaveLength(1_000);
    // What had none goes in tenths.
    expect(uploads()).toBe(1 + 10);
  });
});
