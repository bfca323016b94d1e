import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../shared/adapters/retry-after.ts';

const now = new Date('2026-11-22T12:00:00Z');
const sixHoursMs = 6 * 60 * 60 * 1000;

describe('how long an answer asks to wait', () => {
  it.each([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sunday, 22-Nov-26 12:00:30 GMT', 30_000],
    ['Sun Nov 22 12:00:30 2026', 30_000],
    ['2026-11-22T12:00:30Z', 30_000],
  ])('is told by "%s"', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each(['Sun, 22 Nov 2026 11:59:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is over where "%s" has passed',
    (header) => {
      expect(retryAfterMs(header, now)).toBe(0);
    },
  );

  it.each([
    ['a year', '31536000'],
    ['an instant as seconds since 1970', '1795348800'],
    ['more than there are dates', '9999999999999'],
    ['more than there are numbers', '9'.repeat(400)],
    ['a date far ahead', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('is six hours where it asks for %s', (_, header) => {
    expect(retryAfterMs(header, now)).toBe(sixHoursMs);
  });

  it.each([
    undefined,
    '',
    '-5',
    'soon',
    '5, 10',
    '0x10',
    '1e3',
    'Infinity',
    'NaN',
    'Sun, 99 Nov 2026 12:00:30 GMT',
    'Thu, 01 Jan 275761 00:00:00 GMT',
    'May 5',
  ])('is not told by "%s"', (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  });
});
