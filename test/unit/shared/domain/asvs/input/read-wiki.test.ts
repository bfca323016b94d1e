import { describe, expect, it } from 'vitest';
import { readWiki, statementMaxCharacters } from '../../../../../../shared/domain/asvs/input/read-wiki.ts';

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

  it('without a table of contents, link definitions and comments', () => {
    expect(
      shown(
        '- [Login](#login)\n- [Other](https://a.example) b\n\n[x]: https://a.example\n\n<!-- hidden\nlogin -->c<!-- open',
      ),
    ).toEqual(['lead: Other b', 'lead: c<!-- open']);
  });

  it('with quotations as text', () => {
    expect(shown('> one\n> two')).toEqual(['lead: one two']);
  });

  it('with a lead that ends', () => {
    const places = readWiki(Array.from({ length: 40 }, () => 'a'.repeat(100)).join('\n\n')).map(({ place }) => place);
    expect(places.filter((place) => place === 'lead').length).toBe(16);
    expect(places.at(-1)).toBe('plain');
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
