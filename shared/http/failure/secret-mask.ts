const sensitiveHeader = /auth|cookie|key|secret|token/i;
/** Anything shorter would blot out ordinary words. */
const secretMinCharacters = 6;

/** Replaces secrets in text that ends up in an error, an answer or a store. */
export type Mask = (text: string) => string;

/**
 * Builds a mask for the values of the sensitive ones among `headers`: a hostile or chatty server can answer with what it
 * was sent. `Token abc…` is masked whole and as the bare `abc…`; in any letter case, and however JSON, a URL or a web page
 * writes its characters. Text is masked before anything is cut off from it: of a part of a secret nobody could tell.
 */
export function maskFor(headers: Readonly<Record<string, string>>): Mask {
  const secrets = Object.entries(headers)
    .filter(([name]) => sensitiveHeader.test(name))
    .flatMap(([, value]) => [value, value.split(/\s+/).at(-1) ?? ''])
    .filter((secret) => secret.length >= secretMinCharacters);
  if (secrets.length === 0) return (text) => text;
  const pattern = new RegExp(secrets.map(patternOf).join('|'), 'gi');
  return (text) => text.replace(pattern, '[redacted]');
}

function patternOf(secret: string): string {
  return Array.from({ length: secret.length }, (_, index) => `(?:${formsOf(secret.charAt(index)).join('|')})`).join('');
}

/** Ways to write a character: escaped as in JSON, in a URL, and in a web page; as it is, also behind a backslash. */
function formsOf(character: string): string[] {
  const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])].filter(
    (one) => one.length === 1,
  );
  return [
    ...cases.flatMap((one) => {
      const code = one.charCodeAt(0);
      const hex = code.toString(16);
      return [
        `\\\\u${hex.padStart(4, '0')}`,
        ...(code < 256 ? [`%${hex.padStart(2, '0')}`] : []),
        `&#0{0,6}${code};?`,
        `&#x0{0,6}${hex};?`,
      ];
    }),
    `\\\\?${RegExp.escape(character)}`,
  ];
}
