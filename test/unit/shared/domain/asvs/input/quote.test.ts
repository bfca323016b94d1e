import { expect, test } from 'vitest';
import { quoteAround } from '../../../../../../shared/domain/asvs/input/quote.ts';

test('a short text is quoted whole, on one line', () => {
  expect(quoteAround(' a\n\tb ', 2, 3)).toBe('a  b');
});

test.each([
  ['the beginning', 0, /^x{3}a+…$/],
  ['the middle', 500, /^…a+x{3}a+…$/],
  ['the end', 997, /^…a+x{3}$/],
])('of a long text, what was found at %s is quoted with what stands around it', (_, start, quote) => {
  const text = `${'a'.repeat(start)}xxx${'a'.repeat(997 - start)}`;
  const quoted = quoteAround(text, start, start + 3);
  expect(quoted).toMatch(quote);
  expect(quoted.length).toBeLessThanOrEqual(200);
  expect(quoted.length).toBeGreaterThan(195);
});

test('more than a quote holds is cut', () => {
  expect(quoteAround('a'.repeat(1_000), 100, 900)).toHaveLength(200);
});

test('characters that no reader sees, or that turn text round, are left out', () => {
  expect(quoteAround('a\u0000\u202e\u2066\ud800b')).toBe('ab');
});
