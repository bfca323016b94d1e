import { describe, expect, it } from 'vitest';
import { backOffMs, endsOnRequest } from '../../../../../shared/domain/failures/back-off.ts';

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
    expect(backOffMs(20, 0.999999, 5 * hourMs)).toBe(5 * hourMs);
  });

  it.each([
    ['a year', 31_536_000_000],
    ['an instant in place of a wait', 1_795_348_800_000],
    ['more than there are dates', 9_999_999_999_999_000],
    ['no number at all', Number.POSITIVE_INFINITY],
  ])('is never longer than six hours, also where the server asked for %s', (_, retryAfterMs) => {
    expect(backOffMs(1, 0, retryAfterMs)).toBe(6 * hourMs);
    expect(backOffMs(20, 0, retryAfterMs)).toBe(6 * hourMs);
  });
});

describe('a new wish', () => {
  it.each([
    ['ends a wait that only the server asked for', true, 1, 90_000],
    ['ends the wait of what counts as failed', true, 8, undefined],
    ['lets a wait go on that is our own', false, 1, undefined],
    ['lets a wait go on that the server asked for and that is no longer than our own', false, 3, 120_000],
    ['lets a wait go on until it counts as failed', false, 7, 0],
  ])('%s', (_, ends, attempt, retryAfterMs) => {
    expect(endsOnRequest(attempt, retryAfterMs)).toBe(ends);
  });
});
