import { describe, expect, it, test } from 'vitest';
import {
  cleanLine,
  cleanText,
  cutPlainText,
  renderWithin,
  takeCharacters,
} from '../../../../../shared/domain/text/clean-text.ts';

describe('text as it may be sent', () => {
  test.each([
    ['plain text', ' a\tb\nc ~ ', ' a\tb\nc ~ '],
    ['letters of all kinds', 'Ünsafe 中文 😀', 'Ünsafe 中文 😀'],
    ['line ends of all kinds', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['several line ends', 'a\r\r\n\nb', 'a\n\n\nb'],
    ['control characters', 'a\0b\u0002c\u007fd\u0085e\u001ff', 'abcdef'],
    ['halves of pairs', 'a\ud83db\udc00c', 'abc'],
    ['marks that turn the direction of text', 'a\u202ab\u202ec\u2066d\u2069e', 'abcde'],
    ['marks of the order of bytes', 'a\ufeffb\ufffec\uffffd', 'abcd'],
    ['characters that nobody sees', '\u200b \u3164\ufe0f\n', ''],
    ['such characters beside others', '\u200ba\u200b', '\u200ba\u200b'],
  ])('holds of %s what can be read', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('on one line has single spaces, and none at its ends', () => {
    expect(cleanLine(' \ta \r\n\0 b\u00a0 c\n')).toBe('a b c');
    expect(cleanLine('\0')).toBe('');
    expect(cleanLine(' \u200b\t\u2060 ')).toBe('');
  });
});

describe('the first characters of a text', () => {
  test.each([
    ['abc', 2, 'ab'],
    ['abc', 5, 'abc'],
    ['abc', 0, ''],
    ['a😀b', 1, 'a'],
    ['a😀b', 2, 'a'],
    ['a😀b', 3, 'a😀'],
    ['a\ud83db', 2, 'a\ud83d'],
    ['ab\udc00', 2, 'ab'],
    ['a\ud83db😀', 2, 'a\ud83d'],
    ['😀b\udc00', 3, '😀b'],
  ])('of %j up to %d are %j, none split', (text, end, expected) => {
    expect(takeCharacters(text, end)).toBe(expected);
  });
});

describe('a text that has to fit', () => {
  it('comes back as it is where it does, to the last character', () => {
    expect(cutPlainText('x'.repeat(60), 60)).toBe('x'.repeat(60));
  });

  it('is cut as late as its mark allows, and the mark counts what is missing', () => {
    expect(cutPlainText('x'.repeat(61), 60)).toBe(`${'x'.repeat(24)}… (cut: 37 more characters in Gecko)`);
    expect(cutPlainText('x'.repeat(61), 60)).toHaveLength(60);
    expect(cutPlainText('😀'.repeat(61), 60)).toBe(`${'😀'.repeat(12)}… (cut: 49 more characters in Gecko)`);
  });

  it('has no space before its mark', () => {
    expect(cutPlainText(`${'x'.repeat(20)}${' '.repeat(49)}`, 60)).toBe(
      `${'x'.repeat(20)}… (cut: 9 more characters in Gecko)`,
    );
  });

  it('is cut to what its rendering leaves room for', () => {
    const render = (kept: string, mark: string) => kept.replaceAll('&', '&amp;') + mark;
    expect(renderWithin('&'.repeat(12), 60, render)).toBe('&amp;'.repeat(12));
    expect(renderWithin('&'.repeat(13), 60, render)).toBe(`${'&amp;'.repeat(5)}… (cut: 8 more characters in Gecko)`);
  });

  it('is left out but for its mark where nothing of it fits', () => {
    const render = (kept: string, mark: string) => (kept === '' ? mark : `${kept}${'!'.repeat(60)}${mark}`);
    expect(renderWithin('abc', 60, render)).toBe('… (cut: 3 more characters in Gecko)');
  });
});
