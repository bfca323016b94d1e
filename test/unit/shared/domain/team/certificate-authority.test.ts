import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  certificateAuthorityEndsAt,
  certificateAuthorityMaxBytes,
  readCertificateAuthority,
} from '../../../../../shared/domain/team/certificate-authority.ts';
import { aCertificate } from '../../../../support/certificates.ts';

const now = new Date('2026-11-22T12:00:00Z');
const dayMs = 86_400_000;
const from = now.getTime() - dayMs;
const days = (count: number) => now.getTime() + count * dayMs;
const authority = (name: string, more: object = {}) =>
  aCertificate({ name, isAuthority: true, validFrom: from, validUntil: days(30), ...more });

const root = authority('Acme Root');
const middle = authority('Acme Servers', { issuer: root, validUntil: days(10) });
const leaf = aCertificate({
  name: 'dojo',
  host: 'dojo.example.com',
  issuer: root,
  validFrom: from,
  validUntil: days(3),
});
const canary = root.key.split('\n')[1] ?? 'no key';

function problemOf(text: string) {
  try {
    readCertificateAuthority(text, now);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a certificate authority', () => {
  it('is read from PEM, one certificate or several, without what stands around them', () => {
    const text = `Root of Acme\n${root.cert}subject=CN = x\r\n\r\n${middle.cert.replaceAll('\n', '\r\n')}`;
    const { pem, certificates } = readCertificateAuthority(text, now);
    expect(certificates).toEqual([
      { subject: 'CN=Acme Root', issuer: 'CN=Acme Root', endsAt: '2026-12-22T12:00:00.000Z' },
      { subject: 'CN=Acme Servers', issuer: 'CN=Acme Root', endsAt: '2026-12-02T12:00:00.000Z' },
    ]);
    expect(pem).toBe([root, middle].map(({ cert }) => new X509Certificate(cert).toString()).join(''));
    expect(readCertificateAuthority(pem, now)).toEqual({ pem, certificates });
  });

  it.each<[string, string]>([
    ['lacks its end', root.cert.slice(0, root.cert.indexOf('-----END'))],
    ['holds what is none of its letters', root.cert.replace('MII', 'M…I')],
  ])('is refused where one of several %s: what is left out by mistake would be missed later', (_, broken) => {
    for (const text of [middle.cert + broken, broken + middle.cert]) {
      const message = 'One of the certificates lacks its end, or holds what is no part of one.';
      expect(problemOf(text)).toMatchObject({ code: 'certificate_unreadable', message });
    }
  });

  it('ends with the first of its certificates', () => {
    const { certificates } = readCertificateAuthority(root.cert + middle.cert, now);
    expect(certificateAuthorityEndsAt(certificates)).toBe('2026-12-02T12:00:00.000Z');
    expect(certificateAuthorityEndsAt([])).toBeUndefined();
  });

  it('is valid from its first second on and until its last is over', () => {
    const brief = authority('Brief', { validFrom: now.getTime(), validUntil: now.getTime() + 1_000 });
    expect(() => readCertificateAuthority(brief.cert, now)).not.toThrow();
    expect(() => readCertificateAuthority(brief.cert, new Date(now.getTime() - 1))).toThrow(/valid from 2026-11-22 on/);
    expect(() => readCertificateAuthority(brief.cert, new Date(now.getTime() + 1_000))).toThrow(
      /expired on 2026-11-22/,
    );
  });

  it.each([
    ['nothing', '', 'no_certificate', 'There is no certificate in it.'],
    ['words', 'Acme Root CA', 'no_certificate', 'There is no certificate in it.'],
    ['a file in binary', 'MIIB\u0000\u0001', 'no_certificate', 'There is no certificate in it.'],
    ['a certificate cut off', root.cert.slice(0, -40), 'no_certificate', 'There is no certificate in it.'],
    [
      'a request for a certificate',
      root.cert.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'),
      'no_certificate',
      'There is no certificate in it.',
    ],
    [
      'six certificates',
      root.cert.repeat(6),
      'too_many_certificates',
      'There are 6 certificates in it, and 5 are the most.',
    ],
    [
      'letters in the place of a certificate',
      '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n',
      'certificate_unreadable',
      'The certificate cannot be read.',
    ],
    [
      'a broken one beside a good one',
      `${root.cert}-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n`,
      'certificate_unreadable',
      'Certificate 2 of 2 cannot be read.',
    ],
    [
      'the certificate of a server',
      root.cert + leaf.cert,
      'not_an_authority',
      'Certificate 2 of 2 (CN=dojo) is not that of an authority, so it can vouch for no server.',
    ],
    [
      'an expired one',
      authority('Old', { validFrom: days(-9), validUntil: days(-1) }).cert,
      'certificate_expired',
      'The certificate (CN=Old) has expired on 2026-11-21.',
    ],
    [
      'one of tomorrow',
      root.cert + authority('New', { validFrom: days(1), validUntil: days(9) }).cert,
      'certificate_not_yet_valid',
      'Certificate 2 of 2 (CN=New) is valid from 2026-11-23 on.',
    ],
  ])('can not be %s', (_what, text, code, message) => {
    expect(problemOf(text)).toMatchObject({ code, message, advice: expect.stringMatching(/^Give .*\.$/) });
  });

  it.each([
    ['alone', root.key],
    ['beside the certificate', root.cert + root.key],
    ['encrypted', `${root.cert}${root.key.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY')}`],
    ['of an older kind', root.key.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY')],
    ['broken off', root.key.slice(0, 120)],
  ])('can not be a private key, %s, which is never repeated', (_how, text) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({
      code: 'private_key',
      name: 'CertificateAuthorityError',
      message: 'There is a private key in it, which was not stored.',
      advice: expect.stringMatching(/^Give the certificate .* A key of an authority belongs nowhere but/),
    });
    expect(JSON.stringify(problem, Object.getOwnPropertyNames(problem))).not.toContain(canary);
  });

  it('shows names on one line and cut, whatever stands in them', () => {
    const odd = authority(`x\u202e\n${'y'.repeat(400)}`);
    const [shown] = readCertificateAuthority(odd.cert, now).certificates;
    expect(shown?.subject).toMatch(/^[\x20-\x7e]{1,200}$/);
  });

  it('may be five certificates, but not six', () => {
    expect(readCertificateAuthority(root.cert.repeat(5), now).certificates).toHaveLength(5);
    expect(problemOf(root.cert.repeat(6))).toMatchObject({ code: 'too_many_certificates' });
  });

  it.each([
    ['Root', 'Acme', 'CN=Root, O=Acme'],
    ['', 'Acme', 'O=Acme'],
    ['', '', 'without a name'],
  ])('is called by its name and whose it is: %j of %j', (name, organisation, subject) => {
    const [shown] = readCertificateAuthority(authority(name, { organisation }).cert, now).certificates;
    expect(shown?.subject).toBe(subject);
  });

  it('is looked for in the longest text without delay', () => {
    const text = '-----BEGIN CERTIFICATE-----'.repeat(certificateAuthorityMaxBytes / 27);
    expect(problemOf(text)).toMatchObject({ code: 'no_certificate' });
  });
});
