import { Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock } from '../../../../../shared/domain/markdown/code.ts';
import { escapeInline, inlineCode } from '../../../../../shared/domain/markdown/inline.ts';
import { proseWithin, renderProse } from '../../../../../shared/domain/markdown/prose.ts';
import { cleanLine, cleanText } from '../../../../../shared/domain/text/clean-text.ts';
import { timesTheUsual } from '../../../times-the-usual.ts';
import { hostileText } from './hostile-text.ts';
import { nodesOf, numbersSeen, textOf } from './markdown-structure.ts';

/** What prose may become: everything else of Markdown would be Gecko's text acting as markup. */
const harmless = new Set([
  ...['document', 'paragraph', 'text', 'softbreak', 'code', 'code_block', 'strong', 'list', 'item'],
]);

describe('renderProse', () => {
  it('makes of hostile text paragraphs, lists, code and bold words only', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const types = nodesOf(new Parser().parse(renderProse(text))).map((node) => node.type);
        expect(types.filter((type) => !harmless.has(type))).toEqual([]);
      }),
      timesTheUsual(30),
    );
  });

  it('shows every number of a list, whether or not the reader is told where the list begins', () => {
    const line = (id: number) =>
      fc.oneof(
        { arbitrary: fc.integer({ min: 0, max: 5 }).map((number) => `${number}. word${id}`), weight: 4 },
        fc.constantFrom(`word${id}`, `# word${id}`, '', '```\ncode\n```'),
      );
    const lines = fc
      .integer({ min: 1, max: 9 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => line(id))));
    fc.assert(
      fc.property(lines, (texts) => {
        const numbered = texts.filter((text) => /^\d/.test(text));
        // One who numbers items alike leaves the counting to the renderer.
        fc.pre(numbered.filter((text) => text.startsWith('1.')).length < 2);
        const document = new Parser().parse(renderProse(texts.join('\n')));
        for (const reported of [true, false]) expect(numbersSeen(document, { reported })).toEqual(numbered);
      }),
      timesTheUsual(30),
    );
  });

  it('stays harmless wherever it is cut, and within its limit', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 60, max: 400 }), (text, maxCharacters) => {
        const rendered = proseWithin(text, maxCharacters);
        expect(rendered.length).toBeLessThanOrEqual(maxCharacters);
        const types = nodesOf(new Parser().parse(rendered)).map((node) => node.type);
        expect(types.filter((type) => !harmless.has(type))).toEqual([]);
      }),
      timesTheUsual(10),
    );
  });

  it('leaves an HTML parser that knows no Markdown nothing outside code blocks', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const prose = renderProse(text).replace(/^(`{3,})[^`\n]*\n[\s\S]*?\n\1$/gm, '');
        expect(prose).not.toMatch(/<[!?/]|<(?:script|style|textarea|title)\b|^\s*<[a-z]/im);
      }),
      timesTheUsual(20),
    );
  });
});

describe('escapeInline', () => {
  it('is read back as exactly the text', () => {
    fc.assert(
      fc.property(hostileText.map(cleanLine), (line) => {
        expect(textOf(new Parser().parse(`x ${escapeInline(line)} x`))).toBe(`x ${line} x`);
      }),
      timesTheUsual(30),
    );
  });
});

describe('inlineCode', () => {
  it('is read back as exactly the text', () => {
    fc.assert(
      fc.property(hostileText.map(cleanLine), (code) => {
        expect(textOf(new Parser().parse(`x ${inlineCode(code)} x`))).toBe(`x ${code} x`);
      }),
      timesTheUsual(30),
    );
  });
});

describe('codeBlock', () => {
  it('is read back as one block that holds exactly the code', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (code, language) => {
        const nodes = nodesOf(new Parser().parse(codeBlock(code, language)));
        const content = cleanText(code)
          .replace(/^(?:[ \t]*\n)+/, '')
          .trimEnd();
        expect(nodes.map((node) => node.literal)).toEqual(content === '' ? [null] : [null, `${content}\n`]);
      }),
      timesTheUsual(20),
    );
  });
});
