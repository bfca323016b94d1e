const namedInPages: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const leadingZerosMax = 6;
const escapeCodes = [...'\\%&'].map((one) => one.charCodeAt(0));

/** Whether a character, by its code, may begin an escaped one. */
export function beginsEscape(code: number): boolean {
  return escapeCodes.includes(code);
}

/**
 * Where a character ends that is written at a place of a text, in each way in which it is written there: as it is, behind a
 * backslash, and escaped as in JSON, in a URL and in a web page; none where something else stands.
 *
 * @param character in lower case, as is the text; of a letter either case counts
 */
export function waysToWrite(character: string, text: string, at: number): number[] {
  const begins = (written: string | undefined): written is string =>
    written !== undefined && text.startsWith(written, at);
  if (!beginsEscape(text.charCodeAt(at))) return begins(character) ? [at + character.length] : [];
  const codes = [...new Set([character, character.toUpperCase()])].map((one) => one.charCodeAt(0));
  const literals = [
    character,
    `\\${character}`,
    namedInPages[character],
    ...codes.flatMap((code) => [`\\u${hex(code, 4)}`, `%${hex(code, 2)}`]),
  ];
  return [
    ...literals.filter(begins).map(({ length }) => at + length),
    ...codes.flatMap((code) => [String(code), `x${hex(code, 1)}`].flatMap((number) => endsOfNumber(number, text, at))),
  ];
}

/** As `&#65;`, `&#x41;` or with zeros before the number; the semicolon may be missing, or be the next character. */
function endsOfNumber(number: string, text: string, at: number): number[] {
  const [base, digits] = number.startsWith('x') ? ['&#x', number.slice(1)] : ['&#', number];
  if (!text.startsWith(base, at)) return [];
  let start = at + base.length;
  for (let zeros = 0; zeros < leadingZerosMax && text.charAt(start) === '0'; zeros += 1) start += 1;
  if (!text.startsWith(digits, start)) return [];
  const end = start + digits.length;
  return text.charAt(end) === ';' ? [end, end + 1] : [end];
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
