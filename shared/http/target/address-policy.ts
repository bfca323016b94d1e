import { BlockList, isIP } from 'node:net';

type RangeTable = readonly (readonly [kind: string, cidrs: readonly string[]])[];

/** IANA IPv4 Special-Purpose Address Registry, and Azure's wire server, which is a public address with metadata behind it. */
const ipv4Ranges = [
  ['loopback', ['127.0.0.0/8']],
  ['unspecified', ['0.0.0.0/8']],
  ['metadata', ['169.254.169.254/32', '169.254.170.2/32', '100.100.100.200/32', '192.0.0.192/32', '168.63.129.16/32']],
  ['link_local', ['169.254.0.0/16']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
  ['carrier_nat', ['100.64.0.0/10']],
  ['multicast', ['224.0.0.0/4']],
  ['documentation', ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24']],
  ['benchmarking', ['198.18.0.0/15']],
  ['reserved', ['192.0.0.0/24', '192.88.99.0/24', '240.0.0.0/4']],
] as const satisfies RangeTable;

/**
 * IANA IPv6 Special-Purpose Address Registry. Forms that carry an IPv4 address (mapped, compatible, translated, NAT64,
 * 6to4, Teredo) are refused whole: a public server has a plain address, and each of them can name an inside one.
 */
const ipv6Ranges = [
  ['loopback', ['::1/128']],
  ['unspecified', ['::/128']],
  ['ipv4_in_ipv6', ['::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48']],
  ['ipv4_in_ipv6', ['2002::/16', '2001::/32']],
  ['metadata', ['fd00:ec2::/32']],
  ['link_local', ['fe80::/10']],
  ['private', ['fc00::/7', 'fec0::/10']],
  ['multicast', ['ff00::/8']],
  ['documentation', ['2001:db8::/32', '3fff::/20']],
  ['benchmarking', ['2001:2::/48']],
  ['reserved', ['2001::/23']],
] as const satisfies RangeTable;

/** Why an address may not be reached; part of the error a customer sees. */
export type ForbiddenAddressKind = (typeof ipv4Ranges)[number][0] | (typeof ipv6Ranges)[number][0] | 'not_an_address';

// One table per family: a BlockList lets IPv4 rules match mapped IPv6 addresses, which would blur the kinds.
const ipv4Lists = ipv4Ranges.map(([kind, cidrs]) => ({ kind, list: blockListOf(cidrs, 'ipv4') }));
const ipv6Lists = ipv6Ranges.map(([kind, cidrs]) => ({ kind, list: blockListOf(cidrs, 'ipv6') }));
/** All that is routed on the IPv6 internet (RFC 4291, section 2.4); whatever lies outside is refused unseen. */
const ipv6GlobalUnicast = blockListOf(['2000::/3'], 'ipv6');

/**
 * Says why a socket may not be opened to `address`, or `undefined` if it may.
 * `allowLoopback` opens 127.0.0.0/8 and ::1 and nothing else (not `::ffff:127.0.0.1`, not `0.0.0.0`).
 */
export function forbiddenAddressKind(
  address: string,
  rules: { readonly allowLoopback: boolean },
): ForbiddenAddressKind | undefined {
  const kind = kindOf(address);
  return kind === 'loopback' && rules.allowLoopback ? undefined : kind;
}

function kindOf(address: string): ForbiddenAddressKind | undefined {
  const family = isIP(address);
  if (family === 4) return ipv4Lists.find(({ list }) => list.check(address, 'ipv4'))?.kind;
  // A zone id (fe80::1%eth0) names one of our own interfaces: no public server has one.
  if (family !== 6 || address.includes('%')) return 'not_an_address';
  const listed = ipv6Lists.find(({ list }) => list.check(address, 'ipv6'))?.kind;
  if (listed !== undefined) return listed;
  return ipv6GlobalUnicast.check(address, 'ipv6') ? undefined : 'reserved';
}

function blockListOf(cidrs: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', prefixBits] = cidr.split('/');
    list.addSubnet(network, Number(prefixBits), family);
  }
  return list;
}
