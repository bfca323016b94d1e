import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { asvsCatalogue } from '../../../../../shared/domain/asvs/catalogue.ts';
import {
  chooseChapters,
  editChapters,
  resetToDetected,
} from '../../../../../shared/domain/asvs/profile/change-profile.ts';
import { choicesIn, movesInto, otherVersion } from '../../../../../shared/domain/asvs/profile/choices-in-version.ts';
import { asvsProfileSchema, untouchedProfile } from '../../../../../shared/domain/asvs/profile/profile.ts';
import { sectionsOf } from '../../../../../shared/domain/asvs/profile/profile-sections.ts';
import { takeOverDetection } from '../../../../../shared/domain/asvs/profile/take-over-detection.ts';
import { asvsVersions } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ChapterId } from '../../../../../shared/domain/asvs/standard/chapter.ts';
import { chaptersOf } from '../../../../support/asvs-fixtures.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';
import { anEdit, anyDetection, anyProfile, someChapters, someScans } from './any-profile.ts';

const aVersion = fc.constantFrom(...asvsVersions);
const chapters = (version: (typeof asvsVersions)[number]) => asvsCatalogue[version].map(({ id }) => id);

describe('switching the version of the standard', () => {
  test.prop({ profile: anyProfile, version: aVersion })(
    'there and back restores the earlier set exactly, also once everything there was confirmed as it was',
    ({ profile, version }) => {
      const before = sectionsOf(profile, version);
      const there = sectionsOf(profile, otherVersion(version));
      const inScope = there.inScope.map(({ chapter }) => chapter);
      const unmoved = there.inScope.every(({ movedFrom, seen }) => movedFrom.length > 0 || seen !== 'not_seen');
      const confirmed = unmoved ? chooseChapters(profile, otherVersion(version), inScope) : profile;
      expect(sectionsOf(confirmed, version)).toEqual(before);
    },
  );

  test.prop({ profile: anyProfile, version: aVersion })(
    'puts nothing into scope or out of it but what people chose and the mapping leads there',
    ({ profile, version }) => {
      const moves = movesInto(profile, version);
      for (const [chapter, { choice, movedFrom }] of choicesIn(profile, version)) {
        if (movedFrom.length === 0) continue;
        const sources = moves.filter(({ to }) => to.includes(chapter));
        expect(sources.map((move) => move.chapter)).toEqual(movedFrom);
        expect(sources.map((move) => move.choice)).toContain(choice);
      }
      for (const { choice, to, pleaseCheck } of moves) {
        if (choice === 'removed' && pleaseCheck) expect(to).toEqual([]);
      }
    },
  );
});

describe('what a person chose', () => {
  test.prop({
    profile: anyProfile,
    version: aVersion,
    scans: someScans,
    add: someChapters('4.0.3'),
    others: someChapters('4.0.3'),
  })('survives any sequence of detections', ({ profile, version, scans, add, others }) => {
    const remove = others.filter((chapter) => !add.includes(chapter));
    const edited = editChapters(profile, version, { add, remove });
    const later = scans.reduce((before, scan) => scan(before), edited);
    const { inScope, removed } = chaptersOf(later, version);
    expect(inScope).toEqual(expect.arrayContaining(add));
    expect(removed).toEqual(expect.arrayContaining(remove));
  });

  test.prop({ profile: anyProfile, version: aVersion, scans: someScans, chosen: someChapters('4.0.3') })(
    'as a whole list is what is in scope, and stays so through detections unless it changed nothing',
    ({ profile, version, scans, chosen }) => {
      const edited = chooseChapters(profile, version, chosen);
      const inOrder = chapters(version).filter((chapter) => chosen.includes(chapter));
      expect(chaptersOf(edited, version).inScope).toEqual(inOrder);
      expect(chooseChapters(edited, version, chosen)).toBe(edited);
      const later = scans.reduce((before, scan) => scan(before), edited);
      if (choicesIn(edited, version).size > 0 && profile.byVersion[version].accepted) {
        expect(chaptersOf(later, version).inScope).toEqual(inOrder);
      }
    },
  );
});

describe('a detection', () => {
  test.prop({ profile: anyProfile, version: aVersion, detection: anyDetection })(
    'takes no chapter out of scope and puts none back that a person took out',
    ({ profile, version, detection }) => {
      const before = chaptersOf(profile, version);
      const after = chaptersOf(takeOverDetection(profile, detection), version);
      const expected = profile.byVersion[version].accepted
        ? before.inScope
        : before.inScope.filter((id) => id !== 'V14' && id !== 'V15');
      expect(after.inScope).toEqual(expect.arrayContaining(expected));
      expect(after.removed).toEqual(before.removed);
    },
  );

  test.prop({ scans: fc.array(anyDetection, { minLength: 1, maxLength: 6 }), version: aVersion })(
    'of a repository that nobody edited adds to those before it',
    ({ scans, version }) => {
      const profile = scans.reduce(takeOverDetection, untouchedProfile(aRepository()));
      const found = new Set(
        scans.flatMap(({ byVersion }) =>
          byVersion[version].sections.filter(({ strength }) => strength === 'found').map(({ chapter }) => chapter),
        ),
      );
      expect(chaptersOf(profile, version).inScope).toEqual(chapters(version).filter((chapter) => found.has(chapter)));
    },
  );

  test.prop({ profile: anyProfile, version: aVersion, detection: anyDetection })(
    'is what a reset leads to',
    ({ profile, version, detection }) => {
      const reset = resetToDetected(takeOverDetection(profile, detection), version);
      const fresh = takeOverDetection(untouchedProfile(aRepository()), detection);
      expect(sectionsOf(reset, version)).toEqual(sectionsOf(fresh, version));
      const other = otherVersion(version);
      expect(reset.byVersion[other]).toEqual(takeOverDetection(profile, detection).byVersion[other]);
    },
  );
});

describe('a profile', () => {
  test.prop({ profile: anyProfile, version: aVersion })(
    'has each chapter in one list at most, in order',
    ({ profile, version }) => {
      const { inScope, suggested, removed } = chaptersOf(profile, version);
      const all = [...inScope, ...suggested, ...removed];
      expect(new Set(all).size).toBe(all.length);
      for (const list of [inScope, suggested, removed]) {
        expect(list).toEqual(chapters(version).filter((chapter) => list.includes(chapter)));
      }
    },
  );

  test.prop({ profile: anyProfile, edit: fc.oneof(...asvsVersions.map(anEdit)) })(
    'gets a new version by what changes it, and only by that, and reads back as it was written',
    ({ profile, edit }) => {
      const edited = edit(profile);
      expect(edited.version).toBe(edited === profile ? profile.version : profile.version + 1);
      if (edited.version > 0) expect(asvsProfileSchema.parse(JSON.parse(JSON.stringify(edited)))).toEqual(edited);
    },
  );

  test.prop({ profile: anyProfile, version: aVersion, number: fc.integer({ min: 18, max: 1e6 }) })(
    'never throws at a chapter that the standard does not have',
    ({ profile, version, number }) => {
      const unknown: ChapterId = `V${number}`;
      const edited = editChapters(profile, version, { add: [unknown], remove: [] });
      expect(chaptersOf(edited, version).inScope).toContain(unknown);
      expect(chaptersOf(edited, otherVersion(version)).inScope).not.toContain(unknown);
    },
  );
});
