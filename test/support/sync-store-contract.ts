import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type RepositoryKey, teamIdSchema } from '../../shared/domain/ids.ts';
import { placementSchema } from '../../shared/domain/placement.ts';
import { noCounts, type Run, type RunEntry } from '../../shared/domain/run.ts';
import type { Trigger } from '../../shared/domain/trigger.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Due, DueList } from '../../shared/ports/due-list.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { aClock, aConnection, aMapping, aRepository, aScan } from './sync-fixtures.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
const leaseUntil = (token: string, minute: number) => ({ token, expiresAt: at(minute).toISOString() });
const aFreshRepository = () => aRepository(`acme/${randomUUID()}`);

async function aRepositoryAskedFor(store: SyncStore): Promise<RepositoryKey> {
  const key = aFreshRepository();
  await store.raise(key, aScan({ id: 'asked' }), at(0));
  return key;
}

interface SyncStoreUnderTest {
  readonly store: SyncStore;
  readonly teams: TeamStore;
  readonly due: DueList<RepositoryKey>;
}

/** What every {@link SyncStore} must do, whatever it keeps its items in. */
export function describeSyncStore(name: string, create: (clock: Clock) => SyncStoreUnderTest): void {
  describe(`the sync store ${name}`, () => {
    const { store, teams, due } = create(aClock(at(0).toISOString()));

    it('knows nothing of a repository that nobody asked for', async () => {
      const key = aFreshRepository();
      expect(await store.state(key)).toEqual({ requested: 0, completed: 0, attempt: 0 });
      expect(await store.triggers(key)).toEqual([]);
      expect(await store.placement(key, 'https://dojo.example.com', 1)).toBeUndefined();
    });

    it('counts every wish but remembers a repeated trigger once', async () => {
      const key = aFreshRepository();
      for (const id of ['a', 'a', 'b']) await store.raise(key, aScan({ id }), at(0));
      expect((await store.state(key)).requested).toBe(3);
      expect((await store.triggers(key)).map((trigger: Trigger) => trigger.id)).toEqual(['a', 'b']);
    });

    it('gives nobody the lease of a repository that nobody asked for, nor makes it wait', async () => {
      const key = aFreshRepository();
      expect(await store.acquire(key, leaseUntil('t', 8), at(0))).toBe(false);
      await store.defer(key, at(1));
      expect(await store.state(key)).toEqual({ requested: 0, completed: 0, attempt: 0 });
      expect(await instantDue(due, key)).toBeUndefined();
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
        await store.postpone(key, 't', { notBefore: at(50), attempt: 0, endsOnWish: key === mended });
        await store.defer(key, at(1));
      }
      expect(await store.state(mended)).toMatchObject({ notBefore: at(1).toISOString() });
      expect((await store.state(mended)).waitEndsOnWish).toBeUndefined();
      expect((await store.state(strict)).notBefore).toBe(at(50).toISOString());
    });

    describe('when something is to be done later', () => {
      const dueAt = (key: RepositoryKey) => instantDue(due, key);

      it('lists a repository that a wish was noted for, in case nobody comes to serve it', async () => {
        const key = aFreshRepository();
        expect(await dueAt(key)).toBeUndefined();
        await store.raise(key, aScan(), at(0));
        expect(await dueAt(key)).toBe(at(10).toISOString());
        expect((await store.state(key)).waitingSince).toBe(at(0).toISOString());
        await store.raise(key, aScan({ id: 'later' }), at(3));
        expect((await store.state(key)).waitingSince).toBe(at(0).toISOString());
      });

      it('lists it from when the lease runs out, whatever is asked for meanwhile', async () => {
        const key = aFreshRepository();
        await store.raise(key, aScan(), at(0));
        await store.acquire(key, leaseUntil('t', 8), at(0));
        await store.raise(key, aScan({ id: 'meanwhile' }), at(5));
        expect(await dueAt(key)).toBe(at(8).toISOString());
      });

      it('lists it from when its wait is over', async () => {
        const [postponed, deferred] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
        const crashed = await aRepositoryAskedFor(store);
        await store.acquire(postponed, leaseUntil('t', 8), at(0));
        await store.postpone(postponed, 't', { notBefore: at(20), attempt: 1 });
        await store.raise(postponed, aScan(), at(1));
        expect(await dueAt(postponed)).toBe(at(20).toISOString());
        await store.defer(deferred, at(1));
        expect(await dueAt(deferred)).toBe(at(1).toISOString());
        await store.acquire(crashed, leaseUntil('t', 8), at(0));
        await store.postpone(crashed, 't', { notBefore: at(1), attempt: 0, dueAt: at(50) });
        expect(await dueAt(crashed)).toBe(at(50).toISOString());
      });

      it('lists it no more once all is done, unless it is to be looked at again', async () => {
        const key = aFreshRepository();
        await store.raise(key, aScan(), at(0));
        await store.acquire(key, leaseUntil('t', 8), at(0));
        await store.release(key, 't', { requested: 1, lookAt: at(45).toISOString() });
        expect(await dueAt(key)).toBe(at(45).toISOString());
        expect(await store.state(key)).toMatchObject({ lookAt: at(45).toISOString() });
        await store.raise(key, aScan({ id: 'later' }), at(5));
        expect(await dueAt(key)).toBe(at(15).toISOString());
        await store.acquire(key, leaseUntil('t', 14), at(6));
        await store.release(key, 't', { requested: 2 });
        expect(await dueAt(key)).toBeUndefined();
        expect((await store.state(key)).lookAt).toBeUndefined();
      });

      it('lists it for its drift check or its next look, whichever comes first', async () => {
        const key = aFreshRepository();
        const [look, check] = [at(45).toISOString(), at(50).toISOString()];
        await store.raise(key, aScan(), at(0));
        await store.acquire(key, leaseUntil('t', 8), at(0));
        await store.release(key, 't', { requested: 1, lookAt: look, driftCheckAt: check });
        expect(await dueAt(key)).toBe(look);
        expect(await store.state(key)).toMatchObject({ lookAt: look, driftCheckAt: check });
        await store.raise(key, aScan({ id: 'later' }), at(5));
        await store.acquire(key, leaseUntil('t', 14), at(6));
        await store.release(key, 't', { requested: 2, driftCheckAt: check });
        expect(await dueAt(key)).toBe(check);
        expect(await store.state(key)).not.toHaveProperty('lookAt');
      });

      it('keeps what a round tells of drift, also one that has more to do', async () => {
        const key = aFreshRepository();
        const [check, later] = [at(50).toISOString(), at(80).toISOString()];
        const found = {
          runId: 'r',
          productId: 1,
          at: at(1).toISOString(),
          missing: 1,
          changedByPeople: 0,
          unexpected: 2,
        };
        await store.raise(key, aScan(), at(0));
        await store.acquire(key, leaseUntil('t', 8), at(0));
        const wait = { notBefore: at(5), attempt: 0 };
        await store.postpone(key, 't', { ...wait, drift: { driftCheckAt: check, driftFound: found } });
        expect(await store.state(key)).toMatchObject({ driftCheckAt: check, driftFound: found });
        await store.acquire(key, leaseUntil('t', 14), at(6));
        await store.postpone(key, 't', wait);
        expect(await store.state(key)).toMatchObject({ driftCheckAt: check, driftFound: found });
        await store.acquire(key, leaseUntil('t', 24), at(16));
        await store.release(key, 't', { requested: 1, driftCheckAt: later, driftFound: found });
        expect(await store.state(key)).toMatchObject({ driftCheckAt: later, driftFound: found });
        await store.raise(key, aScan({ id: 'later' }), at(25));
        await store.acquire(key, leaseUntil('t', 34), at(26));
        await store.postpone(key, 't', { ...wait, drift: {} });
        const state = await store.state(key);
        expect([state.driftCheckAt, state.driftFound]).toEqual([undefined, undefined]);
      });

      it('is planned a first drift check when nothing else is wanted of it, before or after its next look', async () => {
        const [never, fresh, looking, planned] = [0, 1, 2, 3].map(() => aFreshRepository()) as RepositoryKey[];
        if (!never || !fresh || !looking || !planned) throw new Error('four');
        for (const key of [fresh, looking, planned]) {
          await store.raise(key, aScan(), at(0));
          await store.planDriftCheck(key, at(20));
          expect(await store.state(key)).not.toHaveProperty('driftCheckAt');
          await store.acquire(key, leaseUntil('t', 8), at(0));
        }
        await store.release(fresh, 't', { requested: 1 });
        await store.release(looking, 't', { requested: 1, lookAt: at(15).toISOString() });
        await store.release(planned, 't', { requested: 1, driftCheckAt: at(40).toISOString() });
        for (const key of [never, fresh, looking, planned]) await store.planDriftCheck(key, at(20));
        expect(await Promise.all([fresh, looking, planned].map(dueAt))).toEqual(
          [20, 15, 40].map((minute) => at(minute).toISOString()),
        );
        expect(await store.state(looking)).toMatchObject({ driftCheckAt: at(20).toISOString() });
        expect(await store.state(never)).toMatchObject({ requested: 0 });
        expect(await dueAt(never)).toBeUndefined();
      });

      it('looks away from one that was seen to, unless something happened to it', async () => {
        const [seen, changed] = [aFreshRepository(), aFreshRepository()];
        for (const key of [seen, changed]) await store.raise(key, aScan(), at(0));
        await store.acquire(changed, leaseUntil('t', 30), at(1));
        for (const key of [seen, changed]) await due.putOff({ key, dueAt: at(10).toISOString() }, at(25));
        expect(await dueAt(seen)).toBe(at(25).toISOString());
        expect(await dueAt(changed)).toBe(at(30).toISOString());
      });

      it('lists only what is due by then, whatever is due longest first', async () => {
        const [sooner, later] = [await aRepositoryAskedFor(store), await aRepositoryAskedFor(store)];
        for (const [key, minute] of [
          [later, 5],
          [sooner, 2],
        ] as const) {
          await store.defer(key, at(minute));
        }
        const listed = (minute: number) => everyDue(due, at(minute));
        const of = (all: readonly { dueAt: string }[]) => all.map((one) => one.dueAt);
        expect(await instantDue(due, later, at(4))).toBeUndefined();
        expect(await instantDue(due, sooner, at(4))).toBe(at(2).toISOString());
        for (const part of await listed(59)) expect(of(part)).toEqual(of(part).toSorted());
      });
    });

    it('never replaces a newer baseline by an older one', async () => {
      const key = aFreshRepository();
      const scan = (scanId: string, minute: number) => ({
        scanId,
        completedAt: at(minute).toISOString(),
        branch: 'main',
      });
      await store.rememberBaseline(key, scan('newer', 5));
      await store.rememberBaseline(key, scan('older', 1));
      expect((await store.state(key)).baselineScan?.scanId).toBe('newer');
      await store.rememberBaseline(key, scan('newest', 9));
      expect((await store.state(key)).baselineScan?.scanId).toBe('newest');
    });

    it('keeps a placement for every product that the repository was ever mapped to', async () => {
      const key = aFreshRepository();
      const placement = (productId: number) =>
        placementSchema.parse({
          placementId: `p-${productId}`,
          baseUrl: 'https://dojo.example.com',
          productId,
          engagementId: 2,
        });
      for (const productId of [1, 2]) await store.putPlacement(key, placement(productId));
      expect(await store.placement(key, 'https://dojo.example.com', 1)).toEqual(placement(1));
      expect(await store.placement(key, 'https://other.example.com', 1)).toBeUndefined();
    });

    it('lists runs newest first and a run’s entries all', async () => {
      const key = aFreshRepository();
      const entries = Array.from(
        { length: 1201 },
        (_, index): RunEntry => ({ geckoId: `g-${index}`, operation: 'created' }),
      );
      for (const [minute, runId] of runIds.entries())
        await store.recordRun(aRun({ ...key, runId, minute }), entries, { servedTriggers: true });
      expect((await store.runs(key, { limit: 2 })).items.map((run) => run.runId)).toEqual(
        [...runIds].reverse().slice(0, 2),
      );
      expect(await everyEntry(store, key, runIds[0])).toEqual(entries);
      expect((await store.run(key, runIds[1]))?.runId).toBe(runIds[1]);
    });

    it('shows no run that is 90 days old, nor its entries, however long the table keeps them', async () => {
      const key = aFreshRepository();
      const ago = 90 * 24 * 60;
      const entries: RunEntry[] = [{ geckoId: 'a', operation: 'created' }];
      for (const [index, runId] of runIds.entries()) {
        const run = aRun({ ...key, runId, minute: index - 1 - ago });
        await store.recordRun(run, entries, { servedTriggers: true });
      }
      expect((await store.runs(key, { limit: 5 })).items.map((run) => run.runId)).toEqual([runIds[2]]);
      expect(await store.run(key, runIds[1])).toBeUndefined();
      expect(await everyEntry(store, key, runIds[1])).toEqual([]);
      expect(await everyEntry(store, key, runIds[2])).toEqual(entries);
    });

    it('tells of a hundred triggers at once, and of the others when those were served', async () => {
      const key = aFreshRepository();
      const all = Array.from({ length: 103 }, (_, index) => aScan({ id: `event-${String(index).padStart(3, '0')}` }));
      for (const trigger of all) await store.raise(key, trigger, at(0));
      const first = await store.triggers(key);
      expect(first).toEqual(all.slice(0, 100));
      const run = { ...aRun({ ...key, runId: runIds[0], minute: 0 }), triggers: first };
      await store.recordRun(run, [], { servedTriggers: true });
      expect(await store.triggers(key)).toEqual(all.slice(100));
    });

    it('forgets the triggers of a run that served them, and keeps those of one that could not', async () => {
      const key = aFreshRepository();
      await store.raise(key, aScan(), at(0));
      const run = { ...aRun({ ...key, runId: runIds[0], minute: 0 }), triggers: [aScan()] };
      await store.recordRun(run, [], { servedTriggers: false });
      expect(await store.triggers(key)).toHaveLength(1);
      await store.recordRun({ ...run, runId: runIds[1] }, [], { servedTriggers: true });
      expect(await store.triggers(key)).toEqual([]);
    });
  });
}

