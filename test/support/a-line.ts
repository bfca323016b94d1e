import { randomUUID } from 'node:crypto';
import { freeSlot, slotItIsCalledTo, takeSlot } from '../../functions/push/slot-of-instance.ts';
import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Waiting } from '../../shared/domain/sync/in-line.ts';
import type { Slot } from '../../shared/ports/instance-slots.ts';
import { createInMemoryInstanceLine } from './in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from './in-memory-instance-slots.ts';
import { createInMemoryPauses } from './in-memory-pauses.ts';
import { createInMemorySyncStore } from './in-memory-sync-store.ts';
import { createRecordingSyncQueue } from './recording-sync-queue.ts';
import { aClock, aRepository, aScan, silentLog } from './sync-fixtures.ts';

const leaseMs = 480_000;
export const instance = 'defectdojo.example.com';

/** A DefectDojo of two slots, the line in front of it, and syncs that do nothing but take their slots. */
export function aLine() {
  const clock = aClock();
  const store = createInMemorySyncStore();
  const slots = createInMemoryInstanceSlots(2);
  const line = createInMemoryInstanceLine(store, slots);
  const queue = createRecordingSyncQueue();
  const pauses = createInMemoryPauses();
  const parts = { clock, store, slots, line, queue, pauses, log: silentLog, leaseMs };

  return {
    ...parts,

    /** A sync of a repository that was asked for, as far as its slot. @param ports as it sees them. @default as they are */
    async begin(key: RepositoryKey, trigger: Trigger = aScan(), ports: Partial<typeof parts> = {}) {
      await store.raise(key, trigger, clock.now());
      return sync(key, ports);
    },

    /** What a message does to a repository that may stand in line. */
    come: (key: RepositoryKey, ports: Partial<typeof parts> = {}) => sync(key, ports),

    end: async (held: Held, ports: Partial<typeof parts> = {}) => {
      await freeSlot({ ...parts, ...ports }, held.round, held.slot);
      await store.release(held.round.key, held.round.token, { requested: held.round.state.requested });
    },

    async waiting(): Promise<string[]> {
      const names: string[] = [];
      for await (const { repositoryId } of line.everyone(instance)) names.push(repositoryId);
      return names;
    },
    /** Names of those who are called to a slot. */
    called: async (): Promise<string[]> =>
      (await slots.slots(instance)).flatMap(({ called }) => (called ? [called.repositoryId] : [])),
    woken: () => queue.woken.map(({ repositoryId }) => repositoryId),
    standing: async (key: RepositoryKey): Promise<Waiting | undefined> => {
      const { waitsInLine } = await store.state(key);
      return waitsInLine && { ...key, ...waitsInLine };
    },
  };

  async function sync(key: RepositoryKey, ports: Partial<typeof parts>): Promise<Held | undefined> {
    const dependencies = { ...parts, ...ports };
    const token = randomUUID();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + leaseMs).toISOString();
    if (!(await store.acquire(key, { token, expiresAt }, now))) return undefined;
    const round = { key, runId: token, token, state: await store.state(key), triggers: await store.triggers(key) };
    const called = await slotItIsCalledTo(dependencies, round);
    const slot = called ?? (await takeSlot(dependencies, round, instance));
    return slot === 'in_line' ? undefined : { slot, round };
  }
}

/** A sync that has a slot. */
export type Held = { readonly slot: Slot; readonly round: Parameters<typeof freeSlot>[1] };

/** Repositories of one team, by the names after `acme/`. */
export const repositories = (...names: string[]) => names.map((name) => aRepository(`acme/${name}`));
