import { beginsEscape, waysToWrite } from './ways-to-write.ts';

const sensitiveHeader = /auth|cookie|key|secret|token/i;
/** Anything shorter would blot out ordinary words. */
const secretMinCharacters = 6;
/** Where a value consists of several, such as `name=…; other=…`, its words are no secrets: `Bearer` has six letters. */
const partMinCharacters = 12;

/** Replaces secrets in text that ends up in an error, an answer or a store. */
export type Mask = (text: string) => string;

/**
 * Builds a mask for the values of the sensitive ones among `headers`, and for all of `secretHeaders`: a hostile or chatty
 * server can answer with what it was sent. `Token abc…` is masked whole and as the bare `abc…`; in any letter case, and
 * however JSON, a URL or a web page writes its characters. Text is masked before anything is cut off from it: of a part of a
 * secret nobody could tell.
 *
 * Each place where a secret may begin is followed character by character. An expression of all the ways to write a secret
 * would say the same, and takes V8 seconds to compile for some hundred characters.
 */
export function maskFor(
  headers: Readonly<Record<string, string>>,
  secretHeaders: Readonly<Record<string, string>> = {},
): Mask {
  const sensitive = Object.entries(headers).filter(([name]) => sensitiveHeader.test(name));
  const values = [...sensitive.map(([, value]) => value), ...Object.values(secretHeaders)];
  // The longest first: a part of a secret must not keep the rest of it in the text.
  const secrets = [...new Set(values.flatMap(secretsIn).map(inLowerCase))].toSorted(
    (one, other) => other.length - one.length,
  );
  if (secrets.length === 0) return (text) => text;
  const beginning = new RegExp(`[${RegExp.escape(secrets.map((secret) => secret.charAt(0)).join(''))}\\\\%&]`, 'g');
  return (text) => blottedOut(text, secrets, beginning);
}

/** The whole, what follows a scheme such as `Token`, and each part that is long enough to be a secret of its own. */
function secretsIn(value: string): string[] {
  const wholes = [value, value.split(/\s+/).at(-1) ?? ''].filter(({ length }) => length >= secretMinCharacters);
  return [...wholes, ...value.split(/[\s;,=]+/).filter(({ length }) => length >= partMinCharacters)];
}

function blottedOut(text: string, secrets: readonly string[], beginning: RegExp): string {
  const searched = inLowerCase(text);
  let shown = '';
  let done = 0;
  for (const { index } of searched.matchAll(beginning)) {
    if (index < done) continue;
    const end = endOfSecret(searched, index, secrets);
    if (end === undefined) continue;
    shown += `${text.slice(done, index)}[redacted]`;
    done = end;
  }
  return shown + text.slice(done);
}

/** Where the longest of the secrets ends that begins at a place; undefined where none does. */
function endOfSecret(text: string, from: number, secrets: readonly string[]): number | undefined {
  for (const secret of secrets) {
    const ends = endsOf(secret, text, from);
    if (ends.length > 0) return Math.max(...ends);
  }
  return undefined;
}

function endsOf(secret: string, text: string, from: number): readonly number[] {
  // What is written as it is needs no list of ways, and is nearly everything.
  const plain = plainLength(secret, text, from);
  let ends = [from + plain];
  for (const character of secret.slice(plain)) {
    if (ends.length === 0) break;
    ends = [...new Set(ends.flatMap((end) => waysToWrite(character, text, end)))];
  }
  return ends;
}

function plainLength(secret: string, text: string, from: number): number {
  let length = 0;
  while (length < secret.length) {
    const code = text.charCodeAt(from + length);
    if (code !== secret.charCodeAt(length) || beginsEscape(code)) break;
    length += 1;
  }
  return length;
}

/** Keeps the length, unlike JavaScript's own, and knows of letter cases all that a secret has, which is ASCII. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
