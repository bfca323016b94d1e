import { describe, expect, it } from 'vitest';
import { openCallPace } from '../../../../../functions/push/reconcile/call-pace.ts';
import { createInMemoryInstanceSlots } from '../../../../support/in-memory-instance-slots.ts';
import { aClock } from '../../../../support/sync-fixtures.ts';

const instance = 'dojo.example.com';
const clock = aClock();
const until = new Date(clock.now().getTime() + 60_000);
const opened = (slots = createInMemoryInstanceSlots(2), ceiling?: number) =>
  openCallPace({ slots, instance, ceiling, clock });
const quick = { tookMs: 100, isOverloaded: false };

describe('how many small writes a sync has under way at once', () => {
  it('is one where nothing is known of the instance, until its calls show that it bears more', async () => {
    const pace = await opened();
    expect(pace.atOnce).toBe(1);
    for (let call = 0; call < 11; call += 1) pace.ended(quick);
    expect(pace.atOnce).toBe(2);
    for (let call = 0; call < 20; call += 1) pace.ended(quick);
    expect(pace.atOnce).toBe(2);
  });

  it('begins with what other syncs learnt of the instance', async () => {
    const slots = createInMemoryInstanceSlots(2);
    await slots.rememberCallsAtOnce(instance, { calls: 3 }, clock.now());
    expect((await opened(slots, 4)).atOnce).toBe(3);
  });

  it('is divided among the syncs that work on the instance, as they come and go', async () => {
    const slots = createInMemoryInstanceSlots(2);
    await slots.rememberCallsAtOnce(instance, { calls: 4 }, clock.now());
    const pace = await opened(slots, 4);
    const mine = await slots.take(instance, { token: 'mine', until, now: clock.now() });
    const other = await slots.take(instance, { token: 'other', until, now: clock.now() });
    await pace.look();
    expect(pace.atOnce).toBe(2);
    if (other) await slots.free(other);
    await pace.look();
    expect(pace.atOnce).toBe(4);
    expect(mine).toBeDefined();
  });

  it('is remembered at the end, where anything was learnt', async () => {
    const slots = createInMemoryInstanceSlots(2);
    const pace = await opened(slots);
    await pace.remember();
    expect(await slots.callsAtOnce(instance)).toBeUndefined();
    pace.ended(quick);
    await pace.remember();
    expect(await slots.callsAtOnce(instance)).toEqual({ calls: 1.1, floorMs: 100 });
  });
});
