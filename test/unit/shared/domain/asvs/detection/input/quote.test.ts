import { expect, test } from 'vitest';
import { quoteAround } from '../../../../../../../shared/domain/asvs/detection/input/quote.ts';

test('a short text is quoted whole, on one line', () => {
  expect(quoteAround(' a\n\tb ', { start: 2, end: 3 })).toBe('a  b');
});

test.each([150, 198])('a text of %d characters is short, wherever in it something was found', (count) => {
  const text = `${'a'.repeat(count - 3)}xxx`;
  expect(quoteAround(text, { start: count - 3, end: count })).toBe(text);
});

test('a text that is longer by one is cut', () => {
  expect(quoteAround('a'.repeat(199))).toBe(`${'a'.repeat(198)}…`);
});

test.each([
  ['the beginning', 0, /^x{3}a+…$/],
  ['the middle', 500, /^…a+x{3}a+…$/],
  ['the end', 997, /^…a+x{3}$/],
])('of a long text, what was found at %s is quoted with what stands around it', (_, start, quote) => {
  const text = `${'a'.repeat(start)}xxx${'a'.repeat(997 - start)}`;
  const quoted = quoteAround(text, { start, end: start + 3 });
  expect(quoted).toMatch(quote);
  expect(quoted.length).toBeLessThanOrEqual(200);
  expect(quoted.length).toBeGreaterThan(195);
});

test('what is longer than a quote is quoted from its start', () => {
  const text = `${'a'.repeat(100)}x${'b'.repeat(899)}`;
  expect(quoteAround(text, { start: 100, end: 900 })).toBe(`…x${'b'.repeat(197)}…`);
});

test('characters that no reader sees, or that turn text round, are left out', () => {
  expect(quoteAround('a\u0000\u202e\u2066\ud800b')).toBe('ab');
});
