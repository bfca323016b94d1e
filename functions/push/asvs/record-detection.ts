import { isDeepStrictEqual } from 'node:util';
import type { StoredDetection } from '../../../shared/domain/asvs/detection/detection.ts';
import { keepEvidence } from '../../../shared/domain/asvs/detection/keep-evidence.ts';
import { untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { takeOverDetection } from '../../../shared/domain/asvs/profile/take-over-detection.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import type { AsvsStore } from '../../../shared/ports/asvs-store.ts';

/**
 * Stores what was detected in a repository, beside what was seen before, and takes it over into its profile, on top of what
 * a person may be changing at the same moment.
 *
 * @param lastRead what was detected last, where the holder of the lease has read it: nobody else stores any, and its evidence is long
 * @throws {VersionConflictError} when others keep changing the profile
 */
export async function recordDetection(
  asvs: AsvsStore,
  key: RepositoryKey,
  detection: StoredDetection,
  lastRead?: StoredDetection,
): Promise<void> {
  const earlier = lastRead ?? (await asvs.detection(key));
  const kept = keepEvidence(earlier, detection);
  await againIfOvertaken(async () => {
    const profile = (await asvs.profile(key)) ?? untouchedProfile(key);
    const taken = takeOverDetection(profile, detection);
    const isConfirmed =
      showsTheSame(earlier, kept) && isDeepStrictEqual({ ...taken, version: profile.version }, profile);
    if (isConfirmed) await asvs.confirmDetection(key, detection);
    else await asvs.putDetection(taken, kept);
  });
}

function showsTheSame(
  earlier: StoredDetection | undefined,
  { scanId, detectedAt, ...shown }: StoredDetection,
): boolean {
  return isDeepStrictEqual(earlier, { ...shown, scanId: earlier?.scanId, detectedAt: earlier?.detectedAt });
}
