import { describe, expect, it } from 'vitest';
import {
  acceptanceName,
  asvsMetadataName,
  asvsMetadataNameOfTeam,
  engagementName,
  isAsvsMetadataName,
  testTitle,
} from '../../../../shared/domain/place-names.ts';
import { aRepository } from '../../../support/sync-fixtures.ts';

const key = aRepository('acme/shop', 'team-1');
const long = aRepository(`acme/${'x'.repeat(295)}`, 'team-1');

describe('the names under which a repository is found again in DefectDojo', () => {
  it('never change', () => {
    expect(testTitle(key)).toBe('Gecko acme/shop [team-1]');
    expect(engagementName(key.repositoryId)).toBe('Gecko: acme/shop');
    expect(acceptanceName(key, 7, '2026-12-31')).toBe('Gecko acme/shop [team-1] in test 7 until 2026-12-31');
    expect(acceptanceName(key, 7, null)).toBe('Gecko acme/shop [team-1] in test 7 without end');
    expect(asvsMetadataName(key)).toBe('gecko_asvs:acme/shop');
    expect(asvsMetadataNameOfTeam(key)).toBe('gecko_asvs:acme/shop [team-1]');
  });

  it('tell which metadata of a product is one of a profile', () => {
    expect(isAsvsMetadataName('gecko_asvs:acme/shop')).toBe(true);
    expect(isAsvsMetadataName('my gecko_asvs:')).toBe(false);
  });

  it('use the room that there is, and end with a part of a hash where it does not suffice', () => {
    expect(testTitle(long)).toMatch(/^Gecko acme\/x+… #[0-9a-f]{16} \[team-1\]$/);
    expect(testTitle(long)).toHaveLength(255);
    expect(engagementName(long.repositoryId)).toHaveLength(300);
    expect(acceptanceName(long, 7, null)).toHaveLength(300);
    expect(asvsMetadataName(long)).toMatch(/^gecko_asvs:acme\/x+… #[0-9a-f]{16}$/);
    expect(asvsMetadataName(long)).toHaveLength(120);
  });

  it('are whole as long as they fit', () => {
    const full = aRepository(`acme/${'x'.repeat(288)}`, 'team-1').repositoryId;
    expect(engagementName(full)).toBe(`Gecko: ${full}`);
  });
});
