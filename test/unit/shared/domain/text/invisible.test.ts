import { expect, test } from 'vitest';
import { showsNothing } from '../../../../../shared/domain/text/invisible.ts';

test.each([
  ['no text', ''],
  ['white space', ' \t\r\n\u00a0\u2003\u3000'],
  ['control characters', '\0\u0007\u007f\u0085'],
  ['halves of pairs', '\ud800\udc00'.slice(0, 1)],
  ['joiners and zero-width spaces', '\u200b\u200c\u200d\u2060\ufeff'],
  ['marks that steer direction', '\u200e\u200f\u061c\u202a\u202e\u2066\u2069'],
  ['marks that choose a variant', '\ufe00\ufe0f\u{e0100}'],
  ['fillers', '\u115f\u1160\u3164\uffa0\u17b4'],
  ['tags', '\u{e0001}\u{e0041}'],
  ['annotation marks', '\ufff9\ufffa\ufffb'],
  ['symbols that are drawn as nothing', '\u2800\u{1d159}'],
  ['many of them', '\u200b \u202e\ufe0f\u3164'],
])('of %s nothing is seen', (_, text) => {
  expect(showsNothing(text)).toBe(true);
});

test.each(['a', '\u200ba\u200b', '.', '中', '😀', '\u2801', '\ufffc', '\ue000', '\u{10ffff}', '\n-\n'])(
  'of %j something is seen',
  (text) => {
    expect(showsNothing(text)).toBe(false);
  },
);
