import * as fc from 'fast-check';
import { asvsCatalogue } from '../../../../../shared/domain/asvs/catalogue.ts';
import {
  assignLevel,
  chooseChapters,
  editChapters,
  resetToDetected,
} from '../../../../../shared/domain/asvs/profile/change-profile.ts';
import { type AsvsProfile, untouchedProfile } from '../../../../../shared/domain/asvs/profile/profile.ts';
import { takeOverDetection } from '../../../../../shared/domain/asvs/profile/take-over-detection.ts';
import type { AsvsVersion } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';
import { asvsVersions } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ChapterId } from '../../../../../shared/domain/asvs/standard/chapter.ts';
import { aDetection, type SeenChapters } from '../../../../support/asvs-fixtures.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

/** One thing that happens to a profile. */
export type Happening = (profile: AsvsProfile) => AsvsProfile;

/** Some chapters of a version. */
export function someChapters(version: AsvsVersion): fc.Arbitrary<ChapterId[]> {
  return fc.uniqueArray(fc.constantFrom(...asvsCatalogue[version].map(({ id }) => id)), { maxLength: 6 });
}

const seenIn = (version: AsvsVersion): fc.Arbitrary<SeenChapters> =>
  fc.tuple(someChapters(version), someChapters(version)).map(([found, thin]) => ({
    found,
    suggested: thin.filter((chapter) => !found.includes(chapter)),
  }));

/** What a scan may detect. */
export const anyDetection = fc
  .record({ '5.0.0': seenIn('5.0.0'), '4.0.3': seenIn('4.0.3') })
  .map((byVersion) => aDetection(byVersion));

const aScan: fc.Arbitrary<Happening> = anyDetection.map(
  (detection) => (profile: AsvsProfile) => takeOverDetection(profile, detection),
);

/** Scans, as many as there may be. */
export const someScans = fc.array(aScan, { maxLength: 6 });

/** What a person may do while the team follows a version. */
export function anEdit(version: AsvsVersion): fc.Arbitrary<Happening> {
  return fc.oneof(
    fc.tuple(someChapters(version), someChapters(version)).map(([add, others]): Happening => {
      const remove = others.filter((chapter) => !add.includes(chapter));
      return (profile) => editChapters(profile, version, { add, remove });
    }),
    someChapters(version).map(
      (chosen): Happening =>
        (profile) =>
          chooseChapters(profile, version, chosen),
    ),
    fc.constant<Happening>((profile) => resetToDetected(profile, version)),
    fc.constantFrom('L1', 'L2', 'L3', null).map(
      (level): Happening =>
        (profile) =>
          assignLevel(profile, level),
    ),
  );
}

/** A profile that all kinds of things happened to. */
export const anyProfile: fc.Arbitrary<AsvsProfile> = fc
  .array(fc.oneof(aScan, ...asvsVersions.map(anEdit)), { maxLength: 8 })
  .map((happenings) => happenings.reduce((profile, happens) => happens(profile), untouchedProfile(aRepository())));
