import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type RepositoryKey, teamIdSchema } from '../../shared/domain/names/ids.ts';
import { atTheEnd, movedBack, movedForward, type Waiting } from '../../shared/domain/sync/in-line.ts';
import type { DueList } from '../../shared/ports/due-list.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { aRepository, aScan } from './sync-fixtures.ts';

/** A line of two slots an instance, with what it is used together with. */
export interface InstanceLineUnderTest {
  readonly line: InstanceLine;
  readonly slots: InstanceSlots;
  readonly store: SyncStore;
  readonly due: DueList<RepositoryKey>;
  /** Deletes the state of a repository's syncs, and nothing that stands in a line. */
  readonly forgetState: (key: RepositoryKey) => Promise<void>;
}

const at = (minute: number) => new Date(Date.UTC(2036, 10, 22, 12, minute));
const lease = (token: string, minute: number) => ({ token, expiresAt: at(minute).toISOString() });

/** What every {@link InstanceLine} must do, whatever it keeps its items in. */
export function describeInstanceLine(
  name: string,
  { line, slots, store, due, forgetState }: InstanceLineUnderTest,
): void {
  const aTeam = (letter = 'a') => `${letter}-${randomUUID()}`;
  const aPlace = () => `${randomUUID()}.example.com`;

  /** A repository that was asked for, with its lease taken. */
  async function aHolder(repositoryId: string, teamId = aTeam()): Promise<RepositoryKey> {
    const key = aRepository(repositoryId, teamId);
    await store.raise(key, aScan(), at(0));
    await store.acquire(key, lease('mine', 8), at(0));
    return key;
  }

  /** Stands in a line since a minute. */
  async function standing(
    instance: string,
    { repositoryId = 'acme/shop', teamId = aTeam(), since = 1, byPerson = false } = {},
  ): Promise<Waiting> {
    const key = await aHolder(repositoryId, teamId);
    const stands = atTheEnd(instance, { byPerson, now: at(since) });
    expect(await line.join(key, 'mine', stands, at(since))).toBe(true);
    return { ...key, ...stands };
  }

  /** When the sweep finds it. */
  async function dueOf({ teamId, repositoryId }: RepositoryKey): Promise<string | undefined> {
    for (let part = 0; part < due.parts; part += 1) {
      for await (const { key, dueAt } of due.due(part, at(24 * 60)))
        if (key.teamId === teamId && key.repositoryId === repositoryId) return dueAt;
    }
    return undefined;
  }

  async function namesOf(instance: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { repositoryId } of line.everyone(instance)) names.push(repositoryId);
    return names;
  }

  const call = { until: at(15), now: at(10) };

  describe(`the line ${name}`, () => {
    it('takes whoever gives their lease for it, and nobody else', async () => {
      const instance = aPlace();
      const key = await aHolder('acme/shop');
      const stands = atTheEnd(instance, { byPerson: false, now: at(1) });
      expect(await line.isEmpty(instance)).toBe(true);
      expect(await line.join(key, 'another', stands, at(1))).toBe(false);
      expect(await line.isEmpty(instance)).toBe(true);
      const compared = { digest: 'of all', startedAt: at(0).toISOString(), there: 4, unchanged: 5 };
      expect(await line.join(key, 'mine', stands, at(1), compared)).toBe(true);
      expect(await line.isEmpty(instance)).toBe(false);
      const state = await store.state(key);
      expect(state).toMatchObject({ waitsInLine: stands, compared });
      expect([state.comparedBefore, state.startedBefore]).toEqual([undefined, undefined]);
      expect(state).not.toHaveProperty('lease');
      expect(await dueOf(key)).toBe(at(6 * 60 + 1).toISOString());
    });

    it('has a repository stand in it once, however often it joins', async () => {
      const instance = aPlace();
      const { teamId, repositoryId, ...stands } = await standing(instance);
      const key = { teamId, repositoryId };
      await store.acquire(key, lease('again', 20), at(9));
      expect(await line.join(key, 'again', stands, at(10))).toBe(true);
      expect(await namesOf(instance)).toEqual(['acme/shop']);
    });

    it('takes nobody anew who was called where they stand and has time to come', async () => {
      const instance = aPlace();
      const waiting = await standing(instance);
      const { teamId, repositoryId, ...stands } = waiting;
      await line.call(waiting, 1, call);
      await store.acquire(waiting, lease('mine', 30), at(11));
      expect(await line.join({ teamId, repositoryId }, 'mine', stands, at(12))).toBe(false);
      expect(await line.standing(waiting)).toBe('called');
      expect(await store.state(waiting)).toMatchObject({ lease: { token: 'mine' } });
      expect(await line.join({ teamId, repositoryId }, 'mine', stands, at(16))).toBe(true);
      expect(await line.standing(waiting)).toBe('waiting');
    });

    it('is in the order of coming within a team, before whom a person asked for', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      await standing(instance, { teamId, repositoryId: 'acme/late', since: 3 });
      await standing(instance, { teamId, repositoryId: 'acme/early', since: 1 });
      await standing(instance, { teamId, repositoryId: 'acme/person', since: 4, byPerson: true });
      await standing(instance, { teamId, repositoryId: 'acme/middle', since: 2 });
      expect(await namesOf(instance)).toEqual(['acme/person', 'acme/early', 'acme/middle', 'acme/late']);
      expect(await line.next(instance, { now: at(10) })).toMatchObject({ repositoryId: 'acme/person' });
    });

    it('lets teams come in turn, each with whoever stands first of its own', async () => {
      const instance = aPlace();
      const [a, b, c] = ['a', 'b', 'c'].map((letter) => aTeam(letter)) as [string, string, string];
      for (const minute of [1, 2]) await standing(instance, { teamId: a, repositoryId: `a/${minute}`, since: minute });
      await standing(instance, { teamId: b, repositoryId: 'b/9', since: 9 });
      await standing(instance, { teamId: c, repositoryId: 'c/8', since: 8 });
      const nextAfter = async (team: string) =>
        (await line.next(instance, { after: teamIdSchema.parse(team), now: at(10) }))?.repositoryId;
      expect([await nextAfter(a), await nextAfter(b), await nextAfter(c), await nextAfter('z')]).toEqual([
        'b/9',
        'c/8',
        'a/1',
        'a/1',
      ]);
      const ofTeam: string[] = [];
      for await (const one of line.ofTeam(instance, teamIdSchema.parse(a))) ofTeam.push(one.repositoryId);
      expect(ofTeam).toEqual(['a/1', 'a/2']);
    });

    it('keeps a slot for whoever is called, who takes it by coming and leaves the line', async () => {
      const instance = aPlace();
      const waiting = await standing(instance);
      expect(await line.standing(waiting)).toBe('waiting');
      expect(await line.call(waiting, 1, call)).toBe(true);
      expect(await line.standing(waiting)).toBe('called');
      expect(await slots.slots(instance)).toEqual([{ number: 1, until: at(15), called: waiting }]);
      expect(await slots.taken(instance, at(10))).toBe(0);
      expect(await slots.take(instance, { token: 'x', until: at(20), now: at(10) })).toMatchObject({ number: 2 });
      expect(await slots.take(instance, { token: 'y', until: at(20), now: at(10) })).toBeUndefined();

      await store.acquire(waiting, lease('come', 20), at(11));
      const slot = await line.enter(waiting, { token: 'come', until: at(19) });
      expect(slot).toEqual({ instance, number: 1, token: 'come' });
      expect(await line.isEmpty(instance)).toBe(true);
      expect(await store.state(waiting)).toMatchObject({ lease: lease('come', 20) });
      expect(await store.state(waiting)).not.toHaveProperty('waitsInLine');
      expect(await slots.taken(instance, at(10))).toBe(2);
      if (slot) await slots.free(slot);
      expect(await slots.taken(instance, at(10))).toBe(1);
    });

    it('calls nobody to a slot that is taken, nobody twice at a time, and nobody who left', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      const first = await standing(instance, { teamId, repositoryId: 'acme/first', since: 1 });
      const second = await standing(instance, { teamId, repositoryId: 'acme/second', since: 2 });
      await slots.take(instance, { token: 'x', until: at(20), now: at(10) });
      expect(await line.call(first, 1, call)).toBe(false);
      expect(await line.standing(first)).toBe('waiting');
      expect(await line.call(first, 2, call)).toBe(true);
      expect(await line.next(instance, { now: at(10) })).toEqual(second);
      expect(await line.call(first, 2, { until: at(25), now: at(21) })).toBe(true);
      expect(await line.call(first, 1, { until: at(25), now: at(21) })).toBe(false);
      await line.leave(second, at(21));
      expect(await line.call(second, 1, { until: at(25), now: at(21) })).toBe(false);
      expect(await slots.slots(instance)).toMatchObject([{ number: 1, until: at(20) }, { number: 2 }]);
    });

    it('lets whoever comes late have the slot as long as nobody else was called to it', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      const first = await standing(instance, { teamId, repositoryId: 'acme/first', since: 1 });
      const second = await standing(instance, { teamId, repositoryId: 'acme/second', since: 2 });
      await line.call(first, 1, call);
      expect(await line.move(first, movedBack(first, at(12)), at(12))).toBe(false);
      await store.acquire(first, lease('late', 30), at(16));
      expect(await line.move(first, movedBack(first, at(16)), at(16))).toBe(false);
      expect(await line.enter(first, { token: 'late', until: at(30) })).toMatchObject({ number: 1 });

      await line.call(second, 2, call);
      const third = await standing(instance, { teamId, repositoryId: 'acme/third', since: 3 });
      expect(await line.call(third, 2, { until: at(25), now: at(16) })).toBe(true);
      await store.acquire(second, lease('later', 30), at(17));
      expect(await line.enter(second, { token: 'later', until: at(30) })).toBeUndefined();
      expect(await namesOf(instance)).toEqual(['acme/second', 'acme/third']);
    });

    it('lets nobody come in who has no lease, or stands elsewhere by now', async () => {
      const instance = aPlace();
      const waiting = await standing(instance);
      await line.call(waiting, 1, call);
      await store.acquire(waiting, lease('come', 20), at(11));
      expect(await line.enter(waiting, { token: 'another', until: at(19) })).toBeUndefined();
      expect(
        await line.enter({ ...waiting, at: at(2).toISOString() }, { token: 'come', until: at(19) }),
      ).toBeUndefined();
      expect(await line.standing(waiting)).toBe('called');
    });

    it('moves a repository forward for a person, and back when it was called in vain', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      const first = await standing(instance, { teamId, repositoryId: 'acme/first', since: 1 });
      await standing(instance, { teamId, repositoryId: 'acme/second', since: 2 });
      const third = await standing(instance, { teamId, repositoryId: 'acme/third', since: 3 });
      const { teamId: _team, repositoryId: _repository, ...stands } = third;
      expect(await line.move(third, movedForward(stands, at(4)), at(4))).toBe(true);
      expect(await namesOf(instance)).toEqual(['acme/third', 'acme/first', 'acme/second']);
      expect((await store.state(third)).waitsInLine).toEqual({ ...stands, at: at(4).toISOString(), byPerson: true });
      expect(await line.move(third, movedForward(stands, at(5)), at(5))).toBe(false);

      await line.call(first, 1, call);
      expect(await line.move(first, movedBack(first, at(16)), at(16))).toBe(true);
      expect(await namesOf(instance)).toEqual(['acme/third', 'acme/second', 'acme/first']);
      expect(await line.standing({ ...first, at: at(16).toISOString() })).toBe('waiting');
      expect(await line.standing(first)).toBe('missing');
    });

    it('moves nobody whom somebody works on', async () => {
      const instance = aPlace();
      const waiting = await standing(instance);
      await store.acquire(waiting, lease('at-work', 20), at(9));
      expect(await line.move(waiting, movedForward(waiting, at(10)), at(10))).toBe(false);
      expect(await line.move(waiting, movedForward(waiting, at(21)), at(21))).toBe(true);
    });

    it('lets a repository leave, with the slot that it was called to, and it is due at once', async () => {
      const instance = aPlace();
      const waiting = await standing(instance);
      await line.call(waiting, 1, call);
      expect(await line.leave(waiting, at(11))).toBe(instance);
      expect(await line.isEmpty(instance)).toBe(true);
      expect(await slots.slots(instance)).toEqual([]);
      expect(await store.state(waiting)).not.toHaveProperty('waitsInLine');
      expect(await dueOf(waiting)).toBe(at(11).toISOString());
      expect(await line.leave(waiting, at(12))).toBeUndefined();
      expect(await dueOf(waiting)).toBe(at(11).toISOString());
      expect(await line.enter(waiting, { token: 'mine', until: at(19) })).toBeUndefined();
    });

    it('takes away who was called in vain and stands nowhere by its state, and nobody else', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      const [gone, waiting] = [
        await standing(instance, { teamId }),
        await standing(instance, { repositoryId: 'acme/b' }),
      ];
      for (const [index, one] of [gone, waiting].entries()) await line.call(one, index + 1, call);
      await forgetState(gone);
      expect(await line.discard(gone, at(12))).toBe(false);
      expect(await namesOf(instance)).toHaveLength(2);
      expect(await line.discard(waiting, at(16))).toBe(false);
      for (const _again of [1, 2]) expect(await line.discard(gone, at(16))).toBe(true);
      expect(await namesOf(instance)).toEqual(['acme/b']);
    });

    it('takes away nobody who was called anew, or who stands elsewhere by their state and joined there anew', async () => {
      const instance = aPlace();
      const gone = await standing(instance);
      await line.call(gone, 1, call);
      await forgetState(gone);
      await line.call(gone, 1, { until: at(25), now: at(16) });
      expect(await line.discard(gone, at(20))).toBe(false);
      const { teamId, repositoryId, ...stands } = gone;
      await store.raise(gone, aScan(), at(26));
      await store.acquire(gone, lease('anew', 40), at(26));
      expect(await line.join({ teamId, repositoryId }, 'anew', stands, at(26))).toBe(true);
      expect(await line.discard(gone, at(27))).toBe(false);
      expect(await line.standing(gone)).toBe('waiting');
    });

    it('leaves alone the slot that somebody else was called to meanwhile', async () => {
      const [instance, teamId] = [aPlace(), aTeam()];
      const first = await standing(instance, { teamId, repositoryId: 'acme/first', since: 1 });
      const second = await standing(instance, { teamId, repositoryId: 'acme/second', since: 2 });
      await line.call(first, 1, call);
      await line.call(second, 1, { until: at(25), now: at(16) });
      expect(await line.leave(first, at(17))).toBeUndefined();
      expect(await slots.slots(instance)).toEqual([{ number: 1, until: at(25), called: second }]);
    });

    it('tells which instances somebody waited for lately', async () => {
      const [instance, other] = [aPlace(), aPlace()];
      await standing(instance, { since: 1 });
      await standing(other, { since: 50 });
      const known = async () => {
        const all: string[] = [];
        for await (const one of line.instances()) if (one === instance || one === other) all.push(one);
        return all.sort();
      };
      expect(await known()).toEqual([instance, other].sort());
      for (const one of [instance, other]) await line.forget(one, at(100));
      expect(await known()).toEqual([other]);
    });
  });
}
