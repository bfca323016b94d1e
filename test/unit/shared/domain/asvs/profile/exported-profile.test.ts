import { describe, expect, it } from 'vitest';
import { asvsCatalogue } from '../../../../../../shared/domain/asvs/catalogue.ts';
import { assignLevel, editChapters } from '../../../../../../shared/domain/asvs/profile/change-profile.ts';
import { exportedProfile, tagsOfLine } from '../../../../../../shared/domain/asvs/profile/exported-profile.ts';
import { untouchedProfile } from '../../../../../../shared/domain/asvs/profile/profile.ts';
import { asvsVersions } from '../../../../../../shared/domain/asvs/standard/asvs-version.ts';
import { chapterTagsOf } from '../../../../../../shared/domain/desired/chapter-tags.ts';
import { aRepository } from '../../../../../support/sync-fixtures.ts';

const untouched = untouchedProfile(aRepository('acme/shop'));

describe('a profile, as the product tells it', () => {
  it('is a line with version, level and chapters, and a tag for each chapter', () => {
    const profile = assignLevel(editChapters(untouched, '5.0.0', { add: ['V6', 'V8'], remove: ['V15'] }), 'L2');
    expect(exportedProfile(profile, '5.0.0')).toEqual({
      line: '5.0.0 L2 V6 V8',
      tags: ['asvs:5.0.0-v6', 'asvs:5.0.0-v8'],
    });
  });

  it('tells the chapters of the version that is followed', () => {
    const profile = editChapters(untouched, '4.0.3', { add: ['V2'], remove: [] });
    expect(exportedProfile(profile, '4.0.3').line).toBe('4.0.3 L1 V2 V14');
  });

  it.each(asvsVersions)('is read back from its line in %s, and from no other text', (version) => {
    const { line, tags } = exportedProfile(untouched, version);
    expect(tags.length).toBeGreaterThan(0);
    expect(tagsOfLine(line)).toEqual(tags);
    expect(tagsOfLine(`v${line}`)).toEqual([]);
  });

  it.each(asvsVersions)('fits the 300 characters of a metadata value with every chapter of %s', (version) => {
    const add = asvsCatalogue[version].map(({ id }) => id);
    const { line, tags } = exportedProfile(editChapters(untouched, version, { add, remove: [] }), version);
    expect(line.length).toBeLessThan(300);
    expect(tags).toHaveLength(add.length);
  });
});

describe('the chapter tag of a finding', () => {
  it.each([
    ['CWE-639', null, '5.0.0', ['asvs:5.0.0-v8']],
    ['CWE-639', null, '4.0.3', ['asvs:4.0.3-v4']],
    [null, 'IDOR', '5.0.0', ['asvs:5.0.0-v8']],
    ['CWE-999999', 'NONSENSE', '5.0.0', []],
    [null, null, '5.0.0', []],
  ] as const)('by CWE %s and type %s in %s is %j', (cwe, type, version, tags) => {
    expect(chapterTagsOf({ cwe, type }, version)).toEqual(tags);
  });
});
