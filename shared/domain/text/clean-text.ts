import { showsNothing } from './invisible.ts';

// Control characters but tab and line feed (PostgreSQL refuses NUL; U+0002 and U+0003 are Python-Markdown's own marks),
// halves of surrogate pairs, and the marks that let code read other than it runs (CVE-2021-42574, "Trojan Source").
const unprintable = /(?![\t\n])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * Text as it may be sent: line ends as `\n`, no characters that DefectDojo refuses or that change how the rest reads, and
 * none at all where nobody would see anything.
 */
export function cleanText(text: string): string {
  // Most text is plain, and this is asked of every text that Gecko sends, several times.
  if (/^[\t\n\x20-\x7e]*$/.test(text)) return text;
  const printable = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unprintable, '');
  return showsNothing(printable) ? '' : printable;
}

/** The same on one line, runs of white space as one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** The mark that ends whatever was cut; characters are code points. */
export function cutMark(charactersLeftOut: number): string {
  return `… (cut: ${charactersLeftOut} more characters in Gecko)`;
}

/** `text` up to `end` UTF-16 units, one less where that would split a character. */
export function takeCharacters(text: string, end: number): string {
  const splitsCharacter = /[\ud800-\udbff]/.test(text.charAt(end - 1)) && /[\udc00-\udfff]/.test(text.charAt(end));
  return text.slice(0, splitsCharacter ? end - 1 : end);
}

/** Plain text of at most `maxCharacters`, its mark included; a text that fits comes back as it is. */
export function cutPlainText(text: string, maxCharacters: number): string {
  return renderWithin(text, maxCharacters, (kept, mark) => kept.trimEnd() + mark);
}

/**
 * Renders as much of `text` as keeps the result within `maxCharacters`. `render` gets the part that is kept and the mark
 * to show (empty where nothing is cut); its answer for the empty part must itself fit.
 */
export function renderWithin(
  text: string,
  maxCharacters: number,
  render: (kept: string, mark: string) => string,
): string {
  const whole = text.length <= maxCharacters ? render(text, '') : undefined;
  if (whole !== undefined && whole.length <= maxCharacters) return whole;
  const characters = countCharacters(text);
  const renderUpTo = (end: number) => {
    const kept = takeCharacters(text, end);
    return render(kept, cutMark(characters - countCharacters(kept)));
  };
  let best = renderUpTo(0);
  let fits = 0;
  let tooLong = Math.min(text.length, maxCharacters + 1);
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    const candidate = renderUpTo(middle);
    if (candidate.length <= maxCharacters) {
      best = candidate;
      fits = middle;
    } else tooLong = middle;
  }
  return best;
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
