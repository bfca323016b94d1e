import { expect, test } from 'vitest';
import { caseFold } from '../../../../../shared/domain/text/case-fold.ts';

// Right: what Python 3.11's str.casefold() gives.
test.each([
  ['Path Traversal', 'path traversal'],
  ['Straße', 'strasse'],
  ['ẞ', 'ss'],
  ['ΣΊΣΥΦΟΣ ς', 'σίσυφοσ σ'],
  ['İI', 'i̇i'],
  ['ı', 'ı'],
  ['ﬁ ŉ \u01f0', 'fi ʼn j\u030c'],
  ['Ꭰꭰᏸ', 'ᎠᎠᏰ'],
  ['Ⅷ Ⓐ Ａ', 'ⅷ ⓐ ａ'],
  ['𐐀', '𐐨'],
  ['ſ µ', 's μ'],
  ['中文 😀', '中文 😀'],
])('folds %j as Python does', (text, folded) => {
  expect(caseFold(text)).toBe(folded);
});
