import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wakeRepositories } from '../../../../functions/sweep/wake-repositories.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { atTheEnd } from '../../../../shared/domain/sync/in-line.ts';
import type { Pause } from '../../../../shared/domain/sync/pause.ts';
import type { SyncState } from '../../../../shared/domain/sync/sync-state.ts';
import type { Due } from '../../../../shared/ports/due-list.ts';
import { createInMemoryInstanceLine } from '../../../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../../../support/in-memory-instance-slots.ts';
import { createInMemorySyncStore } from '../../../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../../../support/in-memory-team-store.ts';
import { createRecordingSyncQueue } from '../../../support/recording-sync-queue.ts';
import { aClock, aConnection, aRepository, aScan, silentLog } from '../../../support/sync-fixtures.ts';

const minuteMs = 60_000;
const [shop, ledger, portal] = ['acme/shop', 'acme/ledger', 'acme/portal'].map((id) => aRepository(id)) as [
  RepositoryKey,
  RepositoryKey,
  RepositoryKey,
];

let clock: ReturnType<typeof aClock>;
let store: ReturnType<typeof createInMemorySyncStore>;
let teams: ReturnType<typeof createInMemoryTeamStore>;
let queue: ReturnType<typeof createRecordingSyncQueue>;

beforeEach(() => {
  clock = aClock();
  store = createInMemorySyncStore();
  queue = createRecordingSyncQueue();
  teams = createInMemoryTeamStore();
  paused.length = 0;
});

const paused: Pause[] = [];
const slots = createInMemoryInstanceSlots(2);

function sweep(
  overrides: { state?: (key: RepositoryKey) => Promise<SyncState>; forMs?: number } = {},
  line = createInMemoryInstanceLine(store, slots),
) {
  const { state = store.state, forMs = 60_000 } = overrides;
  const pauses = { pauses: async () => paused };
  const common = { queue, teams, pauses, clock, log: silentLog };
  const dependencies = { ...common, due: store.due, store: { state }, line };
  return wakeRepositories(dependencies, { endsAt: new Date(clock.now().getTime() + forMs) });
}

const woken = () => queue.woken.map(({ repositoryId }) => repositoryId);

async function allDue(): Promise<Array<Due<RepositoryKey>>> {
  const all: Array<Due<RepositoryKey>> = [];
  for await (const one of store.due.due(0, new Date('2027-01-01T00:00:00Z'))) all.push(one);
  return all;
}

