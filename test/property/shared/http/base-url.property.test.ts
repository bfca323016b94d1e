import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type BaseUrl, parseBaseUrl } from '../../../../shared/http/target/base-url.ts';
import { BaseUrlError } from '../../../../shared/http/target/base-url-error.ts';
import { publicTargetRules } from '../../../../shared/http/target/target-rules.ts';

/** Pieces that URL parsers are known to disagree about. */
const piece = fc.oneof(
  fc.constantFrom(
    'https://',
    'http://',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%00',
    '[',
    ']',
    '..',
    '.',
    '%2e',
    '。',
  ),
  fc.constantFrom(
    'localhost',
    '127.0.0.1',
    '::1',
    'example.com',
    'xn--',
    'internal',
    '443',
    '8443',
    '0x7f',
    '\t',
    '\n',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const hostileText = fc.array(piece, { maxLength: 8 }).map((pieces) => `https://${pieces.join('')}`);
const goodUrl = fc.webUrl({ validSchemes: ['https'], withQueryParameters: false, withFragments: false });

function parsed(text: string): BaseUrl | BaseUrlError {
  try {
    return parseBaseUrl(text, publicTargetRules);
  } catch (error) {
    if (error instanceof BaseUrlError) return error;
    throw error;
  }
}

describe('parseBaseUrl', () => {
  test.prop([fc.oneof(hostileText, goodUrl)])('either refuses with a reason or gives a safe, stable URL', (text) => {
    const result = parsed(text);
    if (result instanceof BaseUrlError) {
      expect(result.advice).not.toBe('');
      return;
    }
    const url = new URL(result.href);
    expect(url.protocol).toBe('https:');
    expect(url.username + url.password + url.search + url.hash).toBe('');
    expect([443, 8443]).toContain(result.port);
    expect(result.href).toBe(result.origin + result.pathPrefix);
    expect(text).toContain(result.pathPrefix);
    expect(text.replace(/^\s*https:\/\//i, '')).not.toMatch(/\/(\.|%2e){1,2}(\/|\s*$)/i);
    expect(result.href).not.toMatch(/\/$/);
    expect(parseBaseUrl(result.href, publicTargetRules)).toEqual(result);
    expect(parseBaseUrl(`${result.href}/api/v2/`, publicTargetRules)).toEqual(result);
  });
});
