import { cleanLine, cleanText, renderWithin } from '../text/clean-text.ts';
import { codeBlock, joinBlocks } from './code.ts';
import { renderLine, startsNewBlock } from './line.ts';
import { createNumbering } from './numbering.ts';

/** Gecko's Markdown made harmless, of at most `maxCharacters`, the mark of a cut (a last paragraph) included. */
export function proseWithin(markdown: string, maxCharacters: number): string {
  return renderWithin(cleanText(markdown), maxCharacters, (kept, mark) => joinBlocks([renderProse(kept), mark]));
}

/**
 * Gecko's Markdown with its paragraphs, lists, code blocks, code spans and bold words kept and headings as bold lines;
 * all other markup (HTML, images, links, tables, quotes, rules) is shown as the text it is. An unclosed code block ends
 * with the text.
 */
export function renderProse(markdown: string): string {
  const blocks: string[] = [];
  let text: string[] = [];
  let code: OpenCode | undefined;
  const endText = () => {
    blocks.push(renderText(text));
    text = [];
  };
  for (const line of cleanText(markdown).split('\n')) {
    if (code === undefined) {
      code = openCode(line);
      if (code === undefined) text.push(line);
      else endText();
    } else if (closes(line, code.fence)) {
      blocks.push(codeBlock(code.lines.join('\n'), code.language));
      code = undefined;
    } else code.lines.push(line);
  }
  endText();
  if (code !== undefined) blocks.push(codeBlock(code.lines.join('\n'), code.language));
  return joinBlocks(blocks);
}

interface OpenCode {
  readonly fence: string;
  readonly language: string;
  readonly lines: string[];
}

function openCode(line: string): OpenCode | undefined {
  const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence === undefined) return undefined;
  const info = line.trim().slice(fence.length).trim();
  if (fence[0] === '`' && info.includes('`')) return undefined;
  return { fence, language: info.split(/\s/, 1)[0] ?? '', lines: [] };
}

function closes(line: string, fence: string): boolean {
  const run = line.trim();
  return run.length >= fence.length && run === fence.charAt(0).repeat(run.length);
}

function renderText(lines: readonly string[]): string {
  const rendered: string[] = [];
  const numbering = createNumbering();
  let previous = '';
  for (const line of lines) {
    const next = cleanLine(line);
    if (startsNewBlock(previous, next)) {
      rendered.push('');
      numbering.counts('');
    }
    const counted = numbering.counts(next);
    // As text it is a paragraph of its own: it would go on with the item before.
    if (!counted) rendered.push('');
    const shown = renderLine(next, counted);
    rendered.push(shown);
    previous = counted ? next : shown;
  }
  return rendered
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
