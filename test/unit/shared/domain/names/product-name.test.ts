import { expect, test } from 'vitest';
import { asProductName, turnsDirection } from '../../../../../shared/domain/names/product-name.ts';

test.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])(
  'a name with the mark %j turns direction, and is proposed without any',
  (mark) => {
    expect(turnsDirection(`a${mark}b`)).toBe(true);
    expect(turnsDirection(`${mark}ab`)).toBe(true);
    expect(asProductName(`${mark}a${mark}b`)).toBe('ab');
  },
);

test.each(['acme/shop', 'עברית/فارسی', 'a\u200db'])('the name %j is proposed as it is', (name) => {
  expect(turnsDirection(name)).toBe(false);
  expect(asProductName(name)).toBe(name);
});

test.each([
  ['x'.repeat(255), 'x'.repeat(255)],
  [`a${'x'.repeat(255)}`, `…${'x'.repeat(254)}`],
  [`a\u202e${'x'.repeat(254)}`, `a${'x'.repeat(254)}`],
  [`ab😀${'x'.repeat(253)}`, `…${'x'.repeat(253)}`],
  [`a😀${'x'.repeat(253)}`, `…${'x'.repeat(253)}`],
  [`a😀${'x'.repeat(252)}`, `a😀${'x'.repeat(252)}`],
])('of %j what DefectDojo takes is proposed: %j', (path, name) => {
  expect(asProductName(path)).toBe(name);
});
