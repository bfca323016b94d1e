import { expect, test } from 'vitest';
import { placeUnder } from '../../../../../../../shared/domain/asvs/detection/input/section-place.ts';

test.each([
  [
    'aside',
    [
      'Changelog',
      'Contributing',
      'License',
      'Acknowledgements',
      'Roadmap',
      'Related projects',
      'Tutorials',
      'FAQ',
      'Who uses it',
      'Dependencies',
      'Security policy',
      'Reporting a vulnerability',
      'Table of contents',
      'Our sponsors',
      '💖 Sponsors',
      'Support',
      'Clients',
    ],
  ],
  ['lead', ['Overview', 'Introduction', 'About this', 'What is it?', 'Summary', "What's inside", 'Whats inside']],
  [
    'key',
    [
      'Features',
      'Security architecture',
      'User accounts',
      'Data & state',
      'Privacy',
      '🔒 Authentication',
      'Key features',
      'Feature list',
      'System overview',
      "See what's inside",
      'See whats inside',
      'Authorization model',
      'Authorisation model',
      'For every user',
      'Your account',
      'Permission to write',
      'Permissions',
      'Role of an admin',
      'Encryption at rest',
      'How to encrypt',
      'Cryptography',
      'Crypto',
    ],
  ],
  ['plain', ['Usage', 'Deployment', 'Supported formats', 'Order history of shops', 'API routing']],
] as const)('what stands in the place "%s" is told by headings', (place, headings) => {
  for (const heading of headings) expect([heading, placeUnder(heading, 'plain')]).toEqual([heading, place]);
});

test('what is about something else stays so in its subsections, and so does what matters', () => {
  expect(placeUnder('Features', 'aside')).toBe('aside');
  expect(placeUnder('Deployment', 'key')).toBe('key');
  expect(placeUnder('License', 'key')).toBe('aside');
});
