import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../../functions/api/repositories/csv.ts';

const cellOf = (text: string) => csvOf([], [[text]]).slice(2, -2);

describe('a cell of a CSV file', () => {
  it.each([
    ['acme/shop', 'acme/shop'],
    ['', ''],
    ['a=b', 'a=b'],
    ['me@example.com', 'me@example.com'],
    ['\u200bShop', '\u200bShop'],
    ['x,y', '"x,y"'],
    ['x;y', '"x;y"'],
    ['x\ty', '"x\ty"'],
    ['x,"y"\nz', '"x,""y""\nz"'],
  ])('that begins no formula stays %j, quoted where it holds a separator', (text, expected) => {
    expect(cellOf(text)).toBe(expected);
  });

  it.each([
    ...['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\ufe66', '\ufe62', '\ufe63', '\ufe6b'],
    ...['\0', '\t', '\r', '\n', '\u0001', ' ', '\u00a0', '\ufeff', '\u200b', '\u202e', '\u3164', '\u{e0041}'].map(
      (before) => `${before}=`,
    ),
    '\u200b \u2066@',
    '\0text',
    '\u007ftext',
  ])('that begins with %j begins with an apostrophe instead', (start) => {
    const text = `${start}SUM(1)`;
    expect(
      cellOf(text)
        .replace(/^"/, '')
        .startsWith(`'${start.charAt(0)}`),
    ).toBe(true);
    expect(cellOf(text).replaceAll(/^"|"$|'/g, '')).toBe(text);
  });

  it.each([
    ['\ttext', '"\'\ttext"'],
    ['\ntext', '"\'\ntext"'],
    ['a;=SUM(1)', '"a;\'=SUM(1)"'],
    ['a; @SUM(1);b', '"a;\' @SUM(1);b"'],
    ['a\t+1', '"a\t\'+1"'],
    ['a\r\n-1', '"a\r\n\'-1"'],
    ['a,=SUM(1)', '"a,=SUM(1)"'],
  ])(
    '%j begins no formula either where a spreadsheet splits at semicolons, tabs and line breaks: %j',
    (text, expected) => {
      expect(cellOf(text)).toBe(expected);
    },
  );
});
