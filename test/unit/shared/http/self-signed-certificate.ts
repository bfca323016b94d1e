import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

const dayMs = 86_400_000;
const tag = { bitString: 3, oid: 6, utf8: 12, time: 24, sequence: 48, set: 49, octets: 4, dnsName: 0x82 };
const oid = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectAltName: '551d11',
};

/**
 * A certificate for one host name, signed by its own fresh P-256 key (RFC 5280, written out in DER because node:crypto
 * reads certificates but makes none).
 */
export function selfSignedCertificate(
  host: string,
  { validFrom = Date.now() - dayMs, validUntil = Date.now() + dayMs } = {},
): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(der(tag.oid, hex(oid.ecdsaWithSha256)));
  const name = sequence(der(tag.set, sequence(der(tag.oid, hex(oid.commonName)), der(tag.utf8, Buffer.from(host)))));
  const alternativeName = sequence(
    der(tag.oid, hex(oid.subjectAltName)),
    der(tag.octets, sequence(der(tag.dnsName, Buffer.from(host)))),
  );
  const content = sequence(
    hex('a003020102'), // version 3
    hex('020101'), // serial number 1
    algorithm,
    name,
    sequence(time(validFrom), time(validUntil)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName)),
  );
  const signature = der(tag.bitString, Buffer.of(0), sign('sha256', content, privateKey));
  return {
    cert: pem(sequence(content, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
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
