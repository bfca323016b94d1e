import { describe, expect, it } from 'vitest';
import { isDenied } from '../../../../../../shared/domain/asvs/input/denial.ts';

function isDeniedIn(sentence: string, phrase: string): boolean {
  const start = sentence.indexOf(phrase);
  return isDenied(sentence, start, start + phrase.length);
}

describe('a phrase counts as denied', () => {
  it.each([
    ['There are no accounts, logins or sessions', 'sessions'],
    ['It runs without authentication', 'authentication'],
    ['It never stores personal data', 'personal data'],
    ['The routes only imitate a login', 'login'],
    ['Use it instead of OAuth', 'OAuth'],
    ["It doesn't need a login", 'login'],
    ['Authentication is left to the proxy', 'Authentication'],
    ['OAuth is not supported', 'OAuth'],
    ['Sessions are not stored', 'Sessions'],
    ['login and consent are delegated to another app', 'login'],
    ['an experimental file can turn on TLS and basic authentication (bcrypt hashes)', 'bcrypt'],
  ])('%s: %s', (sentence, phrase) => {
    expect(isDeniedIn(sentence, phrase)).toBe(true);
  });
});

describe('a phrase counts as said', () => {
  it.each([
    ['People log in with a password', 'password'],
    ['Not only OAuth but also SAML', 'OAuth'],
    ['There is no cache, but sessions are kept', 'sessions'],
    ['No installation is needed: users log in with Google', 'log in'],
    ['Nothing is cached, users log in with Google', 'log in'],
    ['Sessions expire. Cookies are not used', 'Sessions'],
    ['Login is by password; OAuth is not supported', 'Login'],
    [`It has no cache ${'and so on '.repeat(12)}and OAuth`, 'OAuth'],
    [`OAuth ${'and so on '.repeat(12)}is not supported`, 'OAuth'],
    ['Notable: a login', 'login'],
  ])('%s: %s', (sentence, phrase) => {
    expect(isDeniedIn(sentence, phrase)).toBe(false);
  });
});
