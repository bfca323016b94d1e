import { describe, expect, it } from 'vitest';
import { repositoryIdSchema, teamIdSchema } from '../../../../../shared/domain/names/ids.ts';

describe('a team id', () => {
  it.each(['a', 'Team_1', '7-x', 'x'.repeat(64)])('may be %s', (id) => {
    expect(teamIdSchema.parse(id)).toBe(id);
  });

  it.each(['', 'x'.repeat(65), 'a b', 'a#b', 'a/b', ' a', 'a\n', 'ä'])('may not be %j', (id) => {
    const { error } = teamIdSchema.safeParse(id);
    expect(error?.issues[0]?.message).toBe('must be 1 to 64 letters, digits, hyphens or underscores');
  });
});

describe('a repository id', () => {
  it.each(['a/b', 'acme/my.shop', 'gitlab:group/sub/project', 'a/..b', 'a/b..', `a/${'x'.repeat(298)}`])(
    'may be %s',
    (id) => {
      expect(repositoryIdSchema.parse(id)).toBe(id);
    },
  );

  it.each([
    ['acme', 'must be a path such as owner/name or gitlab:group/project, without spaces, #, ? or backslash'],
    ['acme/', 'must be a path'],
    ['/acme', 'must be a path'],
    ['a//b', 'must be a path'],
    ['a/b/', 'must be a path'],
    ['a/b c', 'must be a path'],
    ['a b/c', 'must be a path'],
    ['a/b#c', 'must be a path'],
    ['a#b/c', 'must be a path'],
    ['a/b?c', 'must be a path'],
    ['a?b/c', 'must be a path'],
    ['a\\b/c', 'must be a path'],
    ['a/b\\c', 'must be a path'],
    [' a/b', 'must be a path'],
    ['a/b ', 'must be a path'],
    ['a/b\0', 'must not hold control characters or half a character'],
    ['a/\ud83d', 'must not hold control characters or half a character'],
    ['a/../b', 'must not hold . or .. as a segment'],
    ['a/.', 'must not hold . or .. as a segment'],
    [`a/${'x'.repeat(299)}`, 'must have at most 300 characters'],
  ])('may not be %j', (id, problem) => {
    const { error } = repositoryIdSchema.safeParse(id);
    expect(error?.issues[0]?.message).toContain(problem);
  });
});
