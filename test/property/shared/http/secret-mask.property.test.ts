import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { maskFor } from '../../../../shared/http/failure/secret-mask.ts';

/** What a key may be made of: what the API takes, more often what DefectDojo's keys are. */
const key = fc
  .array(fc.oneof(fc.constantFrom(...'0123456789abcdef'), fc.integer({ min: 0x21, max: 0x7e }).map(asCharacter)), {
    minLength: 6,
    maxLength: 40,
  })
  .map((characters) => characters.join(''));

function asCharacter(code: number): string {
  return String.fromCharCode(code);
}

const hexOf = (one: string) => one.charCodeAt(0).toString(16).padStart(2, '0');

/** Ways in which a character may stand in JSON, in a URL and in a page. */
const inJson = [
  (one: string) => JSON.stringify(one).slice(1, -1),
  (one: string) => `\\u00${hexOf(one)}`,
  (one: string) => `\\u00${hexOf(one).toUpperCase()}`,
];
const elsewhere = [
  (one: string) => one,
  (one: string) => `%${hexOf(one)}`,
  (one: string) => `%${hexOf(one).toUpperCase()}`,
  (one: string) => `&#${one.charCodeAt(0)};`,
  (one: string) => `&#x${hexOf(one)};`,
];
const inCase = [(one: string) => one, (one: string) => one.toUpperCase(), (one: string) => one.toLowerCase()];

/** A key, and the same as somebody wrote it, each character in its own way. */
function writtenIn(ways: readonly ((one: string) => string)[]) {
  return fc
    .tuple(key, fc.infiniteStream(fc.tuple(fc.constantFrom(...ways), fc.constantFrom(...inCase))))
    .map(([secret, choices]) => ({
      secret,
      written: [...secret].map((one) => {
        const [way, cased] = choices.next().value;
        return way(cased(one));
      }),
    }));
}

const maskOf = (secret: string) => maskFor({ authorization: `Token ${secret}` });
const decoded = (text: string) =>
  decodeURIComponent(text)
    .replaceAll(/&#x([0-9a-f]+);/gi, (_all, hex: string) => asCharacter(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_all, code: string) => asCharacter(Number(code)));

describe('a key that a server gives back', () => {
  test.prop([writtenIn(inJson), fc.string({ unit: fc.constantFrom('x', ' ', 'é') }), fc.boolean()], { numRuns: 2_000 })(
    'is in no text of JSON, however its characters are escaped',
    ({ secret, written }, around, isKey) => {
      const text = `"${around}${written.join('')}${around}"`;
      const json = maskOf(secret)(isKey ? `{"a":[{${text}:1}]}` : `{"a":[${text}]}`);
      // A key with a quote in it may take one of JSON's own along; then nothing is read at all.
      if (secret.includes('"') && !isJson(json)) return;
      expect(JSON.stringify(JSON.parse(json)).toLowerCase()).not.toContain(inner(secret));
      expect(JSON.stringify(JSON.parse(json))).toContain(`${around}[redacted]${around}`);
    },
  );

  test.prop([writtenIn(elsewhere)], { numRuns: 2_000 })(
    'is in no other text, however its characters are encoded',
    ({ secret, written }) => {
      const masked = maskOf(secret)(`<title>${written.join('')}</title>`);
      expect(masked).toBe('<title>[redacted]</title>');
      expect(decoded(masked).toLowerCase()).not.toContain(secret.toLowerCase());
    },
  );
});

const inner = (secret: string) => JSON.stringify(secret.toLowerCase()).slice(1, -1);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
