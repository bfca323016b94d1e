import { describe, expect, it } from 'vitest';
import { readWiki, statementMaxCharacters } from '../../../../../../../shared/domain/asvs/detection/input/read-wiki.ts';

function shown(text: string): readonly string[] {
  return readWiki(text).map(({ place, text: words }) => `${place}: ${words}`);
}

describe('a wiki is read', () => {
  it('sentence by sentence, across the lines of a paragraph', () => {
    expect(shown('# T\n\nOne goes\non here. Two!\n\nThree')).toEqual([
      'lead: T',
      'lead: One goes on here.',
      'lead: Two!',
      'lead: Three',
    ]);
    expect(shown('One\n  \nTwo!  Three?\nFour; five')).toEqual([
      ...['lead: One', 'lead: Two!', 'lead: Three?', 'lead: Four;', 'lead: five'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('line by line, whatever ends a line: %j', (end) => {
    expect(shown(['# T', '', 'One', 'two', '', 'three'].join(end))).toEqual([
      'lead: T',
      'lead: One two',
      'lead: three',
    ]);
  });

  it('item by item and row by row', () => {
    expect(shown('- one\n  more\n* two\n1. three\n| a | b |\n| c | d |')).toEqual([
      'lead: one more',
      'lead: two',
      'lead: three',
      'lead: a ;',
      'lead: b',
      'lead: c ;',
      'lead: d',
    ]);
    expect(shown('one\n  - two\n    more\n12.  three\n1) four\n• five\n  | a | b | \nc')).toEqual([
      ...['lead: one', 'lead: two more', 'lead: three', 'lead: four', 'lead: five'],
      ...['lead: a ;', 'lead: b', 'lead: c'],
    ]);
  });

  it.each([
    ['one\ntwo - three', 'one two - three'],
    ['one\ntwo- three', 'one two- three'],
    ['one\na | b', 'one a | b'],
    ['one\na|b', 'one a|b'],
    ['a # b', 'a # b'],
    ['C# code', 'C# code'],
    ['a    b', 'a b'],
    [' a', 'a'],
    ['a > b', 'a > b'],
    ['a->b c', 'a->b c'],
    ['a [x]: y', 'a [x]: y'],
    ['a == b', 'a == b'],
    ['see - [A](#a)', 'see - A'],
    ['a ~~~ b', 'a b'],
  ])('as text where marks stand within a line: %j', (text, words) => {
    expect(shown(text)).toEqual([`lead: ${words}`]);
  });

  it('by the place of each section and of those within it', () => {
    const text =
      '# T\n## Features\na\n### Deep\nb\n## Usage\nc\n## Contributing\nd\n### Security\ne\n## Overview\nf\n### More\ng';
    expect(shown(text)).toEqual([
      'lead: T',
      'key: Features',
      'key: a',
      'key: Deep',
      'key: b',
      'plain: Usage',
      'plain: c',
      'aside: Contributing',
      'aside: d',
      'aside: Security',
      'aside: e',
      'lead: Overview',
      'lead: f',
      'key: More',
      'key: g',
    ]);
  });

  it('with headings that are underlined', () => {
    expect(shown('T\n===\n\nFeatures\n--------\na\n\nDeps\n~~~~\nb\n\nHistory\n^^^^^^^\nc\n\nSetup\n"""""\nd')).toEqual(
      [
        'lead: T',
        'key: Features',
        'key: a',
        'plain: Deps',
        'plain: b',
        'aside: History',
        'aside: c',
        'plain: Setup',
        'plain: d',
      ],
    );
  });

  it('with headings of AsciiDoc', () => {
    expect(shown('= T\n\n== Features\n\na')).toEqual(['lead: T', 'key: Features', 'key: a']);
  });

  it('with headings that are closed, or set off by more than one blank', () => {
    expect(shown('#  T\n## Features ##\n## Usage ### \n## Users of C # and D\n## Users of C#')).toEqual([
      ...['lead: T', 'key: Features', 'plain: Usage', 'aside: Users of C # and D', 'aside: Users of C#'],
    ]);
  });

  it('with headings that are underlined, even if blanks follow', () => {
    expect(shown('T\n===  \nFeatures\n---  \nUsage\n~~~~  \na')).toEqual([
      ...['lead: T', 'key: Features', 'plain: Usage', 'plain: a'],
    ]);
  });

  it.each(['==x', 'a ==', '--x', 'a --'])('with a line that underlines nothing as text: %s', (line) => {
    expect(shown(`One\n${line}`)).toEqual([`lead: One ${line}`]);
  });

  it('with a line between two parts of a section, which ends none', () => {
    expect(shown('## Features\n\n---\n\na')).toContain('key: a');
  });

  it('with every section below the title for itself, but each part of one with it', () => {
    expect(
      shown(
        '# T\n# Usage\na\n## Security\n### More\n#### Details\nb\n## Tests\n# Other\nc\n## Setup\n### Login\n#### How',
      ),
    ).toEqual([
      ...['lead: T', 'plain: Usage', 'plain: a', 'key: Security', 'key: More', 'key: Details', 'key: b'],
      ...['aside: Tests', 'plain: Other', 'plain: c', 'plain: Setup', 'key: Login', 'key: How'],
    ]);
  });

  it('with code told apart, but for code within asides', () => {
    const text = 'a\n\n```sh\nJWT_SECRET=x\n```\n\n    indented\n\n~~~\nb\n~~~\n## Changelog\n```\nc\n```\n```d```\ne';
    expect(shown(text)).toEqual([
      'lead: a',
      'code: JWT_SECRET=x',
      'code: indented',
      'code: b',
      'aside: Changelog',
      'aside: c',
      'aside: e',
    ]);
  });

  it('with code between the lines around it', () => {
    expect(shown('a\n```\nb\n\nc\n  ~~~\n```\nd\n  ~~~~\n# e\n  ~~~~\nf')).toEqual([
      ...['lead: a', 'code: b', 'code: c', 'code: ~~~', 'lead: d', 'code: # e', 'lead: f'],
    ]);
    expect(shown('~~~~\na\n~~~~\nb\n~~~~sh\nc\n~~~~\n\n\td')).toEqual([
      ...['code: a', 'lead: b', 'code: c', 'code: d'],
    ]);
  });

  it('with code in one line as none', () => {
    expect(shown('a\n```b```\nc\n~~~d~~~~\ne\n\nRun ```x``` now\nf')).toEqual([
      ...['lead: a', 'lead: c', 'lead: e', 'lead: Run x now f'],
    ]);
  });

  it('with what is indented within an item as text', () => {
    expect(shown('- one\n    more\n\n    code')).toEqual(['lead: one more', 'code: code']);
  });

  it('without a table of contents, link definitions and comments', () => {
    expect(
      shown(
        '- [Login](#login)\n- [Other](https://a.example) b\n\n[x]: https://a.example\n\n<!-- hidden\nlogin -->c<!-- open',
      ),
    ).toEqual(['lead: Other b', 'lead: c<!-- open']);
    expect(shown('  - [A](#a)\n12.  [B](#b)\n1) [C](#c) \n  [ref]: https://a.example\n- [D](#d) stays')).toEqual([
      'lead: D stays',
    ]);
  });

  it('without comments, whatever they hold', () => {
    const comment = '<!-- # Old\n\nLogin <b>here</b>\n-->';
    expect(shown(`${comment}a ${comment}b`)).toEqual(['lead: a b']);
    expect(shown('a --> b <!-- c --> d')).toEqual(['lead: a --> b d']);
  });

  it('with quotations as text', () => {
    expect(shown('> one\n> two')).toEqual(['lead: one two']);
    expect(shown('one\n   > two\n>three')).toEqual(['lead: one two three']);
  });

  it('with a lead that ends', () => {
    const places = readWiki(Array.from({ length: 40 }, () => 'a'.repeat(100)).join('\n\n')).map(({ place }) => place);
    expect(places.filter((place) => place === 'lead').length).toBe(16);
    expect(places.at(-1)).toBe('plain');
  });

  it('with a lead that ends where it is, and nothing else', () => {
    const long = `${'a'.repeat(600)}. `.repeat(3);
    expect(shown(`${long}\n\nb\n\n## Features\nc`).slice(-3)).toEqual(['plain: b', 'key: Features', 'key: c']);
    expect(shown(`# T\n## Features\n${long}\n## Overview\nd`).slice(-2)).toEqual(['lead: Overview', 'lead: d']);
  });

  it('in pieces where a sentence doesn’t end', () => {
    const pieces = readWiki('a'.repeat(statementMaxCharacters * 2 + 1)).map(({ text }) => text.length);
    expect(pieces).toEqual([statementMaxCharacters, statementMaxCharacters, 1]);
  });

  it('up to a bound', () => {
    const statements = readWiki(`${'a. '.repeat(70_000)}`);
    expect(statements.reduce((sum, { text }) => sum + text.length + 1, 0)).toBeLessThanOrEqual(200_001);
  });
});
