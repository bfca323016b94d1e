import { describe, expect, test } from 'vitest';
import { repositoryLink, scanLink, webLink } from '../../../../../../shared/domain/desired/content/gecko-links.ts';

const app = 'https://app.gecko.security';

describe('links into Gecko', () => {
  test.each([
    ['owner/name', `${app}/repo/owner%2Fname/vulnerabilities`],
    ['gitlab:group/sub/project', `${app}/repo/gitlab:group%2Fsub%2Fproject/vulnerabilities`],
    ['a/b(c)!', `${app}/repo/a%2Fb%28c%29%21/vulnerabilities`],
  ])('lead to the repository %s', (repositoryId, link) => {
    expect(repositoryLink(`${app}//`, repositoryId)).toBe(link);
  });

  test.each([
    ['1-2', `${app}/scan/1-2`],
    ['](x)', `${app}/scan/%5D%28x%29`],
  ])('lead to the scan %s', (scanId, link) => {
    expect(scanLink(app, scanId)).toBe(link);
  });
});

describe('webLink', () => {
  test.each([
    [`${app}/f/1?tab=fix#patch`, `${app}/f/1?tab=fix#patch`],
    ['http://gecko.internal/f', 'http://gecko.internal/f'],
    [`${app}/a(b)[c]'!*`, `${app}/a%28b%29%5Bc%5D%27%21%2A`],
    [` ${app}/a b `, `${app}/a%20b`],
    [`https://host/${'x'.repeat(1987)}`, `https://host/${'x'.repeat(1987)}`],
  ])('takes %s as %s', (url, link) => {
    expect(webLink(url)).toBe(link);
  });

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'ftp://host/x',
    '//host/x',
    '/f/1',
    'https://user:secret@host/x',
    'https://user@host/x',
    'https://:secret@host/x',
    `https://host/${'x'.repeat(1988)}`,
    '',
  ])('refuses %j', (url) => {
    expect(webLink(url)).toBeUndefined();
  });
});
