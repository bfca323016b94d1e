import { describe, expect, it, test } from 'vitest';
import {
  exactPhrases,
  pathWords,
  phrases,
  settingNames,
  subjectIs,
} from '../../../../../../../shared/domain/asvs/detection/rules/rule.ts';

test('patterns stand as in a literal, over several lines, and take in those of others', () => {
  const digits = String.raw`\d{2} |
    \d{4}`;
  expect(pathWords`v${digits} |
    (?:a|b)\.c`).toEqual(pathWords`v\d{2} | \d{4} | (?:a|b)\.c`);
  expect(String(pathWords`v${digits}`)).toContain(String.raw`(?:v\d{2}|\d{4})`);
});

test('words of a path are found whole, whatever divides them', () => {
  const words = pathWords`log-?in | otp`;
  for (const path of ['/login', 'log-in', '/a/otp/b', '/my-otp', '/otp.ts', '/{otp}']) expect(path).toMatch(words);
  for (const path of ['/blogin', '/logins', '/totp', '/otp2']) expect(path).not.toMatch(words);
});

test('phrases of a sentence are found whole, each time and in any case', () => {
  const found = (text: string) => [...text.matchAll(phrases`api keys? | otp`)].map(([phrase]) => phrase);
  expect(found('API keys, an api key and OTP-based ones')).toEqual(['API keys', 'api key', 'OTP']);
  expect(found('TOTP, an api-key, a non-OTP one, otp2, api keyss')).toEqual([]);
});

test('where case tells a name from a word, only the name is found', () => {
  const found = (text: string) => [...text.matchAll(exactPhrases`TURN | ICE`)].map(([phrase]) => phrase);
  expect(found('TURN and ICE, in turn, RETURN, TURNs, non-ICE')).toEqual(['TURN', 'ICE']);
});

test('names of settings are found with what stands around them', () => {
  const names = settingNames`JWT_SECRET | LDAP`;
  const found = (text: string) => names.exec(text)?.[0];
  expect(found('export APP_V2_JWT_SECRET_FILE=x')).toBe('APP_V2_JWT_SECRET_FILE');
  expect(found('LDAP=x')).toBe('LDAP');
  for (const text of ['jwt_secret=x', 'OLDAP=x', 'LDAPS=x', 'MyJWT_SECRET=x']) expect(found(text)).toBeUndefined();
});

describe('a sentence calls the code something for sessions', () => {
  const isForSessions = (sentence: string) => subjectIs`sessions? | cookies?`.test(sentence);

  it.each([
    'Session middleware.',
    'A cookie parser (and more) in Go.',
    'Cookie and header based engines.',
    'A library for Go that keeps cookies.',
    'Middleware, which handles sessions.',
    'Tools to inspect a session.',
    'It implements sessions.',
    'Implementing encrypted (signed) cookies.',
    'An implementation of the session interface.',
    'Sessions for Express.',
    'The simple sessions (and more) for koa.js',
  ])('%s', (sentence) => {
    expect(isForSessions(sentence)).toBe(true);
  });

  it.each([
    'Sessions.',
    'It keeps sessions, as any library does.',
    'A library. It is for sessions.',
    'A library with sessions.',
    'Obsession middleware.',
    'It implements search; sessions are kept.',
    'We keep sessions for Express.',
    'A library for Go; sessions are kept.',
  ])('and not: %s', (sentence) => {
    expect(isForSessions(sentence)).toBe(false);
  });
});
