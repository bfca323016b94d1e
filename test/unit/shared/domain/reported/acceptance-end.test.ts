import { describe, expect, it, test } from 'vitest';
import { hasEnded, nextEnd } from '../../../../../shared/domain/reported/acceptance-end.ts';

const at = (text: string) => new Date(text);

describe('an accepted risk', () => {
  test.each([
    ['2026-03-01T12:00:00Z', '2026-03-01T11:59:59.999Z', false],
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', true],
    ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00Z', true],
    ['2026-03-01 12:00:00', '2026-03-01T12:00:00Z', true],
    ['2026-03-01 12:00:00', '2026-03-01T11:59:59Z', false],
    ['2026-03-01', '2026-03-01T23:59:59.999Z', false],
    [' 2026-03-01 ', '2026-03-01T23:59:59.999Z', false],
    ['2026-03-01', '2026-03-02T00:00:00Z', true],
    ['some day', '2099-01-01T00:00:00Z', false],
    [null, '2099-01-01T00:00:00Z', false],
    ['9998-12-31', '9999-01-01T00:00:00Z', true],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999Z', false],
  ])('until %s is over at %s: %s', (acceptedUntil, now, over) => {
    expect(hasEnded(acceptedUntil, at(now))).toBe(over);
  });
});

describe('nextEnd', () => {
  const now = at('2026-03-01T00:00:00Z');
  const until = (acceptedUntil: string | null, status: 'accepted_risk' | 'fixed' = 'accepted_risk') => ({
    status,
    acceptedUntil,
  });

  it('is the earliest that is still to come, of accepted risks alone', () => {
    const reported = [
      until('2026-05-01T00:00:00Z'),
      until('2026-03-01T00:00:00Z'),
      until('2026-02-01T00:00:00Z'),
      until('2026-04-01'),
      until('2026-03-02', 'fixed'),
      until(null),
    ];
    expect(nextEnd(reported, now)).toEqual(at('2026-04-02T00:00:00Z'));
    expect(nextEnd(reported.toReversed(), now)).toEqual(at('2026-04-02T00:00:00Z'));
  });

  it('is nothing where none will end', () => {
    expect(nextEnd([until(null), until('2026-02-01'), until('9999-12-31')], now)).toBeUndefined();
  });
});
