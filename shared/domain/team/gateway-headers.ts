import * as z from 'zod';

/** As many as an access proxy and a firewall in front of it ask for together. */
export const gatewayHeadersMax = 4;
const nameMaxCharacters = 64;
/** Whatever is shorter would, masked wherever it turns up, blot out ordinary words, and names of products with them. */
const valueMinCharacters = 12;
const valueMaxCharacters = 1_024;

/** A header that a gateway in front of DefectDojo asks for. Its value is as secret as the API key. */
export const gatewayHeaderSchema = z.object({ name: z.string(), value: z.string() });

/** See {@link gatewayHeaderSchema}. */
export type GatewayHeader = Readonly<z.infer<typeof gatewayHeaderSchema>>;

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const visibleWords = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const cookies = /^[^\s=;,]+=[^\s;,]*(?:; [^\s=;,]+=[^\s;,]*)*$/;

/** What says who calls, how the message is framed and where it goes, and by what DefectDojo judges who calls. */
const reservedNames = new Set(
  (
    'host connection te trailer upgrade keep-alive expect user-agent date via forwarded x-real-ip origin referer range ' +
    'http2-settings x-csrftoken x-http-method-override x-method-override'
  ).split(' '),
);
const reservedFamilies = /^(?:accept(?:-|$)|content-|transfer-|proxy-|x-forwarded-|if-|sec-)/;
const authorizationNames = new Set(['authorization', 'proxy-authorization']);
/** With them, DefectDojo would see a person's session in the place of the key. */
const ownCookies = /(?:^|; )(?:sessionid|csrftoken)=/i;

/** What is wrong with the name of a gateway header; undefined where nothing is. Begins with a verb, and repeats nothing. */
export function gatewayNameProblem(name: string): string | undefined {
  const folded = foldedName(name);
  if (!token.test(name)) return 'must be the name of a header, such as CF-Access-Client-Id, without colon or spaces';
  if (name.length > nameMaxCharacters) return `must have at most ${nameMaxCharacters} characters`;
  if (authorizationNames.has(folded)) {
    return 'must not be Authorization: DefectDojo needs that header itself for the API key, so a proxy in front of it cannot ask for Basic authentication; let the proxy ask for a header of its own, or let calls to /api/v2/ through without it';
  }
  if (reservedNames.has(folded) || reservedFamilies.test(folded)) {
    return 'must not be a header that HTTP or this service sets, or that tells servers who calls; let the gateway ask for one of its own';
  }
  return undefined;
}

/** What is wrong with the value of a gateway header; undefined where nothing is. Begins with a verb, and repeats nothing. */
export function gatewayValueProblem({ name, value }: GatewayHeader): string | undefined {
  if (!visibleWords.test(value)) return 'must be visible ASCII characters, with single spaces between words at most';
  if (value.length < valueMinCharacters) {
    return `must have at least ${valueMinCharacters} characters, since it is masked wherever it turns up and anything shorter would blot out ordinary words; let the gateway ask for a longer one`;
  }
  if (value.length > valueMaxCharacters) return `must have at most ${valueMaxCharacters} characters`;
  if (foldedName(name) !== 'cookie') return undefined;
  if (!cookies.test(value)) return 'must be cookies as a browser sends them: name=value, and "; " between two';
  return ownCookies.test(value)
    ? 'must hold only cookies of the gateway: with sessionid or csrftoken DefectDojo would see a session instead of the API key'
    : undefined;
}

/** Which of the names were there before, by their places: letter case, and "_" for "-", make no other name on a server. */
export function repeatedNames(names: readonly string[]): number[] {
  const folded = names.map(foldedName);
  return folded.flatMap((name, index) => (folded.indexOf(name) < index ? [index] : []));
}

/** WSGI, by which DefectDojo is called, writes both as the same variable. */
function foldedName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
