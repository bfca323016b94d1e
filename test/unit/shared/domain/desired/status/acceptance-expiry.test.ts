import { describe, expect, it, test } from 'vitest';
import {
  acceptanceExpiry,
  formerAcceptanceExpiry,
} from '../../../../../../shared/domain/desired/status/acceptance-expiry.ts';

describe('the end of an acceptance in DefectDojo', () => {
  test.each([
    ['2026-12-01', '2026-12-02T12:00:00Z'],
    ['2026-12-31', '2027-01-01T12:00:00Z'],
    ['2028-02-28', '2028-02-29T12:00:00Z'],
    ['9998-12-30', '9998-12-31T12:00:00Z'],
    ['9998-12-31', null],
    ['9999-12-31', null],
    [null, null],
  ])('of a risk accepted until %s is %s', (lastDay, expiry) => {
    expect(acceptanceExpiry(lastDay)).toBe(expiry);
  });

  it('falls on no earlier day than the day after in any time zone', () => {
    const zones = [
      'Etc/GMT+12',
      'America/Los_Angeles',
      'UTC',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'Pacific/Kiritimati',
    ];
    const days = zones.map((timeZone) =>
      new Date(acceptanceExpiry('2026-12-01') ?? '').toLocaleDateString('sv-SE', { timeZone }),
    );
    expect([...new Set(days)].sort()).toEqual(['2026-12-02', '2026-12-03']);
  });

  it('was formerly on the last day itself', () => {
    expect(formerAcceptanceExpiry('2026-12-01')).toBe('2026-12-01T23:59:59Z');
  });
});
