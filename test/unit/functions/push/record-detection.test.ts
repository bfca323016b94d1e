import { describe, expect, it } from 'vitest';
import { recordDetection } from '../../../../functions/push/asvs/record-detection.ts';
import { assignLevel, editChapters } from '../../../../shared/domain/asvs/profile/change-profile.ts';
import { untouchedProfile } from '../../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsStore } from '../../../../shared/ports/asvs-store.ts';
import { VersionConflictError } from '../../../../shared/ports/team-store.ts';
import { aDetection, chaptersOf } from '../../../support/asvs-fixtures.ts';
import { createInMemoryAsvsStore } from '../../../support/in-memory-asvs-store.ts';
import { aRepository } from '../../../support/sync-fixtures.ts';

const key = aRepository();
const detection = aDetection({ '5.0.0': { found: ['V6', 'V15'] } });

/** A store in which a person edits whenever a detection is about to be stored, this many times. */
function beingEdited(times: number): AsvsStore {
  const store = createInMemoryAsvsStore();
  let left = times;
  return {
    ...store,
    async putDetection(...written) {
      if (left-- > 0) {
        const profile = (await store.profile(key)) ?? untouchedProfile(key);
        await store.putProfile(assignLevel(profile, profile.level === 'L3' ? 'L2' : 'L3'));
      }
      await store.putDetection(...written);
    },
  };
}

async function profileOf(store: AsvsStore) {
  const profile = await store.profile(key);
  if (!profile) throw new Error('A detection makes a profile.');
  return profile;
}

describe('recording a detection', () => {
  it('stores it and takes it over into a profile, a new one where there is none', async () => {
    const store = createInMemoryAsvsStore();
    await recordDetection(store, key, detection);
    expect(await store.detection(key)).toEqual(detection);
    expect(chaptersOf(await profileOf(store), '5.0.0').inScope).toEqual(['V6', 'V15']);
  });

  it('keeps what a person chose before', async () => {
    const store = createInMemoryAsvsStore();
    await store.putProfile(editChapters(untouchedProfile(key), '5.0.0', { add: ['V10'], remove: ['V6'] }));
    await recordDetection(store, key, detection);
    expect(chaptersOf(await profileOf(store), '5.0.0')).toEqual({
      inScope: ['V10', 'V15'],
      suggested: [],
      removed: ['V6'],
    });
  });

  it('keeps what a person chooses at the same moment', async () => {
    const store = beingEdited(4);
    await recordDetection(store, key, detection);
    expect(await profileOf(store)).toMatchObject({ version: 5, level: 'L2', proposedLevel: 'L1' });
  });

  it('writes evidence and profile no more where a later scan shows the same, and names that scan', async () => {
    const store = createInMemoryAsvsStore();
    for (const scanId of ['scan-1', 'scan-2']) await recordDetection(store, key, { ...detection, scanId });
    const profile = await profileOf(store);
    const later = { ...detection, scanId: 'scan-3', detectedAt: '2026-12-01T09:00:00.000Z' };
    await recordDetection({ ...store, putDetection: () => Promise.reject(new Error('It is there.')) }, key, later);
    expect(await store.detection(key)).toMatchObject(later);
    expect(await profileOf(store)).toEqual(profile);
  });

  it('takes over once more what is the same where the profile was begun anew meanwhile', async () => {
    const store = createInMemoryAsvsStore();
    for (const scanId of ['scan-1', 'scan-2']) await recordDetection(store, key, { ...detection, scanId });
    await store.putProfile({ ...untouchedProfile(key), version: 3 });
    await recordDetection(store, key, { ...detection, scanId: 'scan-3' });
    expect(chaptersOf(await profileOf(store), '5.0.0').inScope).toEqual(['V6', 'V15']);
  });

  it('gives up where others never let go', async () => {
    await expect(recordDetection(beingEdited(Infinity), key, detection)).rejects.toThrow(VersionConflictError);
  });

  it('passes on whatever else goes wrong', async () => {
    const store = {
      ...createInMemoryAsvsStore(),
      putDetection: async () => {
        throw new Error('no table');
      },
    };
    await expect(recordDetection(store, key, detection)).rejects.toThrow('no table');
  });
});
