import { escapeInline, renderInline } from './markdown-inline.ts';

const heading = /^#{1,6} (.*?)(?: #+)?$/;
const bullet = /^[-*+•] (.*)/;
const numbered = /^(\d{1,3})[.)] (.*)/;

/** One line of Gecko's Markdown, its white space single: list items stay, a heading becomes bold, nothing else can start a block. */
export function renderLine(line: string): string {
  const bulletText = bullet.exec(line)?.[1];
  if (bulletText !== undefined) return `- ${renderLineText(bulletText)}`;
  const [, number, numberedText] = numbered.exec(line) ?? [];
  if (numberedText !== undefined) return `${Number(number)}. ${renderLineText(numberedText)}`;
  const headingText = heading.exec(line)?.[1];
  if (headingText !== undefined) return renderHeading(headingText);
  return renderLineText(line);
}

/** Whether a blank line has to stand between two such lines so that every renderer sees a list or a heading there. */
export function startsNewBlock(previous: string, next: string): boolean {
  if (previous === '' || next === '') return false;
  if (heading.test(previous) || heading.test(next)) return true;
  return isItem(next) && !isItem(previous);
}

function renderHeading(text: string): string {
  return `**${text.includes('*') ? escapeInline(text) : renderInline(text)}**`;
}

function isItem(line: string): boolean {
  return bullet.test(line) || numbered.test(line);
}

function renderLineText(line: string): string {
  // A line of these alone underlines a heading, separates a table's head, or draws a rule.
  if (/^[-=_:|+ ]+$/.test(line)) return line.replace(/^.|_/g, (one) => `&#${one.charCodeAt(0)};`);
  return renderInline(line)
    .replace(/^(?:#|[-+](?= ))/, '\\$&')
    .replace(/^~(?=~~)/, '&#126;')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
