import { describe, expect, it, test } from 'vitest';
import { isTheRow, judgedUntil, suspectedAgain } from '../../../../shared/domain/suspicion.ts';

const first = new Date('2026-11-25T08:00:00.000Z');
const later = (minutes: number) => new Date(first.getTime() + minutes * 60_000);

describe('a row that DefectDojo alone answers with 500', () => {
  it('is counted from its first try, as long as its content stays', () => {
    const once = suspectedAgain(undefined, 'a', first);
    expect(once).toEqual({ content: 'a', tries: 1, since: '2026-11-25T08:00:00.000Z' });
    expect(suspectedAgain(once, 'a', later(1))).toEqual({ ...once, tries: 2 });
    expect(suspectedAgain(once, 'b', later(1))).toEqual({ content: 'b', tries: 1, since: '2026-11-25T08:01:00.000Z' });
  });

  test.each([
    ['four tries, however long', 4, 600, false],
    ['five tries in less than a quarter of an hour', 5, 14.99, false],
    ['five tries in a quarter of an hour', 5, 15, true],
  ])('is judged after %s: %i, %d', (_, tries, minutes, expected) => {
    expect(isTheRow({ content: 'a', tries, since: first.toISOString() }, later(minutes))).toBe(expected);
  });

  it('is left alone for a day then', () => {
    expect(judgedUntil(first)).toEqual(later(24 * 60));
  });
});
