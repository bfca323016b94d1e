import { quoteMaxCharacters } from '../evidence-limits.ts';
import type { Span } from './span.ts';

// Control characters, halves of surrogate pairs, and the marks that let text read other than it is written.
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The part of `text` around what was found in it, on one line, as plain text that fits into a detection. */
export function quoteAround(text: string, { start, end }: Span = { start: 0, end: 0 }): string {
  const room = quoteMaxCharacters - 2;
  const spare = Math.max(0, room - (end - start));
  const from = Math.max(0, Math.min(start - Math.floor(spare / 2), text.length - room));
  const part = oneLine(text.slice(from, from + room));
  return `${from > 0 ? '…' : ''}${part}${from + room < text.length ? '…' : ''}`;
}

function oneLine(text: string): string {
  return text.replace(/\s/g, ' ').replace(unprintable, '').trim();
}
