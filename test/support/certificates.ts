import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

const dayMs = 86_400_000;
const tag = {
  integer: 2,
  bitString: 3,
  oid: 6,
  utf8: 12,
  time: 24,
  sequence: 48,
  set: 49,
  octets: 4,
  dnsName: 0x82,
  extensions: 0xa3,
};
const oid = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  organisation: '55040a',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
};

/** What a certificate says. */
export interface CertificateOptions {
  /** Its common name; with an empty one it has none. */
  readonly name: string;
  /** Whose it is. @default not told */
  readonly organisation?: string;
  /** The name of the server that it is for. @default none */
  readonly host?: string;
  /** Who signs it. @default itself */
  readonly issuer?: Certificate & { readonly name: string };
  /** Whether it may sign others. @default false */
  readonly isAuthority?: boolean;
  /** Milliseconds since the epoch. @default a day ago */
  readonly validFrom?: number;
  /** Milliseconds since the epoch. @default in a day */
  readonly validUntil?: number;
}

/**
 * A certificate with a fresh P-256 key (RFC 5280, written out in DER because node:crypto reads certificates but makes none).
 */
export function aCertificate(options: CertificateOptions): Certificate & { readonly name: string } {
  const { name, host, isAuthority = false, validFrom = Date.now() - dayMs, validUntil = Date.now() + dayMs } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const issuer = options.issuer ?? { name, key };
  const algorithm = sequence(der(tag.oid, hex(oid.ecdsaWithSha256)));
  const extensions = [
    ...(host === undefined ? [] : [extension(oid.subjectAltName, sequence(der(tag.dnsName, Buffer.from(host))))]),
    // Critical, and TRUE.
    ...(isAuthority ? [extension(oid.basicConstraints, sequence(hex('0101ff')), hex('0101ff'))] : []),
  ];
  const content = sequence(
    hex('a003020102'), // version 3
    der(tag.integer, Buffer.of(1), randomBytes(8)), // serial number
    algorithm,
    distinguishedName(issuer.name),
    sequence(time(validFrom), time(validUntil)),
    distinguishedName(name, options.organisation),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [der(tag.extensions, sequence(...extensions))]),
  );
  const signature = der(tag.bitString, Buffer.of(0), sign('sha256', content, issuer.key));
  return { cert: pem(sequence(content, algorithm, signature)), key, name };
}

/** A certificate for one host name, signed by its own fresh key. */
export function selfSignedCertificate(
  host: string,
  validity: Pick<CertificateOptions, 'validFrom' | 'validUntil'> = {},
): Certificate {
  return aCertificate({ name: host, host, ...validity });
}

function distinguishedName(commonName: string, organisation = ''): Buffer {
  const attributes = [
    [oid.organisation, organisation],
    [oid.commonName, commonName],
  ] as const;
  const told = attributes.filter(([, value]) => value !== '');
  return sequence(
    ...told.map(([id, value]) => der(tag.set, sequence(der(tag.oid, hex(id)), der(tag.utf8, Buffer.from(value))))),
  );
}

function extension(id: string, value: Buffer, ...critical: readonly Buffer[]): Buffer {
  return sequence(der(tag.oid, hex(id)), ...critical, der(tag.octets, value));
}

function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? Buffer.of(length) : Buffer.of(0x82, length >> 8, length & 0xff);
  return Buffer.concat([Buffer.of(type), size, content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(tag.sequence, ...parts);
}

/** GeneralizedTime, `YYYYMMDDHHMMSSZ`. */
function time(epochMs: number): Buffer {
  const digits = new Date(epochMs).toISOString().replace(/\.\d+|\D/g, '');
  return der(tag.time, Buffer.from(`${digits}Z`));
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

function pem(content: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${content.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
