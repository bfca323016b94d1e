import { afterEach, beforeEach, expect, it } from 'vitest';
import { aWorld, row, rows } from './a-compared-repository.ts';

let world: Awaited<ReturnType<typeof aWorld>>;

beforeEach(async () => {
  world = await aWorld();
  await world.compared();
});

afterEach(() => world.stop());

it('is a scan that lists what the one before listed: nothing that is known is read, however often', async () => {
  for (let time = 0; time < 3; time += 1) expect(await world.compares(world.scanned)).toBe(false);
});

it('leads to the run that a comparison would lead to, at as many calls', async () => {
  const { counts, outcome, links, defectDojoCalls, warnings } = await world.lastRun();
  const again = await world.scanned();
  expect(again).toMatchObject({ counts, outcome, links, defectDojoCalls, warnings });
  expect(again.counts.unchanged).toBe(3);
  expect(world.measured.at(-1)?.run).toMatchObject({ outcome: 'succeeded' });
});

it('is the same in another order, of a scan of another name', async () => {
  expect(await world.compares(() => world.scanned(rows.toReversed(), { name: 'Nightly' }))).toBe(false);
});

it('looks at the new scan for chapters all the same', async () => {
  const texts = { endpoints: [], wiki: 'Customers log in.' };
  await world.scanned(rows, texts);
  const { scanId } = (await world.asvs.detection(world.key)) ?? {};
  expect(await world.compares(() => world.scanned(rows, texts))).toBe(false);
  expect((await world.asvs.detection(world.key))?.scanId).not.toBe(scanId);
});

it('keeps the product told, where a person decides about a chapter', async () => {
  const profile = await world.asvs.profile(world.key);
  if (profile === undefined) throw new Error('no profile');
  const { placement } = await placed();
  await world.store.putPlacement(world.key, { ...placement, asvs: { line: 'what was told before' } });
  await world.scanned();
  await world.scanned();
  expect((await placed()).placement.asvs?.line).not.toBe('what was told before');
});

it('is so after a scan of a pull request, which leaves everything as it was', async () => {
  const run = await world.scanned([...rows, row(9)], { kind: 'pull_request' });
  expect(run.reason?.code).toBe('pull_request_scan');
  expect(await world.compares(world.scanned)).toBe(false);
});

it('is so after a scan of another branch, which leaves everything as it was', async () => {
  const scan = await world.scan([row(9)], {
    repositories: [{ id: 'acme/shop', branch: 'topic', rows: [{ id: 'g-9' }] }],
  });
  expect((await world.tell({ ...scan, branch: 'topic' } as typeof scan)).reason?.code).toBe('other_branch');
  expect(await world.compares(world.scanned)).toBe(false);
});

it('is so after an event of which a comparison made something, once the next scan brought no news', async () => {
  const changedAt = world.clock.now().toISOString();
  await world.tell({ kind: 'status_change', id: 'fixed', findingId: 'g-1', status: 'false_positive', changedAt });
  for (let time = 0; time < 2; time += 1) await world.scanned();
  expect(await world.compares(world.scanned)).toBe(false);
});

it('is told when the next accepted risk ends, as before', async () => {
  const acceptedUntil = new Date(world.clock.now().getTime() + 30 * 24 * 3600_000).toISOString();
  const listed = [...rows, row(4, { status: 'accepted_risk', acceptedUntil })];
  for (let time = 0; time < 3; time += 1) await world.scanned(listed);
  expect(await world.compares(() => world.scanned(listed))).toBe(false);
  expect((await world.store.state(world.key)).lookAt).toBe(acceptedUntil);
});

async function placed() {
  const mapping = await world.teams.mapping(world.key);
  const placement = await world.store.placement(world.key, world.dojoUrl, mapping?.product.id ?? 0);
  if (placement === undefined) throw new Error('not placed');
  return { placement };
}

it('is so after it stood in the line of its DefectDojo, however often', async () => {
  const { store, slots, line, instance, clock, key } = world;
  for (let time = 0; time < 2; time += 1) {
    const until = new Date(clock.now().getTime() + 30 * 60_000);
    const others = [];
    for (const token of ['one', 'other']) others.push(await slots.take(instance, { token, until, now: clock.now() }));
    const scan = await world.scan(rows);
    const { runId } = await world.lastRun();
    expect(await world.compares(() => world.tellOnce(scan))).toBe(false);
    const { waitsInLine } = await store.state(key);
    if (waitsInLine === undefined) throw new Error('it found a slot');
    for (const slot of others) if (slot) await slots.free(slot);
    await line.call({ ...key, ...waitsInLine }, 1, { until, now: clock.now() });
    expect(await world.compares(() => world.wake())).toBe(false);
    expect((await world.lastRun()).runId).not.toBe(runId);
    expect(await store.state(key)).toMatchObject({ requested: 2 + time + 1, completed: 2 + time + 1 });
  }
});
