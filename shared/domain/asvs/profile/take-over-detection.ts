import type { AsvsDetection, DetectedSection } from '../detection/detection.ts';
import { type AsvsVersion, asvsVersions } from '../standard/asvs-version.ts';
import type { ChapterId } from '../standard/chapter.ts';
import { isEdited } from './change-profile.ts';
import type { AsvsProfile, VersionProfile } from './profile.ts';

/**
 * Takes a detection over, for both versions. What it found comes into scope as long as nobody has decided on the chapters,
 * and in any case the first time; afterwards it is suggested. What it no longer sees stays: the wiki it goes by is worded
 * anew by every scan.
 */
export function takeOverDetection(profile: AsvsProfile, detection: AsvsDetection): AsvsProfile {
  const taken = (version: AsvsVersion) => takenOver(profile, version, detection.byVersion[version].sections);
  const [newest, older] = asvsVersions;
  return {
    ...profile,
    version: profile.version + 1,
    proposedLevel: detection.level.proposed,
    byVersion: { ...profile.byVersion, [newest]: taken(newest), [older]: taken(older) },
  };
}

function takenOver(profile: AsvsProfile, version: AsvsVersion, sections: readonly DetectedSection[]): VersionProfile {
  const own = profile.byVersion[version];
  const seen = { found: chaptersOf(sections, 'found'), suggested: chaptersOf(sections, 'suggested') };
  const isOpen = own.accepted === undefined || !isEdited(profile, version);
  const accepted = isOpen ? [...new Set([...(own.accepted ?? []), ...seen.found])] : own.accepted;
  return { ...own, seen, accepted };
}

function chaptersOf(sections: readonly DetectedSection[], strength: DetectedSection['strength']): ChapterId[] {
  return sections.filter((section) => section.strength === strength).map(({ chapter }) => chapter);
}
