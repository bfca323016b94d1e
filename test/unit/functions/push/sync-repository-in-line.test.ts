import { beforeEach, describe, expect, it } from 'vitest';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { atTheEnd, type Waiting } from '../../../../shared/domain/sync/in-line.ts';
import { aRepository, aScan } from '../../../support/sync-fixtures.ts';
import { aSyncRepository, key } from './a-sync-repository.ts';

const instance = 'dojo.example.com';
let { store, slots, line, clock, wake, runSync, syncRepository } = aSyncRepository();

beforeEach(async () => {
  ({ store, slots, line, clock, wake, runSync, syncRepository } = aSyncRepository());
});

/** A repository stands in line since a second. @default the one that messages are for */
async function standing(who = key): Promise<Waiting> {
  await store.raise(who, aScan(), clock.now());
  await store.acquire(who, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
  const stands = atTheEnd(instance, { byPerson: false, now: clock.now() });
  await line.join(who, 't', stands, clock.now());
  clock.advance(1000);
  return { ...who, ...stands };
}

const woken = () => wake.mock.calls.map(([one]) => (one as RepositoryKey).repositoryId);

const call = () => ({ now: clock.now(), until: new Date(clock.now().getTime() + 300_000) });

describe('a message for a repository that stands in line', () => {
  it.each([{ wakeUp: true }, { wakeUp: false }, { byPerson: true }])(
    'begins nothing and sends nothing (%o)',
    async (how) => {
      await standing();
      await syncRepository(how);
      expect(runSync).not.toHaveBeenCalled();
      expect(wake).not.toHaveBeenCalled();
      expect(await store.state(key)).not.toHaveProperty('lease');
    },
  );

  it('begins a sync once it was called, at whatever distance from the last one', async () => {
    const waiting = await standing();
    await line.call(waiting, 1, call());
    runSync.mockResolvedValueOnce('in_line');
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(1);
    expect(wake).not.toHaveBeenCalled();
    expect((await store.state(key)).completed).toBe(0);
  });

  it('begins one where it stands nowhere, whatever its state says', async () => {
    await standing();
    line.standing = async () => 'missing';
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(1);
  });

  it('moves it forward when a person sent it, once, and never back', async () => {
    const { since } = await standing();
    await syncRepository({ byPerson: true });
    const forward = { instance, since, at: clock.now().toISOString(), byPerson: true };
    expect((await store.state(key)).waitsInLine).toEqual(forward);
    clock.advance(1000);
    for (const byPerson of [true, false]) await syncRepository({ byPerson });
    expect((await store.state(key)).waitsInLine).toEqual(forward);
  });

  it('takes it out where nothing is asked for any more', async () => {
    const waiting = await standing();
    await line.call(waiting, 1, call());
    store.change(key, (state) => ({ state: { ...state, completed: state.requested } }));
    await syncRepository({ wakeUp: true });
    expect(runSync).not.toHaveBeenCalled();
    expect(await line.isEmpty(instance)).toBe(true);
    expect(await slots.slots(instance)).toEqual([]);
  });

  it('calls the next to the place that was kept for it where nothing is asked for any more', async () => {
    const waiting = await standing();
    const behind = await standing(aRepository('acme/behind'));
    await line.call(waiting, 1, call());
    store.change(key, (state) => ({ state: { ...state, completed: state.requested } }));
    await syncRepository({ wakeUp: true });
    expect(woken()).toEqual(['acme/behind']);
    expect(await slots.slots(instance)).toMatchObject([{ number: 1, called: behind }]);
  });

  it('is done where nothing is asked for any more, though the next can not be called', async () => {
    const waiting = await standing();
    await standing(aRepository('acme/behind'));
    await line.call(waiting, 1, call());
    store.change(key, (state) => ({ state: { ...state, completed: state.requested } }));
    wake.mockRejectedValueOnce(new Error('SQS is down.'));
    await syncRepository({ wakeUp: true });
    expect(await line.standing(waiting)).toBe('missing');
  });
});
