import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../../../shared/domain/back-off.ts';

const hourMs = 60 * 60 * 1000;

describe('the wait after a failure', () => {
  it('doubles from half a minute to six hours', () => {
    const waits = Array.from({ length: 12 }, (_, index) => backOffMs(index + 1, 0) / 1000);
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 21_600, 21_600]);
  });

  it('is up to a quarter shorter by chance, in whole milliseconds', () => {
    expect(backOffMs(1, 0.5)).toBe(26_250);
    expect(backOffMs(20, 0.999999)).toBe(16_200_005);
  });

  it('is never shorter than the server asked for', () => {
    expect(backOffMs(1, 0, 40_000)).toBe(40_000);
    expect(backOffMs(1, 0, 20_000)).toBe(30_000);
    expect(backOffMs(20, 0, 7 * hourMs)).toBe(7 * hourMs);
  });
});
