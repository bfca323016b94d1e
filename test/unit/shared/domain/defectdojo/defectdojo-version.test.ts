import { describe, expect, it } from 'vitest';
import {
  oldestVersion,
  supportedVersion,
  versionSupport,
} from '../../../../../shared/domain/defectdojo/defectdojo-version.ts';

it('the versions are told to people as DefectDojo writes them', () => {
  expect([oldestVersion, supportedVersion]).toEqual(['2.38.0', '2.45.1']);
});

describe('the support of a DefectDojo version', () => {
  it.each([
    ['3.2.0', 'full'],
    ['2.100.0', 'full'],
    ['2.45.1', 'full'],
    ['2.45.0', 'limited'],
    ['2.38.0', 'limited'],
    ['2.37.9', 'none'],
    ['1.99.99', 'none'],
    ['dev', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (version, support) => {
    expect(versionSupport(version)).toBe(support);
  });
});
