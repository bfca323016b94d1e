import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BaseUrlError } from '../../../../shared/http/target/base-url-error.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(() => world.stop());

describe('a run for which DefectDojo can’t be opened', () => {
  it('gives its place at the DefectDojo back, of which there are two', async () => {
    world.setKeyUrl(`${world.dojoUrl}?page=1`);
    for (let round = 0; round < 3; round += 1) {
      await expect(world.tellOnce(await world.scan([]))).rejects.toThrow(BaseUrlError);
    }
    world.setKeyUrl(world.dojoUrl);
    expect(await world.tellOnce(await world.scan([]))).toMatchObject({ outcome: 'succeeded' });
  });
});
