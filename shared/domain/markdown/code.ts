import { cleanText, renderWithin } from '../text/clean-text.ts';
import { longestRun } from './inline.ts';

/**
 * A fenced block of code that nothing inside it can close; nothing where there is no code. A block always names a
 * language, since DefectDojo's renderer guesses one otherwise, and paints what it guessed wrong as errors.
 */
export function codeBlock(code: string, language: string): string {
  const content = cleanText(code)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  if (content === '') return '';
  const fence = '`'.repeat(Math.max(3, longestRun(content, '`') + 1));
  return `${fence}${/^[\w+#.-]{1,20}$/.test(language) ? language : 'text'}\n${content}\n${fence}`;
}

/** A code block of at most `maxCharacters`, the mark of a cut (a paragraph below the block) included. */
export function codeBlockWithin(code: string, language: string, maxCharacters: number): string {
  return renderWithin(cleanText(code), maxCharacters, (kept, mark) => joinBlocks([codeBlock(kept, language), mark]));
}

/** Blocks with a blank line between them, empty ones left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
