import { isIP } from 'node:net';
import { forbiddenAddressKind } from './address-policy.ts';
import { BaseUrlError } from './base-url-error.ts';
import type { TargetRules } from './target-rules.ts';

/** RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN's `.internal`, and the names that home and office routers use. */
const reservedSuffixes =
  'localhost localdomain local internal intranet private corp home home.arpa lan test example invalid onion alt'.split(
    ' ',
  );
const hostMaxCharacters = 253;
const labelPattern = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Refuses a host that can't be a server on the public internet.
 * @param host as WHATWG URL gives it: lower case, punycode, IPv4 in dotted decimal, IPv6 without brackets
 * @throws {BaseUrlError} `address_forbidden` for literals; `host_*` for names
 */
export function assertPublicHost(host: string, rules: TargetRules): void {
  if (isIP(host) !== 0) assertPublicAddress(host, rules);
  else assertPublicName(host, rules);
}

function assertPublicAddress(address: string, rules: TargetRules): void {
  const kind = forbiddenAddressKind(address, rules);
  if (kind === undefined) return;
  throw new BaseUrlError(
    'address_forbidden',
    `The address ${address} is not on the public internet (${kind}).`,
    'Use a host name or address that is reachable from the internet.',
  );
}

function assertPublicName(host: string, rules: TargetRules): void {
  if (host.endsWith('.')) {
    throw new BaseUrlError('host_trailing_dot', 'The host name ends with a dot.', 'Remove the dot at its end.');
  }
  if (host.length > hostMaxCharacters || !host.split('.').every((label) => labelPattern.test(label))) {
    throw new BaseUrlError(
      'host_malformed',
      'The host name is not a valid DNS name.',
      'Check the part between "https://" and the next slash.',
    );
  }
  if (rules.allowLoopback && hasSuffix(host, 'localhost')) return;
  const reserved = reservedSuffixes.find((suffix) => hasSuffix(host, suffix));
  if (reserved !== undefined) {
    throw new BaseUrlError(
      'host_reserved',
      `Names under ".${reserved}" exist only inside a private network.`,
      'Use the name by which the server is reachable from the internet.',
    );
  }
  if (!host.includes('.')) {
    throw new BaseUrlError(
      'host_without_dot',
      `"${host}" is a name inside a private network, not a full host name.`,
      'Use the full name, for example dojo.example.com.',
    );
  }
}

function hasSuffix(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}
