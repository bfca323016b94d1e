import type { CallsAtOnce } from '../../shared/domain/defectdojo/calls-at-once.ts';
import type { UploadGate } from '../../shared/domain/defectdojo/upload-gate.ts';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';

/** {@link InstanceSlots} in memory. */
export function createInMemoryInstanceSlots(slotsPerInstance: number): InstanceSlots {
  const held = new Map<string, { token: string; until: Date }>();
  const learntOf = new Map<string, CallsAtOnce>();
  const gateOf = new Map<string, UploadGate>();
  return {
    async take(instance, { token, until, now }) {
      for (let number = 1; number <= slotsPerInstance; number += 1) {
        const holder = held.get(`${instance}#${number}`);
        if (holder && holder.until >= now && holder.token !== token) continue;
        held.set(`${instance}#${number}`, { token, until });
        return { instance, number, token };
      }
      return undefined;
    },
    async free({ instance, number, token }) {
      const id = `${instance}#${number}`;
      if (held.get(id)?.token === token) held.delete(id);
    },
    async taken(instance, now) {
      return [...held].filter(([id, { until }]) => id.startsWith(`${instance}#`) && until >= now).length;
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
  };
}
