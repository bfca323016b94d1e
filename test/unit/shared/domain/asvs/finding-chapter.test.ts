import { expect, test } from 'vitest';
import { cwesByChapters } from '../../../../../shared/domain/asvs/data/chapters-by-cwe.ts';
import { chapterOfFinding } from '../../../../../shared/domain/asvs/finding-chapter.ts';

test.each([
  ['SQL injection', 89, 'SQLI', 'V1', 'V5'],
  ['a CWE against its type', 639, 'RCE', 'V8', 'V4'],
  ['a type without CWE', null, 'idor', 'V8', 'V4'],
  ['a type beside an unknown CWE', 999_999, ' LFI ', 'V5', 'V12'],
  ['a CWE that only 4.0.3 names', 16, null, undefined, 'V3'],
  ['a type for the version whose chapter the CWE lacks', 16, 'IDOR', 'V8', 'V3'],
  ['an unknown type', null, 'constructor', undefined, undefined],
  ['neither', null, null, undefined, undefined],
])('%s is filed under the chapter of each version', (_, cwe, type, in5, in4) => {
  expect(chapterOfFinding({ cwe, type }, '5.0.0')).toBe(in5);
  expect(chapterOfFinding({ cwe, type }, '4.0.3')).toBe(in4);
});

test('no CWE is filed under two pairs of chapters', () => {
  const cwes = Object.values(cwesByChapters).flat();
  expect(cwes.filter((cwe, index) => cwes.indexOf(cwe) !== index)).toEqual([]);
});
