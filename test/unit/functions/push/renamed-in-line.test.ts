import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { atTheEnd, type Waiting } from '../../../../shared/domain/sync/in-line.ts';
import { aMapping, aRepository } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows: Row[] = [{ id: 'g-1', title: 'IDOR in orders', severity: 7.5 }];
const renamed = aRepository('acme/web-shop', 'team-demo');
const behind = aRepository('acme/behind', 'team-demo');
const minutesMs = 60_000;

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});
afterEach(() => world.stop());

const wish = { kind: 'request', id: 'wish', reason: 'settings_changed' } as const;
const later = (minutes: number) => new Date(world.clock.now().getTime() + minutes * minutesMs);

/** Stands in the line of the DefectDojo, and is called to a place there where one is named. */
async function stands(key: RepositoryKey, trigger: Trigger = wish, calledTo?: number): Promise<Waiting> {
  const { store, line, clock, instance } = world;
  clock.advance(minutesMs);
  await store.raise(key, trigger, clock.now());
  await store.acquire(key, { token: 't', expiresAt: later(8).toISOString() }, clock.now());
  const waiting = { ...key, ...atTheEnd(instance, { byPerson: false, now: clock.now() }) };
  const { teamId: _team, repositoryId: _repository, ...where } = waiting;
  expect(await line.join(key, 't', where, clock.now())).toBe(true);
  if (calledTo !== undefined)
    expect(await line.call(waiting, calledTo, { now: clock.now(), until: later(5) })).toBe(true);
  return waiting;
}

async function scanOfRenamed(): Promise<Trigger> {
  const former = encodeURIComponent(world.key.repositoryId);
  await world.control('PATCH', `/teams/team-demo/repositories/${former}`, { id: renamed.repositoryId });
  return world.scan([], { repositories: [{ id: renamed.repositoryId, branch: 'main', rows: rows as never }] });
}

const messageFor = (key: RepositoryKey) => world.syncRepository(key, { wakeUp: false, endsAt: later(5) });

async function expectFormerLeftToTheOneBehind(): Promise<void> {
  expect(await world.store.state(world.key)).not.toHaveProperty('waitsInLine');
  expect(await world.teams.mapping(world.key)).toBeUndefined();
  const called = (await world.slots.slots(world.instance)).flatMap((slot) => slot.called?.repositoryId ?? []);
  expect(called).toEqual(['acme/behind']);
}

describe('a repository that is renamed in Gecko while it is called to its DefectDojo', () => {
  it('leaves its place to the next as its mapping follows', async () => {
    await world.slots.take(world.instance, { token: 'another', until: later(60), now: world.clock.now() });
    await stands(world.key, wish, 2);
    await stands(behind);
    await world.store.raise(renamed, await scanOfRenamed(), world.clock.now());
    await messageFor(renamed);
    await expectFormerLeftToTheOneBehind();
    expect(await world.store.state(renamed)).toHaveProperty('waitsInLine');
  });

  it('leaves it too where the function that let its mapping follow died before it did', async () => {
    const former = await world.teams.mapping(world.key);
    if (!former) throw new Error('not mapped');
    await world.teams.createMapping({ ...former, ...renamed, movedFrom: world.key.repositoryId });
    await world.slots.take(world.instance, { token: 'another', until: later(60), now: world.clock.now() });
    await stands(world.key, wish, 2);
    await stands(behind);
    await world.store.raise(renamed, await scanOfRenamed(), world.clock.now());
    await messageFor(renamed);
    await expectFormerLeftToTheOneBehind();
  });

  it('leaves it too where people mapped it under its new name', async () => {
    const createdAt = world.clock.now().toISOString();
    await world.teams.createMapping(aMapping(renamed, { product: { id: 1, name: 'Shop' }, createdAt }));
    await stands(world.key, wish, 1);
    await stands(renamed, await scanOfRenamed(), 2);
    await stands(behind);
    await messageFor(renamed);
    await expectFormerLeftToTheOneBehind();
    expect((await world.store.runs(renamed, { limit: 1 })).items).toMatchObject([{ outcome: 'succeeded' }]);
  });
});
