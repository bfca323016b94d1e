import { describe, expect, it } from 'vitest';
import { mapInBatches, type Result } from '../../../../../infra/local/console/page/repositories/map-in-batches.ts';

const wanted = Array.from({ length: 101 }, (_, index) => ({
  repositoryId: `acme/${index}`,
  product: { name: `acme/${index}` },
}));

const mapped = (repositoryId: string): Result => ({ repositoryId, status: 'mapped', links: { mapping: '/' } });

describe('mapping many', () => {
  it('sends as many at once as the API takes, in order, and tells of each batch', async () => {
    const sizes: number[] = [];
    const told: string[] = [];
    await mapInBatches(
      wanted,
      async (items) => {
        sizes.push(items.length);
        return { items: items.map(({ repositoryId }) => mapped(repositoryId)) };
      },
      (results) => told.push(...results.map(({ repositoryId }) => repositoryId)),
    );
    expect(sizes).toEqual([50, 50, 1]);
    expect(told).toEqual(wanted.map(({ repositoryId }) => repositoryId));
  });

  it('tells of what was mapped before a batch failed', async () => {
    const told: number[] = [];
    const failing = async (items: { repositoryId: string }[]) => {
      if (told.length > 0) throw new Error('gone');
      return { items: items.map(({ repositoryId }) => mapped(repositoryId)) };
    };
    await expect(mapInBatches(wanted, failing, ({ length }) => told.push(length))).rejects.toThrow('gone');
    expect(told).toEqual([50]);
  });
});
