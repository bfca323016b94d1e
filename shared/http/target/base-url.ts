import { BaseUrlError } from './base-url-error.ts';
import { assertPublicHost } from './host-policy.ts';
import type { TargetRules } from './target-rules.ts';

/** A checked base URL: where a server's API lives, without credentials, query, fragment or trailing slash. */
export interface BaseUrl {
  /** `origin` + `pathPrefix`; parsing it again gives the same value. */
  readonly href: string;
  readonly origin: string;
  /** Lower case and punycode; an IPv6 literal has no brackets. */
  readonly host: string;
  readonly port: number;
  /** `''` or `/one/or/more/segments`. */
  readonly pathPrefix: string;
}

const urlMaxCharacters = 2_048;
/** With it and the longest names that DefectDojo takes, a request still fits into what servers take (`request-head.ts`). */
const pathMaxCharacters = 256;
const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 };
/** `[1]` scheme, `[2]` authority, `[3]` the rest. */
const urlShape = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i;
/** WHATWG URL drops tabs and newlines, ignores invisible format characters and takes `\` for `/`: a human reads such a URL differently. */
const misleadingCharacters = /[\s\\\p{Cc}\p{Cf}]/u;
/** WHATWG URL resolves these before anybody sees them: what is called is another path than the one that was read. */
const dotSegment = /\/(?:\.|%2e){1,2}(?=\/|$)/i;
const plainPath = /^(?:\/[A-Za-z0-9._~-]+)*$/;
const apiSuffix = /\/api\/v2$/;

/**
 * Checks and normalises a base URL that a person typed. Scheme and host become lower case, international names punycode;
 * a trailing slash and a trailing `/api/v2` are cut off, any other path prefix is kept.
 * Host names are judged by name only: their addresses are checked when a socket is opened (`guarded-lookup.ts`).
 * @throws {BaseUrlError} with one code per cause
 */
export function parseBaseUrl(input: string, rules: TargetRules): BaseUrl {
  const text = input.trim();
  assertReadable(text);
  const typedPath = pathAfterAuthority(text, rules);
  const url = parsedUrl(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  assertPublicHost(host, rules);
  const port = allowedPort(url, rules);
  const pathPrefix = plainPathPrefix(typedPath);
  return { href: url.origin + pathPrefix, origin: url.origin, host, port, pathPrefix };
}

function assertReadable(text: string): void {
  if (text.length > urlMaxCharacters) {
    throw new BaseUrlError('url_too_long', `The URL has more than ${urlMaxCharacters} characters.`, 'Shorten it.');
  }
  if (misleadingCharacters.test(text)) {
    throw new BaseUrlError(
      'forbidden_characters',
      'The URL contains a space, a backslash, a line break or an invisible character.',
      'Type the URL by hand instead of pasting it.',
    );
  }
}

function pathAfterAuthority(text: string, rules: TargetRules): string {
  const [, scheme = '', authority = '', rest = ''] = urlShape.exec(text) ?? [];
  if (scheme === '') throw notAUrl();
  const allowed = rules.allowPlainHttp ? ['https', 'http'] : ['https'];
  if (!allowed.includes(scheme.toLowerCase())) {
    throw new BaseUrlError('scheme_not_https', 'The URL does not start with https://.', 'Use an https:// URL.');
  }
  if (authority === '') throw notAUrl();
  if (authority.includes('@')) {
    throw new BaseUrlError(
      'credentials_in_url',
      'The URL contains a user name or password.',
      'Remove everything between "https://" and "@"; the API key has its own field.',
    );
  }
  if (/[?#]/.test(rest)) {
    throw new BaseUrlError(
      'query_or_fragment',
      'The URL contains a query or a fragment.',
      'Remove "?" or "#" and everything after it.',
    );
  }
  return rest;
}

function parsedUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw notAUrl();
  return url;
}

function notAUrl(): BaseUrlError {
  return new BaseUrlError(
    'not_a_url',
    'This is not a complete URL.',
    'Give the address as shown in the browser, for example https://dojo.example.com.',
  );
}

function allowedPort(url: URL, rules: TargetRules): number {
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 0) : Number(url.port);
  if (port !== 0 && (rules.allowedPorts === 'any' || rules.allowedPorts.includes(port))) return port;
  const allowed = rules.allowedPorts === 'any' ? 'any but 0' : rules.allowedPorts.join(' or ');
  throw new BaseUrlError(
    'port_not_allowed',
    `Port ${port} is not allowed.`,
    `Serve the API on an allowed port (${allowed}).`,
  );
}

function plainPathPrefix(typedPath: string): string {
  if (dotSegment.test(typedPath)) {
    throw new BaseUrlError(
      'path_not_plain',
      'The path of the URL contains "." or ".." as a segment, perhaps written as %2e.',
      'Remove them: give the path that they lead to, and only what stands before "/api/v2".',
    );
  }
  const prefix = typedPath.replace(/\/+$/, '').replace(apiSuffix, '').replace(/\/+$/, '');
  if (prefix.length > pathMaxCharacters) {
    throw new BaseUrlError(
      'url_too_long',
      `The path of the URL has more than ${pathMaxCharacters} characters.`,
      'Serve DefectDojo below a shorter path.',
    );
  }
  if (plainPath.test(prefix)) return prefix;
  throw new BaseUrlError(
    'path_not_plain',
    'The path of the URL contains something else than plain segments.',
    'Keep only what stands before "/api/v2", with letters, digits, "-", ".", "_" and "~" between single slashes.',
  );
}
