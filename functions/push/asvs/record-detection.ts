import { isDeepStrictEqual } from 'node:util';
import type { StoredDetection } from '../../../shared/domain/asvs/detection/detection.ts';
import { keepEvidence } from '../../../shared/domain/asvs/detection/keep-evidence.ts';
import { untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { takeOverDetection } from '../../../shared/domain/asvs/profile/take-over-detection.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { AsvsStore } from '../../../shared/ports/asvs-store.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';

/** People edit one at a time: whoever loses this often against them meets a defect. */
const triesBeforeGivingUp = 5;

/**
 * Stores what was detected in a repository, beside what was seen before, and takes it over into its profile, on top of what
 * a person may be changing at the same moment.
 *
 * @throws {VersionConflictError} when others keep changing the profile
 */
export async function recordDetection(asvs: AsvsStore, key: RepositoryKey, detection: StoredDetection): Promise<void> {
  const earlier = await asvs.detection(key);
  const kept = keepEvidence(earlier, detection);
  for (let attempt = 1; ; attempt += 1) {
    const profile = (await asvs.profile(key)) ?? untouchedProfile(key);
    const taken = takeOverDetection(profile, detection);
    try {
      if (showsTheSame(earlier, kept) && isDeepStrictEqual({ ...taken, version: profile.version }, profile)) {
        return await asvs.confirmDetection(key, detection);
      }
      return await asvs.putDetection(taken, kept);
    } catch (error) {
      if (!(error instanceof VersionConflictError) || attempt === triesBeforeGivingUp) throw error;
    }
  }
}

function showsTheSame(
  earlier: StoredDetection | undefined,
  { scanId, detectedAt, ...shown }: StoredDetection,
): boolean {
  return isDeepStrictEqual(earlier, { ...shown, scanId: earlier?.scanId, detectedAt: earlier?.detectedAt });
}
