import { plainText } from './plain-text.ts';
import { placeUnder } from './section-place.ts';
import type { Place, Statement } from './statement.ts';

/** Of a longer wiki the beginning is read. All but one of the READMEs seen are shorter than half of it. */
const wikiMaxCharacters = 200_000;
/** Longer sentences are read in pieces of this length, so that a pattern never sees more at once. */
export const statementMaxCharacters = 600;
const pieces = new RegExp(`.{1,${statementMaxCharacters}}`, 'gs');
/** So much of what follows the title introduces the code, if no heading ends it before. */
const leadMaxCharacters = 1_500;

interface Section {
  readonly level: number;
  readonly place: Place;
}

interface Reading {
  readonly statements: Statement[];
  /** The lines of the paragraph or list item that is being read. */
  readonly open: string[];
  /** The sections around, outermost first. */
  sections: readonly Section[];
  /** The mark that ends the code block being read. */
  fence: string | undefined;
  readLeadCharacters: number;
}

/** The statements of any Markdown, HTML or plain text, in its order. Never throws; costs time in proportion to the text. */
export function readWiki(text: string): readonly Statement[] {
  const reading: Reading = { statements: [], open: [], sections: [], fence: undefined, readLeadCharacters: 0 };
  for (const line of withoutComments(text.slice(0, wikiMaxCharacters)).split(/\r\n?|\n/)) readLine(reading, line);
  closeOpen(reading);
  return reading.statements;
}

/** A comment that nothing ends is text. */
function withoutComments(text: string): string {
  const parts = text.split('-->');
  const kept = parts.map((part, index) => {
    if (index === parts.length - 1) return part;
    const start = part.indexOf('<!--');
    return start < 0 ? `${part}-->` : part.slice(0, start);
  });
  return kept.join('');
}

function readLine(reading: Reading, line: string): void {
  const fence = fenceIn(line, reading.open);
  if (reading.fence !== undefined) {
    if (fence === reading.fence) reading.fence = undefined;
    else addCode(reading, line);
  } else if (fence !== undefined) {
    closeOpen(reading);
    const isClosedAtOnce = line.split(fence).length > 2;
    reading.fence = isClosedAtOnce ? undefined : fence;
  } else readContent(reading, line.replace(/^\s{0,8}>\s?/, ''));
}

function readContent(reading: Reading, content: string): void {
  const marks = /^\s{0,3}(?:#{1,6}|={1,6})\s+(?=\S)/.exec(content)?.[0];
  const underline = reading.open.length === 1 ? underlineLevel(content) : undefined;
  if (marks !== undefined) openSection(reading, marks.trim().length, content.slice(marks.length));
  else if (underline !== undefined) openSection(reading, underline, takeOpen(reading));
  else if (/^(?: {4}|\t)/.test(content) && reading.open.length === 0) addCode(reading, content);
  else if (content.trim() === '' || isLinkDefinition(content)) closeOpen(reading);
  else readText(reading, content);
}

/** Which level of heading a line under another one makes of that one, in Markdown and reStructuredText. */
function underlineLevel(content: string): 1 | 2 | undefined {
  if (/^={2,}\s*$/.test(content)) return 1;
  return /^(?:-{2,}|~{4,}|\^{4,}|"{4,})\s*$/.test(content) ? 2 : undefined;
}

function isLinkDefinition(content: string): boolean {
  return /^\s{0,3}\[[^\]]{1,100}\]:\s/.test(content);
}

/** A row of tildes below one line underlines a heading, as reStructuredText has it. */
function fenceIn(line: string, open: readonly string[]): string | undefined {
  if (open.length === 1 && /^~{4,}\s*$/.test(line)) return undefined;
  return /^\s{0,8}(```|~~~)/.exec(line)?.[1];
}

function readText(reading: Reading, content: string): void {
  const isRow = /^\s{0,8}\|/.test(content);
  const startsItem = /^\s{0,20}(?:[-*+•]|\d{1,3}[.)])\s/.test(content);
  if (isRow || startsItem) closeOpen(reading);
  if (isListedAnchor(content)) return;
  reading.open.push(isRow ? content.replace(/^\s*\||\|\s*$/g, '').replace(/\|/g, ';') : content);
  if (isRow) closeOpen(reading);
}

/** An entry of a table of contents. */
function isListedAnchor(content: string): boolean {
  return /^\s{0,20}(?:[-*+]|\d{1,3}[.)])\s+\[[^[\]]{0,200}\]\(#[^()]{0,200}\)\s*$/.test(content);
}

function openSection(reading: Reading, level: number, title: string): void {
  closeOpen(reading);
  const isTitle = reading.sections.length === 0 && level === 1;
  const around = reading.sections.filter((section) => section.level < level);
  const place = isTitle ? 'lead' : placeUnder(plainText(title), placeAround(around.at(-1)));
  reading.sections = [...around, { level, place }];
  add(reading, plainText(title.replace(/\s#{1,6}\s*$/, '')), place);
}

/** Below the title each section speaks for itself; below an overview all is about the same. */
function placeAround(section: Section | undefined): Place | undefined {
  return section?.place === 'lead' && section.level > 1 ? 'key' : section?.place;
}

function currentPlace({ sections, readLeadCharacters }: Reading): Place {
  const place = sections.at(-1)?.place ?? 'lead';
  return place === 'lead' && readLeadCharacters > leadMaxCharacters ? 'plain' : place;
}

function addCode(reading: Reading, line: string): void {
  const place = currentPlace(reading) === 'aside' ? 'aside' : 'code';
  add(reading, line.trim(), place);
}

function takeOpen({ open }: Reading): string {
  return open.splice(0).join(' ');
}

function closeOpen(reading: Reading): void {
  const paragraph = plainText(takeOpen(reading));
  const text = paragraph.replace(/^(?:[-*+•]|\d{1,3}[.)])\s/, '');
  for (const sentence of text.split(/(?<=[.!?;])\s/)) add(reading, sentence, currentPlace(reading));
}

function add(reading: Reading, text: string, place: Place): void {
  for (const piece of text.match(pieces) ?? []) reading.statements.push({ text: piece, place });
  if (place === 'lead') reading.readLeadCharacters += text.length;
}
