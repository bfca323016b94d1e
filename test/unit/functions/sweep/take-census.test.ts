import { expect, it } from 'vitest';
import { takeCensus } from '../../../../functions/sweep/take-census.ts';

const census = (total: number, needingAttention: number) =>
  takeCensus({
    connections: async () => ({ total, needingAttention, instances: 1 }),
    heldRepositories: async () => 3,
  });

it('counts what waits for somebody, and tells a share of ten connections or more', async () => {
  expect(await census(10, 2)).toEqual({
    heldRepositories: 3,
    connectionsNeedingAttention: 2,
    instancesNeedingAttention: 1,
    connectionsFailing: 20,
  });
  expect((await census(9, 9)).connectionsFailing).toBeUndefined();
});
