import { escapeInline, renderInline } from './inline.ts';

const heading = /^#{1,6} (.*?)(?: #+)?$/;
const bullet = /^[-*+•] (.*)/;
const numbered = /^(\d{1,3})[.)] (.*)/;

/** What a line of Gecko's Markdown is, its white space single. */
export function kindOfLine(line: string): 'blank' | 'heading' | 'bullet' | 'numbered' | 'text' {
  if (line === '') return 'blank';
  if (bullet.test(line)) return 'bullet';
  if (numbered.test(line)) return 'numbered';
  return heading.test(line) ? 'heading' : 'text';
}

/** The number of a numbered item. */
export function numberOfItem(line: string): number {
  return Number.parseInt(line, 10);
}

/**
 * One line of Gecko's Markdown, its white space single: list items stay, a heading becomes bold, nothing else can start a
 * block.
 *
 * @param counted whether the renderer counts a numbered item as it is numbered; else it becomes text that shows the number
 */
export function renderLine(line: string, counted = true): string {
  const bulletText = bullet.exec(line)?.[1];
  if (bulletText !== undefined) return `- ${renderLineText(bulletText)}`;
  const [, number, numberedText] = numbered.exec(line) ?? [];
  if (numberedText !== undefined) return `${Number(number)}${counted ? '.' : '\\.'} ${renderLineText(numberedText)}`;
  const headingText = heading.exec(line)?.[1];
  if (headingText !== undefined) return renderHeading(headingText);
  return renderLineText(line);
}

/** Whether a blank line has to stand between two such lines so that every renderer sees a list or a heading there. */
export function startsNewBlock(previous: string, next: string): boolean {
  const [before, after] = [kindOfLine(previous), kindOfLine(next)];
  if (before === 'blank' || after === 'blank') return false;
  if (before === 'heading' || after === 'heading') return true;
  return isItem(after) && !isItem(before);
}

function renderHeading(text: string): string {
  return `**${text.includes('*') ? escapeInline(text) : renderInline(text)}**`;
}

function isItem(kind: ReturnType<typeof kindOfLine>): boolean {
  return kind === 'bullet' || kind === 'numbered';
}

function renderLineText(line: string): string {
  // A line of these alone underlines a heading, separates a table's head, or draws a rule.
  if (/^[-=_:|+ ]+$/.test(line)) return line.replace(/^.|_/g, (one) => `&#${one.charCodeAt(0)};`);
  return renderInline(line)
    .replace(/^(?:#|[-+](?= ))/, '\\$&')
    .replace(/^~(?=~~)/, '&#126;')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
