import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../shared/domain/names/ids.ts';
import { aConnection, aMapping, aScan } from '../sync-fixtures.ts';
import { aFreshRepository, aRepositoryAskedFor, at, leaseUntil, type SyncStoreUnderTest } from './under-test.ts';
import { instantDue } from './what-is-due.ts';

/** Who may work on a repository, and when. */
export function describeLease({ store, teams, due }: SyncStoreUnderTest): void {
  it('gives nobody the lease of a repository that nobody asked for, nor makes it wait', async () => {
    const key = aFreshRepository();
    expect(await store.acquire(key, leaseUntil('t', 8), at(0))).toBe(false);
    await store.defer(key, at(1));
    expect(await store.state(key)).toEqual({ requested: 0, completed: 0, attempt: 0 });
    expect(await instantDue(due, key)).toBeUndefined();
  });

  it('gives nobody the lease once every wish was served, such as to whoever read the state before', async () => {
    const key = await aRepositoryAskedFor(store);
    await store.acquire(key, leaseUntil('first', 8), at(0));
    await store.release(key, 'first', { requested: 1 });
    expect(await store.acquire(key, leaseUntil('second', 9), at(1))).toBe(false);
    expect(await store.state(key)).not.toHaveProperty('lease');
    await store.raise(key, aScan({ id: 'later' }), at(2));
    expect(await store.acquire(key, leaseUntil('third', 10), at(2))).toBe(true);
  });

  it('gives the lease to one of two who want it, and to the other once it ran out', async () => {
    const key = await aRepositoryAskedFor(store);
    expect(await store.acquire(key, leaseUntil('first', 8), at(0))).toBe(true);
    expect(await store.acquire(key, leaseUntil('second', 9), at(1))).toBe(false);
    expect(await store.acquire(key, leaseUntil('second', 17), at(9))).toBe(true);
    expect((await store.state(key)).lease?.token).toBe('second');
  });

  describe('renewing a lease', () => {
    const configured = async () => {
      const key = { ...aFreshRepository(), teamId: teamIdSchema.parse(randomUUID()) };
      await teams.putConnection(aConnection({ teamId: key.teamId, version: 1 }));
      await teams.putMapping(aMapping(key, { version: 1 }));
      await store.raise(key, aScan(), at(0));
      await store.acquire(key, leaseUntil('t', 8), at(0));
      return key;
    };
    const basis = { connectionVersion: 1, mappingVersion: 1 };

    it('prolongs it while nothing changed', async () => {
      const key = await configured();
      expect(await store.renew(key, leaseUntil('t', 20), basis)).toBe('renewed');
      expect((await store.state(key)).lease?.expiresAt).toBe(at(20).toISOString());
    });

    it('notes how far the holder has come', async () => {
      const key = await configured();
      const progress = { done: 3, planned: 12 };
      await store.renew(key, { ...leaseUntil('t', 20), progress }, basis);
      expect((await store.state(key)).lease).toEqual({ ...leaseUntil('t', 20), progress });
    });

    it('fails once somebody else holds it', async () => {
      const key = await configured();
      await store.acquire(key, leaseUntil('new', 17), at(9));
      expect(await store.renew(key, leaseUntil('t', 20), basis)).toBe('lost');
    });

    it('fails once the connection changed, as it does when exports are paused', async () => {
      const key = await configured();
      await teams.putConnection(aConnection({ teamId: key.teamId, version: 2 }));
      expect(await store.renew(key, leaseUntil('t', 20), basis)).toBe('basis_changed');
    });

    it('fails once the mapping changed or was removed', async () => {
      const key = await configured();
      await teams.deleteMapping(aMapping(key, { version: 1 }));
      expect(await store.renew(key, leaseUntil('t', 20), basis)).toBe('basis_changed');
    });
  });

  it('takes the lease back as done, with the time of the success', async () => {
    const key = aFreshRepository();
    await store.raise(key, aScan(), at(0));
    await store.acquire(key, leaseUntil('t', 8), at(0));
    expect(await store.release(key, 't', { requested: 1, inSyncAt: at(1) })).toBe('released');
    expect(await store.state(key)).toEqual({
      requested: 1,
      completed: 1,
      attempt: 0,
      lastStartedAt: at(0).toISOString(),
      lastInSyncAt: at(1).toISOString(),
    });
  });

  it('does not call done what was asked for meanwhile', async () => {
    const key = aFreshRepository();
    await store.raise(key, aScan(), at(0));
    await store.acquire(key, leaseUntil('t', 8), at(0));
    await store.raise(key, aScan({ id: 'event-2' }), at(0));
    expect(await store.release(key, 't', { requested: 1 })).toBe('more_requested');
    expect(await store.state(key)).toMatchObject({ completed: 0, lease: { token: 't' } });
  });

  it('tells a holder that its lease is lost', async () => {
    const key = aFreshRepository();
    await store.raise(key, aScan(), at(0));
    await store.acquire(key, leaseUntil('old', 8), at(0));
    await store.acquire(key, leaseUntil('new', 17), at(9));
    expect(await store.release(key, 'old', { requested: 1 })).toBe('lost');
    await store.postpone(key, 'old', { notBefore: at(30), attempt: 3 });
    expect(await store.state(key)).toMatchObject({ attempt: 0, lease: { token: 'new' } });
  });

  it('keeps a postponed repository waiting with its error until it is taken up again', async () => {
    const key = await aRepositoryAskedFor(store);
    const error = { code: 'unavailable', message: 'It is down.', at: at(1).toISOString() };
    await store.acquire(key, leaseUntil('t', 8), at(0));
    await store.postpone(key, 't', { notBefore: at(2), attempt: 1, error });
    expect(await store.state(key)).toMatchObject({ attempt: 1, notBefore: at(2).toISOString(), lastError: error });
    await store.acquire(key, leaseUntil('u', 10), at(2));
    expect((await store.state(key)).notBefore).toBeUndefined();
  });

  it('forgets the error of a repository that only keeps its distance', async () => {
    const key = await aRepositoryAskedFor(store);
    const error = {
      code: 'key_rejected',
      message: 'Replace it.',
      at: at(1).toISOString(),
      needs: 'connection',
    } as const;
    await store.acquire(key, leaseUntil('t', 8), at(0));
    await store.postpone(key, 't', { notBefore: at(2), attempt: 0, error });
    expect((await store.state(key)).lastError).toEqual(error);
    await store.acquire(key, leaseUntil('u', 10), at(2));
    await store.postpone(key, 'u', { notBefore: at(3), attempt: 0 });
    expect(await store.state(key)).not.toHaveProperty('lastError');
  });

  it('defers a repository that nobody works on, and leaves one alone that somebody does', async () => {
    const [idle, busy] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
    await store.acquire(busy, leaseUntil('t', 8), at(0));
    for (const key of [idle, busy]) await store.defer(key, at(1));
    expect((await store.state(idle)).notBefore).toBe(at(1).toISOString());
    expect((await store.state(busy)).notBefore).toBeUndefined();
  });

  it('shortens a wait that a wish ends, and no other', async () => {
    const [mended, strict] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
    for (const key of [mended, strict]) {
      await store.acquire(key, leaseUntil('t', 8), at(0));
      await store.postpone(key, 't', { notBefore: at(50), attempt: 0, endsOnRequest: key === mended });
      await store.defer(key, at(1));
    }
    expect(await store.state(mended)).toMatchObject({ notBefore: at(1).toISOString() });
    expect((await store.state(mended)).waitEndsOnWish).toBeUndefined();
    expect((await store.state(strict)).notBefore).toBe(at(50).toISOString());
  });
}