/** What is due, part by part. */
function everyDue(due: DueList<RepositoryKey>, now: Date): Promise<Array<Array<Due<RepositoryKey>>>> {
  const collect = async (part: number) => {
    const all: Array<Due<RepositoryKey>> = [];
    for await (const one of due.due(part, now)) all.push(one);
    return all;
  };
  return Promise.all(Array.from({ length: due.parts }, (_, part) => collect(part)));
}

/** When a repository is due. */
async function instantDue(due: DueList<RepositoryKey>, key: RepositoryKey, now = at(59)): Promise<string | undefined> {
  const all = (await everyDue(due, now)).flat();
  return all.find((one) => one.key.repositoryId === key.repositoryId)?.dueAt;
}

const runIds = [
  '01a20525-0000-7000-8000-000000000001',
  '01a20525-0000-7000-8000-000000000002',
  '01a20525-0000-7000-8000-000000000003',
] as const;

function aRun({ minute, ...key }: Pick<Run, 'teamId' | 'repositoryId' | 'runId'> & { minute: number }): Run {
  const startedAt = at(minute).toISOString();
  return {
    ...key,
    triggers: [],
    startedAt,
    finishedAt: startedAt,
    outcome: 'succeeded',
    counts: noCounts,
    defectDojoCalls: 0,
    links: {},
  };
}

async function everyEntry(
  store: SyncStore,
  key: Parameters<SyncStore['runEntries']>[0],
  runId: string,
): Promise<RunEntry[]> {
  const entries: RunEntry[] = [];
  let after: string | undefined;
  do {
    const page = await store.runEntries(key, runId, { after });
    entries.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return entries;
}
