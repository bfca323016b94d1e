import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aScan } from '../../../support/sync-fixtures.ts';
import { aSyncRepository, ids, key, spacingMs } from './a-sync-repository.ts';

let { store, clock, wake, runSync, syncRepository } = aSyncRepository();

beforeEach(() => {
  ({ store, clock, wake, runSync, syncRepository } = aSyncRepository());
});

describe('a sync of a repository', () => {
  it('runs once for a wish and leaves nothing to do', async () => {
    await store.raise(key, aScan(), clock.now());
    await syncRepository();
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(1);
    expect(await store.state(key)).toMatchObject({
      requested: 1,
      completed: 1,
      lastInSyncAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it.each([
    ['succeeded', '2026-11-22T12:00:00.000Z'],
    ['partial', '2026-11-22T12:00:00.000Z'],
    ['held', undefined],
    ['skipped', undefined],
  ] as const)('that ended as %s is in sync since %s', async (outcome, since) => {
    runSync.mockResolvedValue({ ...ids, outcome });
    await store.raise(key, aScan(), clock.now());
    await syncRepository();
    expect((await store.state(key)).lastInSyncAt).toBe(since);
  });

  it('leaves the work to whoever holds the lease', async () => {
    await store.raise(key, aScan(), clock.now());
    await store.acquire(key, { token: 'other', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    await syncRepository();
    expect(runSync).not.toHaveBeenCalled();
  });

  it('takes over when a holder has died and its lease ran out', async () => {
    await store.raise(key, aScan(), clock.now());
    await store.acquire(key, { token: 'dead', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    clock.advance(480_001);
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(1);
  });

  it('goes round again, at a distance, when more had asked for it than one run serves', async () => {
    runSync.mockResolvedValueOnce({ ...ids, outcome: 'succeeded', moreTriggers: true });
    await store.raise(key, aScan(), clock.now());
    await syncRepository();
    expect(wake).toHaveBeenLastCalledWith(key, 60);
    expect(await store.state(key)).toMatchObject({ requested: 1, completed: 0 });
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
    expect(await store.state(key)).toMatchObject({ requested: 1, completed: 1 });
  });

  it('that counts as failed after eight attempts is tried again at the next wish, and before that waits for one', async () => {
    const retry = { code: 'unavailable', message: 'Down.', countsAsAttempt: true };
    runSync.mockResolvedValue({ ...ids, outcome: 'waiting', retry });
    await store.raise(key, aScan(), clock.now());
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await syncRepository({ wakeUp: true });
      const { notBefore } = await store.state(key);
      clock.advance(Date.parse(notBefore ?? '') - clock.now().getTime());
    }
    await store.raise(key, aScan({ id: 'at-7' }), clock.now());
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(8);
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(8);
    await store.raise(key, aScan({ id: 'at-8' }), clock.now());
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(9);
  });

  it('goes round again, at a distance, when more was requested while it worked', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockImplementationOnce(async () => {
      await store.raise(key, aScan({ id: 'event-2' }), clock.now());
      return { ...ids, outcome: 'succeeded' };
    });
    await syncRepository();
    expect(wake).toHaveBeenCalledWith(key, 60);
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
    expect(await store.state(key)).toMatchObject({ requested: 2, completed: 2 });
  });

  it('answers a storm of events with one more sync and one wake-up', async () => {
    await store.raise(key, aScan(), clock.now());
    await syncRepository();
    for (let event = 2; event <= 20; event += 1) {
      await store.raise(key, aScan({ id: `event-${event}` }), clock.now());
      await syncRepository();
    }
    expect(wake).toHaveBeenCalledTimes(1);
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
    expect(await store.state(key)).toMatchObject({ requested: 20, completed: 20 });
  });

  it('gives the lease back and comes back as a message when its code crashes', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockRejectedValueOnce(new Error('defect'));
    await expect(syncRepository()).rejects.toThrow('defect');
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(2);
  });

  it('gives the lease back when what it came to could not be written down', async () => {
    await store.raise(key, aScan(), clock.now());
    const retry = { code: 'unavailable', message: 'Down.', countsAsAttempt: false, until: new Date(Number.NaN) };
    runSync.mockResolvedValueOnce({ ...ids, outcome: 'waiting', retry });
    await expect(syncRepository()).rejects.toThrow(RangeError);
    expect((await store.state(key)).lease).toBeUndefined();
    await syncRepository();
    expect(await store.state(key)).toMatchObject({ requested: 1, completed: 1 });
  });

  it('gives the lease back when the queue takes no wake-up', async () => {
    await store.raise(key, aScan(), clock.now());
    const retry = { code: 'unavailable', message: 'Down.', countsAsAttempt: true };
    runSync.mockResolvedValueOnce({ ...ids, outcome: 'waiting', retry });
    wake.mockRejectedValueOnce(new Error('no queue'));
    await expect(syncRepository()).rejects.toThrow('no queue');
    expect((await store.state(key)).lease).toBeUndefined();
  });

  it('gives the lease back when the state can’t be read after it was taken', async () => {
    await store.raise(key, aScan(), clock.now());
    const { state } = store;
    vi.spyOn(store, 'state').mockImplementationOnce(state).mockRejectedValueOnce(new Error('no table'));
    await expect(syncRepository()).rejects.toThrow('no table');
    expect(await store.state(key)).toMatchObject({ requested: 1, completed: 0 });
    expect((await store.state(key)).lease).toBeUndefined();
    expect(runSync).not.toHaveBeenCalled();
  });

  it('is not held up by a wait that is longer than any of ours', async () => {
    await store.raise(key, aScan(), clock.now());
    const notBefore = new Date('2057-11-22T12:00:00.000Z');
    await store.acquire(key, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    await store.postpone(key, 't', { notBefore, attempt: 1 });
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(1);
  });

  it('is due for the sweep once the message of a crashed round has come back as often as it may', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockRejectedValueOnce(new Error('defect'));
    await expect(syncRepository()).rejects.toThrow('defect');
    const dueAt = async (at: string) => {
      for await (const one of store.due.due(0, new Date(at))) return one.dueAt;
      return undefined;
    };
    expect(await dueAt('2026-11-22T14:29:00.000Z')).toBeUndefined();
    expect(await dueAt('2026-11-22T14:30:00.000Z')).toBe('2026-11-22T14:30:00.000Z');
  });

  it('hands on when to look again though nobody asks', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce({ ...ids, outcome: 'succeeded', lookAt: '2026-12-01T00:00:00.000Z' });
    await syncRepository();
    expect(await store.state(key)).toMatchObject({ lookAt: '2026-12-01T00:00:00.000Z', completed: 1 });
  });
});
