import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { type ForbiddenAddressKind, forbiddenAddressKind } from './address-policy.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Resolves a host name to all of its addresses; rejects with Node's DNS error codes (`ENOTFOUND`, `EAI_AGAIN`). */
export type ResolveHost = (host: string) => Promise<readonly ResolvedAddress[]>;

/** The machine's resolver. IPv4 first: a Lambda has no way out over IPv6 unless someone built one. */
export const resolveBySystem: ResolveHost = (host) => lookup(host, { all: true, order: 'ipv4first' });

/** A host none of whose addresses may be reached. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
  readonly code = 'address_not_public';
  /** Each address with the kind of range it lies in, such as `10.0.0.7 (private)`. */
  readonly addresses: readonly string[];

  constructor(host: string, refused: readonly (readonly [address: string, kind: ForbiddenAddressKind])[]) {
    const addresses = refused.map(([address, kind]) => `${address} (${kind})`);
    super(`${host} has no address on the public internet: ${addresses.join(', ')}`);
    this.addresses = addresses;
  }
}

/**
 * Builds the `lookup` of a socket. The socket connects to what this hands over and asks nobody again, so between check
 * and use no name can change its address. A forbidden address beside a good one is left out; a host without a good one fails.
 */
export function guardedLookup(resolve: ResolveHost, rules: { readonly allowLoopback: boolean }): LookupFunction {
  return (host, options, callback) => {
    checkedAddresses(host, resolve, rules).then(
      (checked) => {
        const [first] = checked;
        if (options.all) callback(null, [...checked]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, []),
    );
  };
}

async function checkedAddresses(
  host: string,
  resolve: ResolveHost,
  rules: { readonly allowLoopback: boolean },
): Promise<[ResolvedAddress, ...ResolvedAddress[]]> {
  const checked: ResolvedAddress[] = [];
  const refused: [string, ForbiddenAddressKind][] = [];
  for (const resolved of await resolve(host)) {
    const kind = forbiddenAddressKind(resolved.address, rules);
    if (kind === undefined) checked.push(resolved);
    else refused.push([resolved.address, kind]);
  }
  const [first, ...others] = checked;
  if (first !== undefined) return [first, ...others];
  if (refused.length > 0) throw new ForbiddenAddressError(host, refused);
  throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' });
}
