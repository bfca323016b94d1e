import type { CallsAtOnce } from '../../shared/domain/defectdojo/calls-at-once.ts';
import type { UploadGate } from '../../shared/domain/defectdojo/upload-gate.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Waiting } from '../../shared/domain/sync/in-line.ts';
import type { Call } from '../../shared/ports/instance-line.ts';
import type { InstanceSlots, Slot } from '../../shared/ports/instance-slots.ts';

interface Held {
  readonly until: Date;
  /** Of a sync that has it. */
  readonly token?: string;
  readonly called?: Waiting;
}

/** Slots in memory, with what a line does to them. */
export type InMemoryInstanceSlots = InstanceSlots & {
  /** Keeps a slot for somebody who is called. */
  keep(waiting: Waiting, number: number, call: Call): boolean;
  /** Whether a slot is kept for a repository. */
  isKept(waiting: Waiting, number: number): boolean;
  /** Lets a sync have a slot that is kept. */
  hand(instance: string, number: number, request: { readonly token: string; readonly until: Date }): Slot;
  /** Whether it was kept, and is free now. */
  giveUp(waiting: Waiting, number: number): boolean;
};

/** {@link InstanceSlots} in memory. */
export function createInMemoryInstanceSlots(slotsPerInstance: number): InMemoryInstanceSlots {
  const held = new Map<string, Held>();
  const learntOf = new Map<string, CallsAtOnce>();
  const gateOf = new Map<string, UploadGate>();
  const idOf = (instance: string, number: number) => `${instance}#${number}`;
  const ofInstance = (instance: string) =>
    Array.from({ length: slotsPerInstance }, (_, index) => ({
      number: index + 1,
      slot: held.get(idOf(instance, index + 1)),
    }));
  const isKept = (waiting: Waiting, number: number) => {
    const { called } = held.get(idOf(waiting.instance, number)) ?? {};
    return called !== undefined && isOf(called, waiting);
  };

  return {
    perInstance: slotsPerInstance,
    async take(instance, { token, until, now }) {
      for (const { number, slot } of ofInstance(instance)) {
        if (slot && slot.until >= now && slot.token !== token) continue;
        held.set(idOf(instance, number), { token, until });
        return { instance, number, token };
      }
      return undefined;
    },
    async free({ instance, number, token }) {
      const id = idOf(instance, number);
      if (held.get(id)?.token === token) held.delete(id);
    },
    async slots(instance) {
      return ofInstance(instance).flatMap(({ number, slot }) =>
        slot ? [{ number, until: slot.until, called: slot.called }] : [],
      );
    },
    async taken(instance, now) {
      const isSyncs = (slot: Held | undefined) => slot !== undefined && slot.until >= now && slot.called === undefined;
      return ofInstance(instance).filter(({ slot }) => isSyncs(slot)).length;
    },
    async callsAtOnce(instance) {
      return learntOf.get(instance);
    },
    async rememberCallsAtOnce(instance, learnt) {
      learntOf.set(instance, learnt);
    },
    uploadGate: async (instance) => gateOf.get(instance),
    async rememberUploadGate(instance, learnt) {
      gateOf.set(instance, learnt);
    },

    keep(waiting, number, { until, now }) {
      const id = idOf(waiting.instance, number);
      const slot = held.get(id);
      if (slot && slot.until >= now) return false;
      held.set(id, { until, called: waiting });
      return true;
    },
    isKept,
    hand(instance, number, request) {
      held.set(idOf(instance, number), request);
      return { instance, number, token: request.token };
    },
    giveUp(waiting, number) {
      return isKept(waiting, number) && held.delete(idOf(waiting.instance, number));
    },
  };
}

function isOf(one: RepositoryKey, other: RepositoryKey): boolean {
  return one.teamId === other.teamId && one.repositoryId === other.repositoryId;
}
