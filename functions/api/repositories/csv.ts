import { invisible } from '../../../shared/domain/text/invisible.ts';

/**
 * Renders rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, CSV Injection): names come from outside.
 */
export function csvOf(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

// Full-width and small forms count as the sign itself, and what can't be seen before a sign is skipped.
const formulaSigns = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b';

// A spreadsheet that splits at semicolons or tabs instead of commas doesn't mind our quotes: a cell of its begins behind
// each of those, and behind a line break.
const formulaStart = new RegExp(`^(?=\\p{Cc})|(?<=^|[;\\t\\n]|\\r(?!\\n))(?=[${invisible}]*[${formulaSigns}])`, 'gu');

function cell(text: string): string {
  const plain = text.replace(formulaStart, "'");
  return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
