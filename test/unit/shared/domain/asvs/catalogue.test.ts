import { describe, expect, it } from 'vitest';
import { asvsCatalogue, isChapterOf } from '../../../../../shared/domain/asvs/catalogue.ts';
import { chapterMigrationsFrom } from '../../../../../shared/domain/asvs/data/chapter-migrations.ts';
import { asvsVersions, latestAsvsVersion } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';

const otherThan = { '5.0.0': '4.0.3', '4.0.3': '5.0.0' } as const;

describe('the catalogue', () => {
  it.each([
    ['5.0.0', 17, { L1: 70, L2: 253, L3: 345 }],
    ['4.0.3', 14, { L1: 128, L2: 259, L3: 278 }],
  ] as const)("holds the chapters of %s with the standard's totals", (version, count, totals) => {
    const chapters = asvsCatalogue[version];
    expect(chapters.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => `V${index + 1}`));
    for (const level of ['L1', 'L2', 'L3'] as const) {
      expect(chapters.reduce((sum, { requirements }) => sum + requirements[level], 0)).toBe(totals[level]);
    }
  });

  it('keeps apart what one id means in the two versions', () => {
    const nameOf = (version: keyof typeof otherThan) => asvsCatalogue[version].find(({ id }) => id === 'V6')?.name;
    expect(nameOf('5.0.0')).toBe('Authentication');
    expect(nameOf('4.0.3')).toBe('Stored Cryptography');
  });

  it('starts with the newest version', () => {
    expect(latestAsvsVersion).toBe('5.0.0');
    expect(asvsVersions).toContain('4.0.3');
  });

  it('knows which chapters a version has', () => {
    expect(isChapterOf('5.0.0', 'V17')).toBe(true);
    expect(isChapterOf('4.0.3', 'V17')).toBe(false);
    expect(isChapterOf('5.0.0', 'toString')).toBe(false);
  });
});

describe.each(asvsVersions)('the migration out of %s', (version) => {
  it('has one row for each chapter, which leads to chapters of the other version', () => {
    expect(Object.keys(chapterMigrationsFrom[version])).toEqual(asvsCatalogue[version].map(({ id }) => id));
    for (const row of Object.values(chapterMigrationsFrom[version])) {
      for (const target of [...row.carriedTo, ...row.offered]) {
        expect(isChapterOf(otherThan[version], target)).toBe(true);
      }
    }
  });

  it('calls nothing without a counterpart unambiguous', () => {
    for (const { carriedTo, isAmbiguous } of Object.values(chapterMigrationsFrom[version])) {
      if (carriedTo.length !== 1) expect(isAmbiguous).toBe(true);
    }
  });
});
