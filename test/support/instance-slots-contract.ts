import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';

const now = new Date('2036-11-22T12:00:00.000Z');
const until = new Date('2036-11-22T12:08:00.000Z');
const later = new Date('2036-11-22T12:09:00.000Z');

/** What every {@link InstanceSlots} of two slots an instance must do. */
export function describeInstanceSlots(name: string, create: (slotsPerInstance: number) => InstanceSlots): void {
  describe(`the instance slots ${name}`, () => {
    const slots = create(2);
    const anInstance = () => `${randomUUID()}.example.com`;

    it('serve as many syncs at once as an instance may bear, and no more', async () => {
      const instance = anInstance();
      expect(await slots.take(instance, { token: 'a', until, now })).toEqual({ instance, number: 1, token: 'a' });
      expect(await slots.take(instance, { token: 'b', until, now })).toEqual({ instance, number: 2, token: 'b' });
      expect(await slots.take(instance, { token: 'c', until, now })).toBeUndefined();
      expect(await slots.take(anInstance(), { token: 'c', until, now })).toBeDefined();
    });

    it('are free again once given back', async () => {
      const instance = anInstance();
      const first = await slots.take(instance, { token: 'a', until, now });
      await slots.take(instance, { token: 'b', until, now });
      if (first) await slots.free(first);
      expect(await slots.take(instance, { token: 'c', until, now })).toMatchObject({ number: 1, token: 'c' });
    });

    it('outlive no holder that died', async () => {
      const instance = anInstance();
      for (const token of ['a', 'b']) await slots.take(instance, { token, until, now });
      expect(await slots.take(instance, { token: 'c', until: later, now: later })).toMatchObject({ number: 1 });
    });

    it('are not taken from their new holder by one who comes late', async () => {
      const instance = anInstance();
      const first = await slots.take(instance, { token: 'a', until, now });
      await slots.take(instance, { token: 'c', until: new Date('2036-11-22T12:20:00Z'), now: later });
      if (first) await slots.free(first);
      await slots.take(instance, { token: 'd', until: new Date('2036-11-22T12:20:00Z'), now: later });
      expect(await slots.take(instance, { token: 'e', until: later, now: later })).toBeUndefined();
    });

    it('tell how many of them are taken', async () => {
      const instance = anInstance();
      expect(await slots.taken(instance, now)).toBe(0);
      const first = await slots.take(instance, { token: 'a', until, now });
      await slots.take(instance, { token: 'b', until, now });
      await slots.take(`1${instance}`, { token: 'c', until, now });
      expect(await slots.taken(instance, now)).toBe(2);
      if (first) await slots.free(first);
      expect(await slots.taken(instance, now)).toBe(1);
      expect(await slots.taken(instance, later)).toBe(0);
    });

    it('tell which of them are taken, and until when', async () => {
      const instance = anInstance();
      expect(await slots.slots(instance)).toEqual([]);
      await slots.take(instance, { token: 'a', until, now });
      await slots.take(instance, { token: 'b', until: later, now });
      expect(await slots.slots(instance)).toEqual([
        { number: 1, until },
        { number: 2, until: later },
      ]);
      expect(slots.perInstance).toBe(2);
    });

    it('keep what was learnt of an instance, apart from those of others', async () => {
      const instance = anInstance();
      await slots.take(instance, { token: 'a', until, now });
      expect(await slots.callsAtOnce(instance)).toBeUndefined();
      await slots.rememberCallsAtOnce(instance, { calls: 2.5, floorMs: 80 }, now);
      await slots.rememberCallsAtOnce(instance, { calls: 1 }, now);
      expect(await slots.callsAtOnce(instance)).toEqual({ calls: 1 });
      expect(await slots.callsAtOnce(anInstance())).toBeUndefined();
      expect(await slots.taken(instance, now)).toBe(1);
    });

    it('keep what is let through to an instance, apart from all else that was learnt of it', async () => {
      const instance = anInstance();
      const gate = { bytes: { limit: 900_000, taken: 900_000, refused: 1_200_000, refusedAt: now.toISOString() } };
      await slots.rememberCallsAtOnce(instance, { calls: 1 }, now);
      expect(await slots.uploadGate(instance)).toBeUndefined();
      await slots.rememberUploadGate(instance, gate, now);
      expect(await slots.uploadGate(instance)).toEqual(gate);
      await slots.rememberUploadGate(instance, {}, now);
      expect(await slots.uploadGate(instance)).toEqual({});
      expect(await slots.callsAtOnce(instance)).toEqual({ calls: 1 });
      expect(await slots.uploadGate(anInstance())).toBeUndefined();
      expect(await slots.taken(instance, now)).toBe(0);
    });
  });
}
