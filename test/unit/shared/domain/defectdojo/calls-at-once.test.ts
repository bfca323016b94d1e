import { describe, expect, it } from 'vitest';
import {
  afterCall,
  type CallsAtOnce,
  callsAtOnceMax,
  callsAtOnceSchema,
  oneAtOnce,
  shareOf,
} from '../../../../../shared/domain/defectdojo/calls-at-once.ts';

const quick = { tookMs: 100, isOverloaded: false };
const afterCalls = (start: CallsAtOnce, tooks: readonly number[]) =>
  tooks.reduce<CallsAtOnce>((known, tookMs) => afterCall(known, { tookMs, isOverloaded: false }), start);
const times = (count: number, tookMs: number) => Array.from({ length: count }, () => tookMs);

describe('how many calls an instance bears at once', () => {
  it('begins with one, and with the first call as the shortest', () => {
    expect(afterCall(oneAtOnce, quick)).toEqual({ calls: 1.1, floorMs: 100 });
    expect(afterCall(oneAtOnce, { ...quick, tookMs: 0 }).floorMs).toBe(1);
  });

  it('rises by one in ten calls that take no longer than half as much again as the shortest', () => {
    expect(afterCalls(oneAtOnce, times(10, 100)).calls).toBeCloseTo(2);
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 150 }).calls).toBeCloseTo(2.1);
  });

  it('stays between that and nearly double', () => {
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 152 }).calls).toBe(2);
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 190 }).calls).toBe(2);
  });

  it('falls as soon as calls take nearly twice as long as the shortest', () => {
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 200 }).calls).toBe(1.8);
    expect(afterCalls({ calls: 4, floorMs: 100 }, times(20, 250)).calls).toBe(1);
  });

  it('rises at half as much again, and falls at nine tenths more', () => {
    const floor = 16 * 1.005;
    expect(afterCall({ calls: 2, floorMs: 16 }, { ...quick, tookMs: floor * 1.5 }).calls).toBeCloseTo(2.1);
    expect(afterCall({ calls: 2, floorMs: 16 }, { ...quick, tookMs: floor * 1.9 }).calls).toBe(1.8);
  });

  it('falls by half when a call is turned away or has no answer, and keeps what the shortest took', () => {
    const known = { calls: 3, floorMs: 100 };
    expect(afterCall(known, { tookMs: 30_000, isOverloaded: true })).toEqual({ calls: 1.5, floorMs: 100 });
    expect(afterCall(oneAtOnce, { tookMs: 5, isOverloaded: true })).toStrictEqual({ calls: 1 });
  });

  it('never rises above four, nor falls below one', () => {
    expect(afterCalls(oneAtOnce, times(100, 100)).calls).toBe(callsAtOnceMax);
    expect(afterCalls(oneAtOnce, [100, ...times(100, 1000)]).calls).toBe(1);
  });

  it('gains nothing from a server that does one thing after the other: two calls at once take twice as long', () => {
    let known = oneAtOnce;
    const seen: number[] = [];
    for (let call = 0; call < 500; call += 1) {
      const atOnce = shareOf(known, { ceiling: callsAtOnceMax, syncs: 1 });
      seen.push(atOnce);
      known = afterCall(known, { tookMs: 100 * atOnce, isOverloaded: false });
    }
    expect(Math.max(...seen)).toBe(2);
  });

  it('forgets a floor that a server no longer reaches', () => {
    const slower = afterCalls({ calls: 1, floorMs: 100 }, times(400, 300));
    expect(slower.calls).toBeGreaterThan(1);
  });

  it('takes a shorter call as the floor at once', () => {
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 50 }).floorMs).toBe(50);
    expect(afterCall({ calls: 2, floorMs: 100 }, { ...quick, tookMs: 120 }).floorMs).toBeCloseTo(100.5);
  });
});

describe('the share of a sync', () => {
  it('is what the instance bears, divided among the syncs that work on it, and one at least', () => {
    expect(shareOf({ calls: 3.9 }, { ceiling: 4, syncs: 1 })).toBe(3);
    expect(shareOf({ calls: 4 }, { ceiling: 4, syncs: 2 })).toBe(2);
    expect(shareOf({ calls: 3.9 }, { ceiling: 4, syncs: 2 })).toBe(1);
    expect(shareOf({ calls: 1 }, { ceiling: 4, syncs: 2 })).toBe(1);
    expect(shareOf({ calls: 2 }, { ceiling: 4, syncs: 0 })).toBe(2);
  });

  it('keeps to the ceiling of the connection', () => {
    expect(shareOf({ calls: 4 }, { ceiling: 1, syncs: 1 })).toBe(1);
    expect(shareOf({ calls: 4 }, { ceiling: 2, syncs: 1 })).toBe(2);
  });
});

describe('what is kept of it', () => {
  it('is bounded', () => {
    expect(callsAtOnceSchema.safeParse({ calls: 0.5 }).success).toBe(false);
    expect(callsAtOnceSchema.safeParse({ calls: 5 }).success).toBe(false);
    expect(callsAtOnceSchema.safeParse({ calls: 2, floorMs: 0 }).success).toBe(false);
    expect(callsAtOnceSchema.parse({ calls: 2 })).toEqual({ calls: 2 });
  });
});
