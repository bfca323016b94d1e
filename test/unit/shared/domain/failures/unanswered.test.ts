import { describe, expect, it } from 'vitest';
import {
  isAnySentAlone,
  isNeverDoneWith,
  isTriedInVain,
  onceJudged,
  onceOthersTaken,
  setApart,
  type Unanswered,
  unansweredAgain,
  unansweredSchema,
  waitMs,
} from '../../../../../shared/domain/failures/unanswered.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const upload = { content: 'c', upload: 'u-1', alone: false, answeredBefore: 'none' } as const;
const once = unansweredAgain(undefined, upload, now);

describe('a row that was in an upload without an answer', () => {
  it('is remembered with that upload', () => {
    const expected = {
      content: 'c',
      tries: 1,
      since: now.toISOString(),
      upload: 'u-1',
      alone: false,
      othersTaken: false,
    };
    expect(once).toStrictEqual(expected);
    expect(unansweredSchema.parse(once)).toEqual(once);
  });

  it('is tried once more by each one that comes after an answer, be it to an empty file', () => {
    const twice = unansweredAgain(once, { ...upload, upload: 'u-2', answeredBefore: 'empty' }, later(5));
    expect(twice).toStrictEqual({ ...once, tries: 2, upload: 'u-2', before: 'u-1' });
    const thrice = unansweredAgain(twice, { ...upload, upload: 'u-3', alone: true, answeredBefore: 'rows' }, later(9));
    expect(thrice).toStrictEqual({ ...once, tries: 3, upload: 'u-3', before: 'u-2', alone: true, othersTaken: true });
    const again = unansweredAgain(thrice, { ...upload, upload: 'u-4', answeredBefore: 'empty' }, later(9));
    expect(again).toMatchObject({ tries: 4, alone: false, othersTaken: true });
  });

  it('begins anew where nothing was answered before, which explains the same companions', () => {
    const twice = unansweredAgain(once, { ...upload, upload: 'u-2', answeredBefore: 'rows' }, later(5));
    const anew = unansweredAgain(twice, { ...upload, upload: 'u-3' }, later(9));
    const expected = { tries: 1, since: later(9).toISOString(), before: 'u-2', othersTaken: false };
    expect(anew).toStrictEqual({ ...once, ...expected, upload: 'u-3' });
  });

  it('was tried beside others that were taken since the time before, though none were this time', () => {
    const alone = { ...once, alone: true };
    expect(onceOthersTaken(alone)).toStrictEqual({ ...alone, takenSince: true });
    const told = [once, { ...alone, takenSince: true }, { ...alone, othersTaken: true }].map(onceOthersTaken);
    expect(told).toEqual([undefined, undefined, undefined]);
    const next = { ...upload, alone: true, upload: 'u-2' };
    const again = (answeredBefore: 'empty' | 'none') =>
      unansweredAgain({ ...alone, takenSince: true }, { ...next, answeredBefore }, later(5));
    expect(again('empty')).toStrictEqual({ ...alone, tries: 2, upload: 'u-2', before: 'u-1', othersTaken: true });
    expect(again('none').othersTaken).toBe(false);
  });

  it('was never tried with other content', () => {
    const other = unansweredAgain(once, { ...upload, content: 'd', upload: 'u-2', answeredBefore: 'rows' }, later(5));
    const expected = { content: 'd', since: later(5).toISOString(), upload: 'u-2', othersTaken: true };
    expect(other).toStrictEqual({ ...once, ...expected });
  });
});

