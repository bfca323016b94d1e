import { describe, expect, it } from 'vitest';
import { forbiddenAddressKind } from '../../../../../shared/http/target/address-policy.ts';

const strict = { allowLoopback: false };

describe('the address policy', () => {
  it.each([
    ['1.1.1.1', '2606:4700:4700::1111'],
    ['9.255.255.255', '11.0.0.0'],
    ['100.63.255.255', '100.128.0.0'],
    ['126.255.255.255', '128.0.0.0'],
    ['169.253.255.255', '169.255.0.0'],
    ['172.15.255.255', '172.32.0.0'],
    ['192.0.1.0', '192.0.3.0'],
    ['192.167.255.255', '192.169.0.0'],
    ['198.17.255.255', '198.20.0.0'],
    ['223.255.255.255', '1.0.0.0'],
    ['2001:200::1', '2003::1'],
    ['2600:1f18::1', '3ffe:ffff::1'],
  ])('lets the public neighbours %s and %s pass', (one, other) => {
    expect(forbiddenAddressKind(one, strict)).toBeUndefined();
    expect(forbiddenAddressKind(other, strict)).toBeUndefined();
  });

  it.each([
    ['loopback', '127.0.0.1', '127.255.255.255', '::1'],
    ['unspecified', '0.0.0.0', '0.255.255.255', '::'],
    ['metadata', '169.254.169.254', '168.63.129.16', 'fd00:ec2::254'],
    ['link_local', '169.254.0.0', '169.254.255.255', 'febf:ffff::1'],
    ['private', '10.255.255.255', '172.31.255.255', 'fdff:ffff::1'],
    ['carrier_nat', '100.64.0.0', '100.127.255.255', '100.64.1.1'],
    ['multicast', '224.0.0.0', '239.255.255.255', 'ff02::1'],
    ['documentation', '192.0.2.255', '203.0.113.0', '2001:db8:ffff::1'],
    ['benchmarking', '198.18.0.0', '198.19.255.255', '2001:2::1'],
    ['ipv4_in_ipv6', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'],
    ['ipv4_in_ipv6', '::8.8.8.8', '64:ff9b:1:ffff::1', '2001:0:4136:e378::1'],
    ['reserved', '240.0.0.0', '255.255.255.255', '2001:20::1'],
    ['reserved', '192.88.99.1', '1fff:ffff::1', '4000::1'],
    ['not_an_address', 'localhost', 'fe80::1%eth0', ''],
  ])('refuses as %s: %s, %s, %s', (kind, ...addresses) => {
    expect(addresses.map((address) => forbiddenAddressKind(address, strict))).toEqual([kind, kind, kind]);
  });

  it.each([
    ['127.0.0.1', undefined],
    ['127.8.8.8', undefined],
    ['::1', undefined],
    ['::ffff:127.0.0.1', 'ipv4_in_ipv6'],
    ['0.0.0.0', 'unspecified'],
    ['10.0.0.1', 'private'],
    ['169.254.169.254', 'metadata'],
  ])('with loopback allowed, judges %s as %s', (address, kind) => {
    expect(forbiddenAddressKind(address, { allowLoopback: true })).toBe(kind);
  });
});
