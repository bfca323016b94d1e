import { describe, expect, it } from 'vitest';
import type { Measured } from '../../bench/measure.ts';
import { findRatios } from '../../bench/ratios.ts';

/** A first push, in which everything but the upload takes nothing. */
function firstPush(way: Measured['way'], upload: { readonly busyMs: number; readonly bytesUp: number }): Measured {
  const none = { calls: 0, bytesUp: 0, bytesDown: 0, busyMs: 0 };
  const totals = { read: none, write: none, upload: { ...none, calls: 1, ...upload } };
  return { way, size: 5_000, step: 'first push', totals, functions: 1, wallMs: 1_000, peakMemoryBytes: 0 };
}

describe('the promises of a first push', () => {
  const promises = (peersBytes: number) =>
    findRatios([
      firstPush('ours', { busyMs: 120, bytesUp: 1 }),
      firstPush('peers', { busyMs: 100, bytesUp: peersBytes }),
    ]).map(({ promise, value, kept }) => [promise, value, kept]);

  it('are broken where it takes DefectDojo longer than one import does', () => {
    expect(promises(100 * 1024 * 1024)).toEqual([
      ["first push: DefectDojo's time by that of the peers' way", 1.2, false],
      ['first push: wall time by that of one import', 1, true],
      ['peak memory above idle, MB', 0, true],
    ]);
  });

  it('are not about an import that DefectDojo would refuse', () => {
    expect(promises(100 * 1024 * 1024 + 1)).toEqual([['peak memory above idle, MB', 0, true]]);
  });
});
