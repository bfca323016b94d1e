import { BlockList } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { forbiddenAddressKind } from '../../../../shared/http/target/address-policy.ts';
import { parseBaseUrl } from '../../../../shared/http/target/base-url.ts';
import { BaseUrlError } from '../../../../shared/http/target/base-url-error.ts';
import { publicTargetRules } from '../../../../shared/http/target/target-rules.ts';

const strict = { allowLoopback: false };
const byte = fc.nat(255);
const ipv4 = fc.tuple(byte, byte, byte, byte);
/** The ranges a request forgery aims at, picked often enough to matter. */
const insideIpv4 = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);
type Bytes = readonly [number, number, number, number];

function dotted(bytes: Bytes): string {
  return bytes.join('.');
}

function numeric([a, b, c, d]: Bytes): number {
  return ((a * 256 + b) * 256 + c) * 256 + d;
}

function groups([a, b, c, d]: Bytes): string {
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** Every way in which a URL can write an IPv4 address. */
const notations: Record<string, (bytes: Bytes) => string> = {
  dotted,
  decimal: (bytes) => String(numeric(bytes)),
  hex: (bytes) => `0x${numeric(bytes).toString(16)}`,
  octal: (bytes) => `0${numeric(bytes).toString(8)}`,
  'hex parts': (bytes) => bytes.map((part) => `0x${part.toString(16)}`).join('.'),
  'octal parts': (bytes) => bytes.map((part) => `0${part.toString(8)}`).join('.'),
  'three parts': ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  'two parts': ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  'trailing dot': (bytes) => `${dotted(bytes)}.`,
  'full width': (bytes) => dotted(bytes).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  'ideographic dots': (bytes) => bytes.join('。'),
  percent: (bytes) => dotted(bytes).replace(/\d/g, (digit) => `%3${digit}`),
};
/** Every way in which an IPv6 address can carry an IPv4 one. */
const embeddings: readonly ((bytes: Bytes) => string)[] = [
  (bytes) => `::ffff:${dotted(bytes)}`,
  (bytes) => `::ffff:${groups(bytes)}`,
  (bytes) => `::${dotted(bytes)}`,
  (bytes) => `::ffff:0:${dotted(bytes)}`,
  (bytes) => `64:ff9b::${dotted(bytes)}`,
  (bytes) => `64:ff9b:1::${groups(bytes)}`,
  (bytes) => `2002:${groups(bytes)}::1`,
  (bytes) => `2001:0:${groups(bytes)}::`,
];

function codeOf(url: string): string {
  try {
    return parseBaseUrl(url, publicTargetRules).href;
  } catch (error) {
    if (error instanceof BaseUrlError) return error.code;
    throw error;
  }
}

describe('an inside IPv4 address', () => {
  test.prop([insideIpv4, fc.constantFrom(...Object.keys(notations))])('is refused in every notation', (bytes, name) => {
    expect(forbiddenAddressKind(dotted(bytes), strict)).toBeDefined();
    expect(codeOf(`https://${notations[name]?.(bytes)}`)).toBe('address_forbidden');
  });
});

describe('any IPv4 address', () => {
  test.prop([ipv4, fc.constantFrom(...embeddings)])('is refused inside an IPv6 one', (bytes, embed) => {
    expect(forbiddenAddressKind(embed(bytes), { allowLoopback: true })).toBeDefined();
    expect(codeOf(`https://[${embed(bytes)}]`)).toBe('address_forbidden');
  });

  test.prop([ipv4, fc.constantFrom(...Object.keys(notations))])('is judged alike in every notation', (bytes, name) => {
    const judged = codeOf(`https://${dotted(bytes)}`);
    expect(codeOf(`https://${notations[name]?.(bytes)}`)).toBe(judged);
    expect(judged === 'address_forbidden').toBe(forbiddenAddressKind(dotted(bytes), strict) !== undefined);
  });
});

describe('an IPv6 address', () => {
  const routed = new BlockList();
  routed.addSubnet('2000::', 3, 'ipv6');

  test.prop([fc.ipV6()])('outside 2000::/3 is refused', (address) => {
    fc.pre(!routed.check(address, 'ipv6'));
    expect(forbiddenAddressKind(address, strict)).toBeDefined();
  });
});
