import { cleanLine } from '../text/clean-text.ts';

/**
 * Gecko's prose as Markdown that reads the same in CommonMark and in DefectDojo's renderer (Python-Markdown with nl2br,
 * sane_lists, fenced_code, toc and tables, then bleach). Python-Markdown knows fewer backslash escapes than CommonMark,
 * so what it doesn't know is written as a character reference, which both read.
 */

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '`': '&#96;',
  '*': '\\*',
  '[': '\\[',
  ']': '\\]',
};

/** One line of plain text in which nothing is markup any more. */
export function escapeInline(line: string): string {
  return line
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|[&<>`*[\]]/g, (found) => references[found] ?? '&#92;')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** Code on one line, in a code span as far as that is safe; nothing where there is no text. */
export function inlineCode(code: string): string {
  return cleanLine(code).split(riskyBracket).map(codeSpan).join('&lt;');
}

// Python-Markdown looks for HTML before it looks for code spans. On some of its versions, or with a newer Python's HTML
// parser, a tag that is not complete swallows the rest of the text or hangs the renderer (3.9 and 3.10, measured). So
// only a bracket that opens no tag, or a plain `List<String>`, stays in the code span.
const riskyBracket =
  /<(?=[!?/]|(?:script|style|xmp|iframe|noembed|noframes|noscript|textarea|title|plaintext)\b|[a-z](?![^<>"'`=/]{0,80}(?:<[a-z][^<>"'`=/]{0,80}){0,4}>))/i;

function codeSpan(code: string): string {
  const content = code.trim();
  if (content === '') return code;
  const fence = '`'.repeat(longestRun(content, '`') + 1);
  const padding = /^`|`$/.test(content) ? ' ' : '';
  return code.replace(content, () => `${fence}${padding}${content}${padding}${fence}`);
}

/** The length of the longest run of `character` in `text`. */
export function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** One line of Gecko's Markdown: its code spans and bold words are kept, everything else is plain text. */
export function renderInline(line: string): string {
  return splitCodeSpans(line)
    .map((piece) => (piece.code ? inlineCode(piece.text) : keepBold(piece.text)))
    .join('');
}

interface Piece {
  readonly text: string;
  readonly code: boolean;
}

function splitCodeSpans(line: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = 0;
  // CommonMark: a run of backticks opens a code span that the next run of the same length closes.
  for (const span of line.matchAll(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g)) {
    pieces.push({ text: line.slice(rest, span.index), code: false }, { text: span[2] ?? '', code: true });
    rest = span.index + span[0].length;
  }
  pieces.push({ text: line.slice(rest), code: false });
  return pieces;
}

function keepBold(text: string): string {
  return text
    .split(/(?<![*\p{L}\p{N}])(\*\*[^*\s](?:[^*]*[^*\s])?\*\*)(?![*\p{L}\p{N}])/u)
    .map((part, index) => (index % 2 === 0 ? escapeInline(part) : `**${escapeInline(part.slice(2, -2))}**`))
    .join('');
}
