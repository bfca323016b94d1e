import { describe, expect, it } from 'vitest';
import {
  findingsPerUploadMax,
  firstUploadSize,
  nextUploadSize,
  sizeAfterFirst,
} from '../../../../../shared/domain/defectdojo/upload-size.ts';

describe('the next upload', () => {
  it.each([
    ['what fits into a quarter of a minute by what the last one took', 500, { findings: 500, tookMs: 10_000 }, 750],
    ['as many after one that took just that long', 500, { findings: 500, tookMs: 15_000 }, 500],
    ['fewer after one that took longer', 500, { findings: 500, tookMs: 30_000 }, 250],
    ['twice as many after a fast one', 500, { findings: 500, tookMs: 4_000 }, 1_000],
    ['half as many after one without an answer', 500, { findings: 500, tookMs: undefined }, 250],
    ['half as many, rounded up', 125, { findings: 125, tookMs: undefined }, 63],
    ['half of what had no answer, where that was less', 500, { findings: 100, tookMs: undefined }, 50],
    ['what fits by a smaller one that took too long', 500, { findings: 100, tookMs: 30_000 }, 50],
    ['never fewer than ten', 12, { findings: 12, tookMs: 60_000 }, 10],
    ['never more than 5,000', 4_000, { findings: 4_000, tookMs: 1_000 }, findingsPerUploadMax],
    ['as many after a fast one that was not full', 125, { findings: 3, tookMs: 100 }, 125],
    ['as many after one that was not full and took just that long', 100, { findings: 10, tookMs: 1_500 }, 100],
    ['as many after a last few rows that took their time for the way', 5_000, { findings: 7, tookMs: 3_000 }, 5_000],
    ['what a last few rows show to be too much', 5_000, { findings: 100, tookMs: 4_200 }, 1_000],
    ['no more because a few were fast', 125, { findings: 100, tookMs: 10 }, 125],
    ['what fits by all of its time, where it was full', 20, { findings: 20, tookMs: 6_000 }, 40],
    [
      'as many after a smallest one without an answer, which is about its rows',
      500,
      { findings: 10, tookMs: undefined },
      500,
    ],
    ['half of the least that says something, where it had no answer', 500, { findings: 22, tookMs: undefined }, 11],
    ['twice as many after one that took no time', 125, { findings: 125, tookMs: 0 }, 250],
  ])('holds %s', (_, size, pace, expected) => {
    expect(nextUploadSize(size, pace)).toBe(expected);
  });

  it('settles at what a slow server takes in time', () => {
    const perFindingMs = 90;
    let size = 500;
    const sizes = Array.from({ length: 4 }, () => {
      size = nextUploadSize(size, { findings: size, tookMs: size * perFindingMs });
      return size;
    });
    expect(sizes).toEqual([166, 166, 166, 166]);
  });
});

describe('what files of a new place should hold once a first one was sent', () => {
  it('is what is usual at most, since the guess was of an import', () => {
    expect([sizeAfterFirst(5_000), sizeAfterFirst(120)]).toEqual([500, 120]);
  });
});

describe('a first file', () => {
  const of = (quickestReadMs: number | undefined, server: string | undefined = '3.2.0') => {
    const [major = 0, minor = 0, patch = 0] = (server ?? '').split('.').map(Number);
    const version = server === undefined ? undefined : { major, minor, patch };
    return firstUploadSize({ quickestReadMs, server: version });
  };

  it.each([
    ['half a minute by what the quickest small read took', of(60), 2_750],
    ['no more than 5,000', of(1), 5_000],
    ['no fewer than 100, since reads may have a long way', of(5_000), 100],
    ['500 where no read tells anything', of(undefined), 500],
    ['500 on a server that works on rows one by one', of(20, '2.57.3'), 500],
    ['as many on the first one that does not', of(40, '2.58.0'), 4_125],
    ['500 on a server of unknown version', firstUploadSize({ quickestReadMs: 20, server: undefined }), 500],
  ])('takes %s', (_, size, expected) => {
    expect(size).toBe(expected);
  });
});
