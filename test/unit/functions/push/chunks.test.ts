import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../../functions/push/reconcile/chunks.ts';

describe('items in lists', () => {
  const weight = { of: (item: number) => item, max: 10 };

  it('are as many as the size says, which is asked anew for each list', async () => {
    const sizes = [2, 1, 3];
    expect(await Array.fromAsync(chunksOf([1, 2, 3, 4, 5], () => sizes.shift() ?? 1))).toEqual([[1, 2], [3], [4, 5]]);
  });

  it('weigh together no more than they may, unless one alone does', async () => {
    expect(await Array.fromAsync(chunksOf([4, 6, 1, 11, 2, 8], 3, weight))).toEqual([[4, 6], [1], [11], [2, 8]]);
    expect(await Array.fromAsync(chunksOf([1, 1, 1, 1], 3, weight))).toEqual([[1, 1, 1], [1]]);
  });

  it('are none where there are none', async () => {
    expect(await Array.fromAsync(chunksOf([], 3))).toEqual([]);
  });
});
