import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { assertRequestPath, RequestPathError, requestPath } from '../../../../shared/http/request/request-path.ts';

const value = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());

function isRefused(path: string): boolean {
  try {
    assertRequestPath(path);
    return false;
  } catch (error) {
    if (error instanceof RequestPathError) return true;
    throw error;
  }
}

describe('requestPath', () => {
  test.prop([value, value])('keeps every value whole, in its own segment', (one, other) => {
    fc.pre(![one, other].some((text) => text === '.' || text === '..'));
    const path = requestPath`/api/${one}/and/${other}/`;
    const url = new URL(`https://dojo.example.com${path}`);
    expect(url.origin).toBe('https://dojo.example.com');
    expect(url.pathname).toBe(path);
    expect(path.split('/').map(decodeURIComponent)).toEqual(['', 'api', one, 'and', other, '']);
  });
});

describe('assertRequestPath', () => {
  test.prop([fc.string({ unit: 'binary' }), fc.constantFrom('', '/', '//', '/a/')])(
    'lets nothing pass that a URL parser would read as another path',
    (text, start) => {
      const path = start + text;
      if (isRefused(path)) return;
      const url = new URL(`https://dojo.example.com/prefix${path}`);
      expect(url.href).toBe(`https://dojo.example.com/prefix${path}`);
      expect([url.search, url.hash]).toEqual(['', '']);
    },
  );
});
