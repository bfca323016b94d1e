import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { InLine, Waiting } from '../../shared/domain/sync/in-line.ts';
import { inLineLookMs } from '../../shared/domain/sync/sync-due.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { InMemoryInstanceSlots } from './in-memory-instance-slots.ts';
import type { InMemorySyncStore } from './in-memory-sync-store.ts';

interface Standing {
  readonly waiting: Waiting;
  calledTo?: number;
  calledUntil?: Date;
}

/** {@link InstanceLine} in memory, of the slots and with the states that it is given. */
export function createInMemoryInstanceLine(store: InMemorySyncStore, slots: InMemoryInstanceSlots): InstanceLine {
  const entries = new Map<string, Standing>();
  const joinedAt = new Map<string, Date>();
  const everyone = (instance: string) =>
    [...entries.values()]
      .filter(({ waiting }) => waiting.instance === instance)
      .toSorted((one, other) => (orderOf(one.waiting) < orderOf(other.waiting) ? -1 : 1));
  const isCalled = ({ calledUntil }: Standing, now: Date) => calledUntil !== undefined && calledUntil >= now;

  return {
    async join({ teamId, repositoryId }, token, stands, now, compared) {
      joinedAt.set(stands.instance, now);
      const before = entries.get(idOf({ teamId, repositoryId, ...stands }));
      if (before !== undefined && isCalled(before, now)) return false;
      const isStanding = store.change(
        { teamId, repositoryId },
        ({ lease, comparedBefore: _of, startedBefore: _lease, notBefore: _over, waitEndsOnWish: _wish, ...state }) =>
          lease?.token === token
            ? {
                state: { ...state, waitsInLine: stands, ...(compared && { compared }) },
                dueAt: new Date(now.getTime() + inLineLookMs),
              }
            : undefined,
      );
      if (isStanding) put({ teamId, repositoryId, ...stands });
      return isStanding;
    },

    async move(waiting, to, now) {
      if (idOf({ ...waiting, ...to }) === idOf(waiting)) return true;
      const standing = entries.get(idOf(waiting));
      if (standing === undefined || isCalled(standing, now)) return false;
      const hasMoved = store.change(waiting, (state) =>
        isThere(state.waitsInLine, waiting) && !(state.lease && state.lease.expiresAt >= now.toISOString())
          ? { state: { ...state, waitsInLine: to } }
          : undefined,
      );
      if (!hasMoved) return false;
      entries.delete(idOf(waiting));
      put({ teamId: waiting.teamId, repositoryId: waiting.repositoryId, ...to });
      return true;
    },

    async discard(called, now) {
      const { waitsInLine } = await store.state(called);
      if (isThere(waitsInLine, called)) return false;
      const standing = entries.get(idOf(called));
      if (standing?.calledUntil !== undefined && !isCalled(standing, now)) entries.delete(idOf(called));
      return !entries.has(idOf(called));
    },

    async leave(key, now) {
      let stood: InLine | undefined;
      store.change(key, ({ waitsInLine, ...state }) => {
        stood = waitsInLine;
        return waitsInLine === undefined ? undefined : { state, dueAt: now };
      });
      if (stood === undefined) return undefined;
      const waiting = { ...key, ...stood };
      const calledTo = entries.get(idOf(waiting))?.calledTo;
      entries.delete(idOf(waiting));
      return calledTo !== undefined && slots.giveUp(waiting, calledTo) ? waiting.instance : undefined;
    },

    async standing(waiting) {
      const standing = entries.get(idOf(waiting));
      if (standing === undefined) return 'missing';
      return standing.calledTo === undefined ? 'waiting' : 'called';
    },

    async next(instance, { after, now }) {
      const toCome = everyone(instance).filter((standing) => !isCalled(standing, now));
      const isBehind = ({ waiting: { teamId } }: Standing) => after !== undefined && `${teamId}#` > `${after}#`;
      return (toCome.find(isBehind) ?? toCome[0])?.waiting;
    },

    isEmpty: async (instance) => everyone(instance).length === 0,

    async call(waiting, slotNumber, call) {
      const standing = entries.get(idOf(waiting));
      if (standing === undefined || isCalled(standing, call.now) || !slots.keep(waiting, slotNumber, call))
        return false;
      Object.assign(standing, { calledTo: slotNumber, calledUntil: call.until });
      return true;
    },

    async enter(waiting, request) {
      const number = entries.get(idOf(waiting))?.calledTo;
      if (number === undefined || !slots.isKept(waiting, number)) return undefined;
      const isIn = store.change(waiting, ({ waitsInLine, ...state }) =>
        isThere(waitsInLine, waiting) && state.lease?.token === request.token ? { state } : undefined,
      );
      if (!isIn) return undefined;
      entries.delete(idOf(waiting));
      return slots.hand(waiting.instance, number, request);
    },

    async *everyone(instance) {
      for (const { waiting } of everyone(instance)) yield waiting;
    },
    async *ofTeam(instance, teamId) {
      for (const { waiting } of everyone(instance)) if (waiting.teamId === teamId) yield waiting;
    },
    async *instances() {
      yield* joinedAt.keys();
    },
    async forget(instance, now) {
      const joined = joinedAt.get(instance);
      if (joined !== undefined && joined.getTime() < now.getTime() - joiningMaxMs) joinedAt.delete(instance);
    },
  };

  function put(waiting: Waiting): void {
    entries.set(idOf(waiting), { waiting });
  }
}

const joiningMaxMs = 60 * 60 * 1000;

function orderOf({ teamId, byPerson, at, repositoryId }: Waiting): string {
  return `${teamId}#${byPerson ? '0' : '1'}#${at}#${repositoryId}`;
}

function idOf(waiting: Waiting): string {
  return `${waiting.instance}#${orderOf(waiting)}`;
}

function isThere(waitsInLine: InLine | undefined, { instance, at }: InLine & RepositoryKey): boolean {
  return waitsInLine?.instance === instance && waitsInLine.at === at;
}