describe('a sweep', () => {
  it('wakes a repository whose message got lost, tells how long it was overdue, and then gives it time', async () => {
    await store.raise(shop, aScan(), clock.now());
    expect(await sweep()).toEqual({ oldestDue: 0 });
    expect(woken()).toEqual([]);
    clock.advance(12 * minuteMs);
    expect(await sweep()).toEqual({ oldestDue: 12 * 60 });
    clock.advance(5 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/shop']);
    clock.advance(10 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/shop', 'acme/shop']);
  });

  it('wakes one that nobody takes up ever less often, so that messages do not pile up', async () => {
    await store.raise(shop, aScan(), clock.now());
    for (let sweeps = 0; sweeps < 24 * 12; sweeps += 1) {
      await sweep();
      clock.advance(5 * minuteMs);
    }
    expect(woken().length).toBeLessThan(10);
  });

  it('leaves one alone that stands in a line, however long, and wakes one that is not there any more', async () => {
    const line = createInMemoryInstanceLine(store, slots);
    await store.raise(shop, aScan(), clock.now());
    await store.acquire(shop, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    await line.join(shop, 't', atTheEnd('dojo.example.com', { byPerson: false, now: clock.now() }), clock.now());
    await store.raise(shop, aScan({ id: 'later' }), clock.now());
    for (let sweeps = 0; sweeps < 24 * 12; sweeps += 1) {
      await sweep({}, line);
      clock.advance(5 * minuteMs);
    }
    expect(woken()).toEqual([]);
    clock.advance(6 * 60 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/shop']);
  });

  it('wakes a repository whose holder died, but not before its lease ran out', async () => {
    await store.raise(shop, aScan(), clock.now());
    const lease = { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' };
    await store.acquire(shop, lease, clock.now());
    clock.advance(9 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/shop']);
  });

  it('leaves one alone whose lease was renewed since', async () => {
    await store.raise(shop, aScan(), clock.now());
    await store.acquire(shop, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    clock.advance(9 * minuteMs);
    const renewed = { token: 't', expiresAt: '2026-11-22T12:20:00.000Z' };
    await sweep({ state: async (key) => ({ ...(await store.state(key)), lease: renewed }) });
    expect(woken()).toEqual([]);
    expect(await allDue()).toEqual([{ key: shop, dueAt: renewed.expiresAt }]);
  });

  it('asks for a sync when an accepted risk has ended, once however often it looks', async () => {
    await store.raise(shop, aScan(), clock.now());
    await store.acquire(shop, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    await store.release(shop, 't', { requested: 1, lookAt: '2026-12-01T00:00:00.000Z' });
    clock.advance(9 * 24 * 60 * minuteMs);
    for (let sweeps = 0; sweeps < 2; sweeps += 1) {
      await sweep();
      clock.advance(20 * minuteMs);
    }
    expect(new Set(queue.requested.map(({ id, reason }) => `${id} ${reason}`))).toEqual(
      new Set(['acceptance-end-2026-12-01T00:00:00.000Z acceptance_ended']),
    );
  });

  it('asks for a drift check when it is time for one, once however often it looks, and not while that is paused', async () => {
    await teams.putConnection(aConnection({ baseUrl: 'https://busy.example.com' }));
    await store.raise(shop, aScan(), clock.now());
    await store.acquire(shop, { token: 't', expiresAt: '2026-11-22T12:08:00.000Z' }, clock.now());
    await store.release(shop, 't', { requested: 1, driftCheckAt: '2026-12-22T12:00:00.000Z' });
    clock.advance(29 * 24 * 60 * minuteMs);
    await sweep();
    clock.advance(24 * 60 * minuteMs);
    paused.push({ since: clock.now().toISOString(), instance: 'busy.example.com' });
    await sweep();
    expect(queue.requested).toEqual([]);
    paused.length = 0;
    for (let sweeps = 0; sweeps < 2; sweeps += 1) {
      clock.advance(20 * minuteMs);
      await sweep();
    }
    expect(new Set(queue.requested.map(({ id, reason }) => `${id} ${reason}`))).toEqual(
      new Set(['drift-check-2026-12-22T12:00:00.000Z drift_check']),
    );
  });

  it('is not stopped by one that it cannot see to, and leaves that one alone for an hour', async () => {
    for (const key of [shop, ledger, portal]) {
      await store.raise(key, aScan(), clock.now());
      await store.defer(key, clock.now());
    }
    const state = vi.fn(async (key: RepositoryKey) => {
      if (key.repositoryId === ledger.repositoryId) throw new Error('unreadable');
      return store.state(key);
    });
    await sweep({ state });
    expect(woken().toSorted()).toEqual(['acme/portal', 'acme/shop']);
    clock.advance(59 * minuteMs);
    state.mockClear();
    await sweep({ state });
    expect(state.mock.calls.flat()).not.toContainEqual(ledger);
  });

  it('wakes nothing while everything is paused, and all of it right after', async () => {
    for (const key of [shop, ledger]) await store.raise(key, aScan(), clock.now());
    paused.push({ since: clock.now().toISOString() });
    clock.advance(3 * 60 * minuteMs);
    await sweep();
    expect(woken()).toEqual([]);
    paused.length = 0;
    await sweep();
    expect(woken().toSorted()).toEqual(['acme/ledger', 'acme/shop']);
  });

  it('passes over what belongs to a paused instance until that goes on', async () => {
    const elsewhere = aRepository('acme/elsewhere', 'team-2');
    await teams.putConnection(aConnection({ baseUrl: 'https://busy.example.com' }));
    for (const key of [shop, elsewhere]) await store.raise(key, aScan(), clock.now());
    paused.push({ since: clock.now().toISOString(), instance: 'busy.example.com' });
    clock.advance(11 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/elsewhere']);
    paused.length = 0;
    clock.advance(5 * minuteMs);
    await sweep();
    expect(woken()).toEqual(['acme/elsewhere', 'acme/shop']);
  });

  it('begins nothing more when its time is up; the next one goes on there', async () => {
    for (const key of [shop, ledger]) {
      await store.raise(key, aScan(), clock.now());
      await store.defer(key, clock.now());
    }
    await sweep({
      forMs: 1_000,
      state: async (key) => {
        clock.advance(1_000);
        return store.state(key);
      },
    });
    expect(woken()).toHaveLength(1);
    await sweep();
    expect(woken().toSorted()).toEqual(['acme/ledger', 'acme/shop']);
  });
});
