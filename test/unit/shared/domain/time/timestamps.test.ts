import { describe, expect, test } from 'vitest';
import { utcDay, utcInstant } from '../../../../../shared/domain/time/timestamps.ts';

describe('utcInstant', () => {
  test.each([
    ['2025-08-02T08:00:00.000Z', '2025-08-02T08:00:00Z'],
    ['2025-08-02T00:30:00+02:00', '2025-08-01T22:30:00Z'],
    ['2025-08-02t08:00:00z', '2025-08-02T08:00:00Z'],
    ['2025-08-02 08:00', '2025-08-02T08:00:00Z'],
    ['2025-08-02', '2025-08-02T00:00:00Z'],
    [' 2025-08-02 ', '2025-08-02T00:00:00Z'],
    ['1970-01-01', '1970-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(utcInstant(text)).toBe(expected);
    expect(utcDay(text)).toBe(expected.slice(0, 10));
  });

  test.each([
    null,
    '',
    'yesterday',
    '2025-02-30',
    '2025-08-02 or so',
    '2025-08-02T08:00:00Z!',
    '1969-12-31T23:59:59Z',
    '2025-13-01',
    '2025-08-02T25:00:00Z',
    '0001-01-01',
    '9999-12-31T23:59:59-01:00',
    '1754121600',
    '+012025-08-02',
  ])('refuses %j', (text) => {
    expect(utcInstant(text)).toBeNull();
    expect(utcDay(text)).toBeNull();
  });
});
