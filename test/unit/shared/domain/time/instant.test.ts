import { expect, test } from 'vitest';
import { happenedMs, latestToHaveHappened } from '../../../../../shared/domain/time/instant.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

test.each(['2026-11-22T12:05:00.000Z', '2026-11-22T14:05:00+02:00', '2026-11-22', '2000-01-01T00:00:00Z'])(
  'something may have happened at %s',
  (text) => {
    expect(happenedMs(text, now)).toBe(Date.parse(text));
  },
);

test.each([
  '2026-11-22T12:05:00.001Z',
  '2099-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '+010000-01-01T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  'yesterday',
  '',
  null,
  undefined,
])('nothing can have happened at %s', (text) => {
  expect(happenedMs(text, now)).toBeNull();
});

test('clocks may differ by five minutes', () => {
  expect(latestToHaveHappened(now)).toEqual(new Date('2026-11-22T12:05:00.000Z'));
});
