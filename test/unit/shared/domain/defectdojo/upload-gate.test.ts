import { describe, expect, it } from 'vitest';
import {
  afterLetThrough,
  afterTurnedAway,
  openGate,
  type UploadGate,
  uploadGateSchema,
  uploadLimit,
} from '../../../../../shared/domain/defectdojo/upload-gate.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const refusedAt = now.toISOString();
const hourMs = 60 * 60 * 1000;
const later = (hours: number) => new Date(now.getTime() + hours * hourMs);

/** A gate that let a file of so many bytes through, and turned a larger one away. */
const gateAt = (limit: number, refused: number, taken?: number): UploadGate => ({
  bytes: { limit, refused, refusedAt, ...(taken === undefined ? {} : { taken }) },
});

it('what is known of a gate is kept as a whole', () => {
  const gate: UploadGate = { ...gateAt(900_000, 1_200_000, 800_000), findings: { limit: 10, refused: 20, refusedAt } };
  expect(uploadGateSchema.parse(gate)).toEqual(gate);
  expect(uploadGateSchema.safeParse({ bytes: { limit: 0, refused: 20, refusedAt } }).success).toBe(false);
});

describe('what is let through', () => {
  it('has no bound while nothing was turned away', () => {
    expect(uploadLimit(openGate, 'bytes')).toBe(Number.POSITIVE_INFINITY);
    expect(afterLetThrough(openGate, 'bytes', 1_000_000, now)).toBe(openGate);
  });

  it('is half of what was turned away at first', () => {
    const gate = afterTurnedAway(openGate, 'bytes', 3_000_001, now);
    expect(gate).toStrictEqual(gateAt(1_500_000, 3_000_001));
    expect(uploadLimit(gate, 'bytes')).toBe(1_500_000);
    expect(uploadLimit(gate, 'findings')).toBe(Number.POSITIVE_INFINITY);
  });

  it('is what was let through before, where that is known', () => {
    expect(afterTurnedAway(gateAt(1_100_000, 1_500_000, 1_000_000), 'bytes', 1_090_000, now)).toEqual(
      gateAt(1_000_000, 1_090_000, 1_000_000),
    );
  });

  it('is half again where less than what was let through before is turned away', () => {
    expect(afterTurnedAway(gateAt(1_000_000, 1_500_000, 1_000_000), 'bytes', 800_000, now)).toEqual(
      gateAt(400_000, 800_000),
    );
  });

  it('is half again where just what was let through before is turned away', () => {
    expect(afterTurnedAway(gateAt(1_000_000, 1_500_000, 1_000_000), 'bytes', 1_000_000, now)).toEqual(
      gateAt(500_000, 1_000_000),
    );
  });

  it('is believed anew where the same is turned away again', () => {
    const again = later(100);
    expect(afterTurnedAway(gateAt(900_000, 1_200_000, 900_000), 'bytes', 1_200_000, again)).toEqual({
      bytes: { limit: 900_000, taken: 900_000, refused: 1_200_000, refusedAt: again.toISOString() },
    });
  });

  it('is not widened by a row alone that has more', () => {
    const gate = gateAt(900_000, 1_200_000, 900_000);
    expect(afterTurnedAway(gate, 'bytes', 5_000_000, now)).toBe(gate);
    expect(afterTurnedAway(gate, 'bytes', 1_100_000, now)).toEqual(gateAt(900_000, 1_100_000, 900_000));
    expect(afterTurnedAway(gateAt(100_000, 150_000), 'bytes', 149_000, now)).toEqual(gateAt(74_500, 149_000));
  });

  it('is learnt anew where it grew past what was turned away long ago', () => {
    const grown = afterLetThrough(gateAt(950_000, 1_000_000, 940_000), 'bytes', 945_000, later(168));
    expect(uploadLimit(grown, 'bytes')).toBe(1_045_000);
    const again = later(169);
    expect(afterTurnedAway(grown, 'bytes', 1_045_000, again)).toEqual({
      bytes: { limit: 945_000, taken: 945_000, refused: 1_045_000, refusedAt: again.toISOString() },
    });
    expect(afterTurnedAway(grown, 'bytes', 1_045_001, again)).toBe(grown);
  });

  it('is not learnt from a file so small that none is made smaller: that is about its rows', () => {
    const gate: UploadGate = { findings: { limit: 240, refused: 250, refusedAt } };
    expect(afterTurnedAway(openGate, 'findings', 10, now)).toBe(openGate);
    expect(afterTurnedAway(gate, 'findings', 10, later(30))).toBe(gate);
    expect(afterTurnedAway(gate, 'findings', 11, later(30))).not.toBe(gate);
    expect(afterTurnedAway(openGate, 'bytes', 16_384, now)).toBe(openGate);
  });

  it('is never so small that a file holds next to nothing', () => {
    expect(afterTurnedAway(openGate, 'bytes', 20_000, now)).toEqual(gateAt(16_384, 20_000));
    expect(afterTurnedAway(openGate, 'findings', 12, now).findings).toMatchObject({ limit: 10 });
  });

  it('grows a little with each file that nearly fills it', () => {
    expect(afterLetThrough(gateAt(100_000, 1_500_000), 'bytes', 80_000, now)).toEqual(
      gateAt(110_000, 1_500_000, 80_000),
    );
  });

  it('grows by no file that holds less', () => {
    const gate = gateAt(100_000, 1_500_000);
    expect(afterLetThrough(gate, 'bytes', 79_999, now)).toBe(gate);
  });

  it('comes close to what was turned away, and no closer for a week', () => {
    const gate = gateAt(950_000, 1_000_000, 900_000);
    expect(afterLetThrough(gate, 'bytes', 940_000, later(167))).toEqual(gateAt(950_000, 1_000_000, 940_000));
    expect(afterLetThrough(gate, 'bytes', 940_000, later(168))).toEqual(gateAt(1_045_000, 1_000_000, 940_000));
  });

  it('does not shrink by what is let through', () => {
    expect(afterLetThrough(gateAt(990_000, 1_000_000), 'bytes', 990_000, now)).toEqual(
      gateAt(990_000, 1_000_000, 990_000),
    );
  });

  it('grows past what a proxy waited for in vain after a day: patience depends on the day', () => {
    const gate: UploadGate = { findings: { limit: 240, refused: 250, refusedAt } };
    expect(uploadLimit(afterLetThrough(gate, 'findings', 240, later(23)), 'findings')).toBe(240);
    expect(uploadLimit(afterLetThrough(gate, 'findings', 240, later(24)), 'findings')).toBe(264);
  });

  it('is forgotten once it holds nothing back, and nothing else with it', () => {
    const gate: UploadGate = {
      findings: { limit: 4_900, refused: 5_000, refusedAt },
      bytes: { limit: 100_000, refused: 200_000, refusedAt },
    };
    expect(afterLetThrough(gate, 'findings', 4_900, later(48))).toStrictEqual({ bytes: gate.bytes });
  });

  it('is found with few files in vain, wherever the limit lies', () => {
    for (const limit of [40_000, 333_333, 1_000_000, 1_048_576, 2_900_000]) {
      let gate = openGate;
      let inVain = 0;
      for (let file = 0; file < 300; file += 1) {
        const size = Math.min(3_000_000, uploadLimit(gate, 'bytes'));
        if (size > limit) inVain += 1;
        gate = size > limit ? afterTurnedAway(gate, 'bytes', size, now) : afterLetThrough(gate, 'bytes', size, now);
      }
      expect(inVain).toBeLessThan(12);
      expect(uploadLimit(gate, 'bytes')).toBeLessThanOrEqual(limit);
      expect(uploadLimit(gate, 'bytes')).toBeGreaterThan(limit * 0.85);
    }
  });
});
