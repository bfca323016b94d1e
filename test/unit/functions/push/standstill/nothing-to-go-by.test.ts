import { afterEach, beforeEach, expect, it } from 'vitest';
import { deleteFinding } from '../../../../../infra/local/defectdojo/model/deletion.ts';
import { aWorld, row, rows, wish } from './a-compared-repository.ts';

let world: Awaited<ReturnType<typeof aWorld>>;

beforeEach(async () => {
  world = await aWorld();
});

afterEach(() => world.stop());

/** However often the same is scanned, each scan compares. */
async function expectEachToCompare(listed = rows): Promise<void> {
  for (let time = 0; time < 3; time += 1) expect(await world.compares(() => world.scanned(listed))).toBe(true);
}

it('is left by a first push, and by each that did something', async () => {
  await world.scanned();
  expect(await world.compares(world.scanned)).toBe(true);
  await world.scanned([row(1, { severity: 9.5 }), row(2), row(3)]);
  expect(await world.compares(() => world.scanned([row(1, { severity: 9.5 }), row(2), row(3)]))).toBe(true);
});

it('is left while a row cannot be exported, which each run tells', async () => {
  await expectEachToCompare([...rows, row(4, { status: 'odd' })]);
  expect((await world.lastEntries()).map(({ code }) => code)).toEqual(['status_unknown']);
});

it('is left while a finding is left as it is, which each run tells', async () => {
  await world.changeSettings({ minimumSeverity: 'High' });
  await expectEachToCompare([...rows, row(4, { severity: 2 })]);
  expect((await world.lastEntries()).map(({ code }) => code)).toEqual(['below_minimum_severity']);
});

it('is left while a finding stays deleted', async () => {
  for (let time = 0; time < 2; time += 1) {
    await world.scanned();
    deleteFinding(world.dojo.store, world.shown().get('g-1')?.id ?? 0);
  }
  await expectEachToCompare();
});

it.each([
  ['was refused once, though it is no longer asked for', { refused: { content: 'of old', reason: 'No.' } }],
  ['was left for being a duplicate that it no longer is', { leftAsDuplicate: { status: 'of old' } }],
])('is left where something %s', async (_, fields) => {
  const { store, key, findings } = world;
  await world.compared();
  const [one] = await placedKnown();
  if (one === undefined) throw new Error('nothing is known');
  await store.raise(key, wish('push_now'), world.clock.now());
  await store.acquire(key, { token: 't', expiresAt: '2026-11-23T00:00:00.000Z' }, world.clock.now());
  await findings.putKnown({ ...key, token: 't', placementId: (await placed()).placementId }, [{ ...one, ...fields }]);
  await store.postpone(key, 't', { notBefore: world.clock.now(), attempt: 0 });
  await world.wake();
  await expectEachToCompare();
});

it('is left by a sync that somebody asked for, or that was tried again', async () => {
  await world.scanned();
  await world.tell(wish('push_now'));
  expect(await world.compares(world.scanned)).toBe(true);
});

it("is left while Gecko's listing is not whole", async () => {
  await world.compared();
  await world.scanned([...rows, { ...row(4), id: 'x'.repeat(501) }]);
  await expectEachToCompare([...rows, { ...row(4), id: 'x'.repeat(501) }]);
});

it('is left where nothing was ever exported', async () => {
  for (let time = 0; time < 2; time += 1) await world.scanned([]);
  const { compared } = await world.store.state(world.key);
  await world.scanned([]);
  expect(world.dojo.store.tests.list()).toEqual([]);
  expect(compared?.there ?? 0).toBe(0);
});

async function placed() {
  const mapping = await world.teams.mapping(world.key);
  const placement = await world.store.placement(world.key, world.dojoUrl, mapping?.product.id ?? 0);
  if (placement === undefined) throw new Error('not placed');
  return placement;
}

async function placedKnown() {
  return [...(await world.findings.known(world.key, (await placed()).placementId)).values()];
}
