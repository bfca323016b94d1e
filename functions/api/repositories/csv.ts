/**
 * Renders rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, CSV Injection): names come from outside.
 */
export function csvOf(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
