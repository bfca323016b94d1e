import { describe, expect, it, test } from 'vitest';
import { renderLine, startsNewBlock } from '../../../../../shared/domain/markdown/line.ts';

describe('a line of Markdown', () => {
  test.each([
    ['- one', '- one'],
    ['• one', '- one'],
    ['-one', '-one'],
    ['- - one', '- \\- one'],
    ['- # one', '- \\# one'],
    ['1. one', '1. one'],
    ['007) one', '7. one'],
    ['123. one', '123. one'],
    ['1234. one', '1234\\. one'],
    ['1.one', '1.one'],
    ['1. 2. one', '1. 2\\. one'],
    ['a 1. one', 'a 1. one'],
    ['a - one', 'a - one'],
    ['# One', '**One**'],
    ['###### One ##', '**One**'],
    ['# `one` #two', '**`one` #two**'],
    ['# a *b* `c`', '**a \\*b\\* &#96;c&#96;**'],
    ['####### One', '\\####### One'],
    ['a # One', 'a # One'],
    ['# ##', '**##**'],
    ['#', '\\#'],
    ['+', '&#43;'],
    ['+ +x', '- +x'],
    ['- + x', '- \\+ x'],
    ['+1', '+1'],
    ['---', '&#45;--'],
    ['_ _', '&#95; &#95;'],
    ['a ---', 'a ---'],
    ['--- a', '--- a'],
    ['~~~', '&#126;~~'],
    ['a ~~~', 'a ~~~'],
    ['~~', '~~'],
    ['12)', '12\\)'],
    ['12)x', '12)x'],
  ])('%j becomes %j', (line, expected) => {
    expect(renderLine(line)).toBe(expected);
  });
});

describe('a numbered item that the renderer would count otherwise', () => {
  test.each([
    ['2. one', '2\\. one'],
    ['007) one', '7\\. one'],
    ['3. # one', '3\\. \\# one'],
    ['- one', '- one'],
    ['one', 'one'],
  ])('%j becomes the text %j', (line, expected) => {
    expect(renderLine(line, false)).toBe(expected);
  });
});

describe('a blank line has to stand', () => {
  test.each([
    ['text', '- item', true],
    ['text', '2. item', true],
    ['- item', '- item', false],
    ['1. item', '- item', false],
    ['- item', 'text', false],
    ['text', 'text', false],
    ['text', '# Heading', true],
    ['# Heading', 'text', true],
    ['- item', '# Heading', true],
    ['', '- item', false],
    ['', '# Heading', false],
    ['# Heading', '', false],
  ])('between %j and %j: %s', (previous, next, expected) => {
    expect(startsNewBlock(previous, next)).toBe(expected);
  });

  it('never before anything that only looks like the start of a block', () => {
    expect(startsNewBlock('text', 'a - b')).toBe(false);
    expect(startsNewBlock('text', 'in 1. b')).toBe(false);
    expect(startsNewBlock('text', 'a # b')).toBe(false);
  });
});
