import { describe, expect, it, test } from 'vitest';
import {
  isTheRow,
  judgedUntil,
  refusedForADay,
  suspectedAgain,
  type Trouble,
  troubleAfter,
} from '../../../../../shared/domain/failures/suspicion.ts';

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

describe('a write that the server refuses', () => {
  const refused = { wanted: 'a', reason: 'It refuses.' };
  const judged = (at: Date) => ({ reason: 'It refuses.', until: judgedUntil(at).toISOString() });

  it('is judged for a day, each time anew', () => {
    const once = refusedForADay(undefined, refused, first);
    expect(once).toEqual({ content: 'a', tries: 1, since: first.toISOString(), judged: judged(first) });
    const at = later(24 * 60);
    expect(refusedForADay(once, refused, at)).toEqual({ ...once, tries: 2, judged: judged(at) });
    const since = at.toISOString();
    const other = refusedForADay(once, { ...refused, wanted: 'b' }, at);
    expect(other).toEqual({ content: 'b', tries: 1, since, judged: judged(at) });
  });
});

describe('a write at which the server fails', () => {
  const again = { wanted: 'a', reason: 'It fails.', isLikely: true };
  const suspected: Trouble = { content: 'a', tries: 4, since: first.toISOString() };
  const judged = (at: Date) => ({ reason: 'It fails.', until: judgedUntil(at).toISOString() });

  it('is suspected at first', () => {
    expect(troubleAfter(undefined, again, first)).toEqual({ ...suspected, tries: 1 });
    expect(troubleAfter(suspected, again, later(14))).toEqual({ ...suspected, tries: 5 });
  });

  it('is judged for a day after many tries over some time, unless the server may be at fault', () => {
    const at = later(15);
    expect(troubleAfter(suspected, again, at)).toEqual({ ...suspected, tries: 5, judged: judged(at) });
    expect(troubleAfter(suspected, { ...again, isLikely: false }, at)).toEqual({ ...suspected, tries: 5 });
  });

  it('is judged at once on proof', () => {
    const proven = { ...again, isProven: true, isLikely: false };
    expect(troubleAfter(undefined, proven, first)).toEqual({ ...suspected, tries: 1, judged: judged(first) });
  });

  it('is judged again by one more try, as long as the same is to be written', () => {
    const before = { ...suspected, judged: judged(first) };
    const at = later(24 * 60);
    const unlikely = { ...again, isLikely: false };
    expect(troubleAfter(before, unlikely, at)).toEqual({ ...suspected, tries: 5, judged: judged(at) });
    const other = troubleAfter(before, { ...unlikely, wanted: 'b' }, at);
    expect(other).toEqual({ content: 'b', tries: 1, since: at.toISOString() });
  });
});
