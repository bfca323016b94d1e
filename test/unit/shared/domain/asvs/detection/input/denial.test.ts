import { describe, expect, it, test } from 'vitest';
import { isDenied } from '../../../../../../../shared/domain/asvs/detection/input/denial.ts';

function isDeniedIn(sentence: string, phrase: string): boolean {
  const start = sentence.indexOf(phrase);
  return isDenied(sentence, { start, end: start + phrase.length });
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
    ['OAuth is unsupported', 'OAuth'],
    ['an experimental file can turn on TLS and basic authentication (bcrypt hashes)', 'bcrypt'],
  ])('%s: %s', (sentence, phrase) => {
    expect(isDeniedIn(sentence, phrase)).toBe(true);
  });
});

test.each([
  ...['no', 'Never', 'without', 'cannot', "isn't", 'lack', 'lacks', 'lacking', 'unlike', 'avoid', 'avoids', 'avoiding'],
  ...['imitates', 'imitating', 'mimic', 'mimics', 'mimicking', 'mock', 'mocks', 'mocked', 'simulates', 'simulated'],
  ...['pretend', 'pretends', 'pretended', 'stub', 'stubs', 'stubbed', 'removes', 'drop', 'drops', 'dropped'],
  ...['deprecate', 'deprecated', 'refuse', 'refuses', 'planned', 'not clearly', 'none of the'],
])('a phrase is denied by: %s', (denial) => {
  expect(isDeniedIn(`It ${denial} OAuth`, 'OAuth')).toBe(true);
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
    ['Not just OAuth', 'OAuth'],
    ['OAuth and so on and so on and so on and so on and so on is not supported', 'OAuth'],
    ['LDAP is left to a proxy and users sign in with SAML', 'SAML'],
    ['Cookies are set or not, people log in with OAuth', 'OAuth'],
    ['Sessions are kept, and cookies are not used', 'Sessions'],
    ['Sessions, and nothing else, as cookies are not used', 'Sessions'],
    ['Login by password — OAuth is not supported', 'Login'],
    ['It needs no cookies! Users log in', 'log in'],
  ])('%s: %s', (sentence, phrase) => {
    expect(isDeniedIn(sentence, phrase)).toBe(false);
  });
});
