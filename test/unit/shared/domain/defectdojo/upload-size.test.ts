import { describe, expect, it } from 'vitest';
import { nextUploadSize } from '../../../../../shared/domain/defectdojo/upload-size.ts';

describe('the next upload', () => {
  it.each([
    ['as many after the largest one at the usual speed', 500, { findings: 500, tookMs: 4_000 }, 500],
    ['half as many after one that took too long', 500, { findings: 500, tookMs: 20_001 }, 250],
    ['as many after one that took just not too long', 500, { findings: 500, tookMs: 20_000 }, 500],
    ['as many after one that was just not fast', 125, { findings: 125, tookMs: 6_000 }, 125],
    ['twice as many after one that was just fast', 125, { findings: 125, tookMs: 5_999 }, 250],
    ['half as many, rounded up', 125, { findings: 125, tookMs: 60_000 }, 63],
    ['half as many after one without an answer', 500, { findings: 500, tookMs: undefined }, 250],
    ['half of what took too long, where that was less than it might be', 500, { findings: 100, tookMs: 30_000 }, 50],
    ['never fewer than ten', 12, { findings: 12, tookMs: 60_000 }, 10],
    ['as many after one that was neither slow nor fast', 250, { findings: 250, tookMs: 12_000 }, 250],
    ['twice as many after a fast one', 125, { findings: 125, tookMs: 1_000 }, 250],
    ['never more than 500', 400, { findings: 400, tookMs: 1_000 }, 500],
    ['as many after a fast one that was not full', 125, { findings: 3, tookMs: 100 }, 125],
  ])('holds %s', (_, size, pace, expected) => {
    expect(nextUploadSize(size, pace)).toBe(expected);
  });

  it('settles at what a slow server takes in time', () => {
    const perFindingMs = 90;
    let size = 500;
    const sizes = Array.from({ length: 6 }, () => {
      const tookMs = size * perFindingMs;
      size = nextUploadSize(size, { findings: size, tookMs });
      return size;
    });
    expect(sizes).toEqual([250, 125, 125, 125, 125, 125]);
  });
});
