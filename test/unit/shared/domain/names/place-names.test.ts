import { describe, expect, it, test } from 'vitest';
import {
  acceptanceEndOf,
  acceptanceName,
  asvsMetadataName,
  asvsMetadataNameOfTeam,
  engagementName,
  isAsvsMetadataName,
  isTestOfOtherTeam,
  testTitle,
} from '../../../../../shared/domain/names/place-names.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository('acme/shop', 'team-a');
const long = aRepository(`gitlab:${'group/'.repeat(47)}project`, 'team-a');

describe('the names of our things in DefectDojo', () => {
  it('tell the repository, and the team where several may share the place', () => {
    expect(testTitle(key)).toBe('Gecko acme/shop [team-a]');
    expect(engagementName(key.repositoryId)).toBe('Gecko: acme/shop');
    expect(acceptanceName(key, 7, '2027-01-31')).toBe('Gecko acme/shop [team-a] in test 7 until 2027-01-31');
    expect(acceptanceName(key, 7, null)).toBe('Gecko acme/shop [team-a] in test 7 without end');
    expect(asvsMetadataName(key)).toBe('gecko_asvs:acme/shop');
    expect(asvsMetadataNameOfTeam(key)).toBe('gecko_asvs:acme/shop [team-a]');
  });

  test.each([
    ['title', () => testTitle(long), 255, /^Gecko gitlab:.*… #[0-9a-f]{16} \[team-a\]$/],
    ['engagement', () => engagementName(long.repositoryId), 300, /^Gecko: gitlab:.*… #[0-9a-f]{16}$/],
    ['acceptance', () => acceptanceName(long, 7, null), 300, /… #[0-9a-f]{16} \[team-a\] in test 7 without end$/],
    ['metadata', () => asvsMetadataName(long), 120, /^gecko_asvs:gitlab:.*… #[0-9a-f]{16}$/],
    ['metadata of a team', () => asvsMetadataNameOfTeam(long), 120, /… #[0-9a-f]{16} \[team-a\]$/],
  ])('are cut to what DefectDojo takes, and still differ: %s', (_, name, length, pattern) => {
    expect(name()).toHaveLength(length);
    expect(name()).toMatch(pattern);
  });

  it('of acceptances say until when they hold, for the findings of which test', () => {
    const day = '2027-01-31';
    expect(acceptanceEndOf(acceptanceName(key, 7, day), 7)).toBe(day);
    expect(acceptanceEndOf(acceptanceName(key, 7, null), 7)).toBe('endless');
    expect(acceptanceEndOf(acceptanceName(long, 4711, day), 4711)).toBe(day);
    for (const name of [
      'Gecko acme/shop [team-a]',
      'x Gecko a/b [t] in test 7 without end',
      'Gecko a/b [t] in test 7 until',
    ]) {
      expect(acceptanceEndOf(name, 7)).toBeUndefined();
    }
    expect(acceptanceEndOf(`${acceptanceName(key, 7, day)} and on`, 7)).toBeUndefined();
    expect(acceptanceEndOf(acceptanceName(key, 77, day), 7)).toBeUndefined();
  });

  it('are whole where they just fit', () => {
    const id = aRepository(`a/${'b'.repeat(300 - 'Gecko: a/'.length)}`).repositoryId;
    expect(engagementName(id)).toBe(`Gecko: ${id}`);
  });
});

describe('what others put there', () => {
  test.each([
    ['Gecko acme/shop [team-b]', true],
    ['Gecko acme/shop [team-a]', false],
    ['Gecko acme/shop', false],
    ['Gecko acme/shop [team-b] again', false],
    ['Not Gecko acme/shop [team-b]', false],
    ['ZAP [weekly]', false],
  ])('is the test of another team only by its title: %s, %s', (title, expected) => {
    expect(isTestOfOtherTeam(title, key)).toBe(expected);
  });

  it('is a line about the ASVS by its name', () => {
    const names = ['gecko_asvs:acme/api', 'owner', 'my gecko_asvs:acme/api'];
    expect(names.map(isAsvsMetadataName)).toEqual([true, false, false]);
  });
});