describe('a row is what DefectDojo never gets done with', () => {
  const sure: Unanswered = { ...once, tries: 2, alone: true, othersTaken: true };
  const judging = { isOnly: false, wasJudged: false };

  it.each<[string, Partial<Unanswered>, Partial<typeof judging>, number, boolean]>([
    ['that had no answer twice, then alone, while others were taken', {}, {}, 0, true],
    ['not that was only tried once', { tries: 1 }, { isOnly: true, wasJudged: true }, 60, false],
    ['not that went with others', { alone: false, tries: 9 }, { isOnly: true, wasJudged: true }, 60, false],
    ['not beside which none was taken', { othersTaken: false, tries: 9 }, {}, 60, false],
    ['that was judged before, though none was taken', { othersTaken: false }, { wasJudged: true }, 0, true],
    [
      'that is the only one, by five tries over a quarter of an hour',
      { othersTaken: false, tries: 5 },
      { isOnly: true },
      15,
      true,
    ],
    ['not by fewer', { othersTaken: false, tries: 4 }, { isOnly: true }, 60, false],
    ['nor within a shorter time', { othersTaken: false, tries: 9 }, { isOnly: true }, 14, false],
  ])('%s', (_, known, told, minutes, expected) => {
    expect(isNeverDoneWith({ ...sure, ...known }, { ...judging, ...told }, later(minutes))).toBe(expected);
  });

  it('waits ever longer where nothing judges it, up to six hours', () => {
    const minutes = [1, 5, 6, 7, 8, 12, 13, 2_000].map((tries) => waitMs({ tries }) / 60_000);
    expect(minutes).toEqual([0, 0, 5, 10, 20, 320, 360, 360]);
  });

  it('and was tried in vain once it went alone, and not for the first time', () => {
    const tried = [sure, { ...sure, tries: 1 }, { ...sure, alone: false }].map(isTriedInVain);
    expect(tried).toEqual([true, false, false]);
  });

  it('and is tried again alone once it was judged, by one try', () => {
    const judged = onceJudged({ ...sure, tries: 7 }, later(3));
    expect(judged).toStrictEqual({
      ...sure,
      tries: 1,
      since: later(3).toISOString(),
      othersTaken: false,
      takenSince: undefined,
    });
    const again = unansweredAgain(judged, { ...upload, alone: true, upload: 'u-9', answeredBefore: 'empty' }, later(9));
    expect(isNeverDoneWith(again, { ...judging, wasJudged: true }, later(9))).toBe(true);
  });
});

describe('what is to be sent', () => {
  const rowsOf = (from: string, count: number, one: Unanswered | undefined) =>
    Array.from({ length: count }, (_, index) => [`${from}-${index}`, one] as const);
  const apart = (...rows: ReturnType<typeof rowsOf>[]) => {
    const { others, suspected } = setApart(new Map(rows.flat()));
    return { others: others.size, suspected: suspected.map(({ rows: ids, atOnce }) => [ids[0], ids.length, atOnce]) };
  };
  const of = (id: string, further: Partial<Unanswered> = {}) => ({ ...once, upload: id, ...further });
  const part = { before: 'u-0' };

  it('goes in tenths where it had no answer, the largest upload first, alone last, the least tried of those first', () => {
    const alone = { alone: true, tries: 5, ...part };
    expect(
      apart(
        rowsOf('x', 1, of('u-x', alone)),
        rowsOf('y', 1, of('u-y', { ...alone, tries: 3 })),
        rowsOf('a', 12, of('u-a', part)),
        rowsOf('b', 20, of('u-b', part)),
        rowsOf('c', 3, undefined),
      ),
    ).toEqual({
      others: 3,
      suspected: [
        ['b-0', 20, 2],
        ['a-0', 12, 2],
        ['y-0', 1, 1],
        ['x-0', 1, 1],
      ],
    });
  });

  it('is out of suspicion where a part without it had no answer', () => {
    const rows = [rowsOf('a', 18, of('u-a')), rowsOf('part', 2, of('u-b', { before: 'u-a', tries: 3 }))];
    expect(apart(...rows)).toEqual({ others: 18, suspected: [['part-0', 2, 1]] });
  });

  it('goes together where it had no answer only once, but for what went alone', () => {
    const rows = ['a', 'b', 'c'].map((name) => rowsOf(name, 10, of(`u-${name}`)));
    const alone = rowsOf('x', 1, of('u-x', { alone: true }));
    expect(apart(...rows, alone)).toEqual({
      others: 0,
      suspected: [
        ['a-0', 30, 3],
        ['x-0', 1, 1],
      ],
    });
  });
});

describe('whether any row goes alone', () => {
  const inTens = { rows: Array.from({ length: 100 }, (_, index) => `g-${index}`), atOnce: 10 };
  const pair = { rows: ['g-100', 'g-101'], atOnce: 1 };

  it('is so where a single upload is divided into single rows', () => {
    expect(isAnySentAlone([inTens, pair])).toBe(true);
  });

  it('is not so where all of them go in larger files', () => {
    expect(isAnySentAlone([inTens])).toBe(false);
    expect(isAnySentAlone([])).toBe(false);
  });
});
