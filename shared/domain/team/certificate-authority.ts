import { X509Certificate } from 'node:crypto';
import * as z from 'zod';
import { cleanLine, takeCharacters } from '../text/clean-text.ts';

/** Longest text of all certificates together, bytes: a secret holds 64 KiB, and the API takes as much. */
export const certificateAuthorityMaxBytes = 32_768;
const certificatesMax = 5;
const nameMaxCharacters = 200;

/** What is shown of an authority's certificate. */
export const authorityCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** When it ends (ISO-8601, UTC). */
  endsAt: z.string(),
});

/** See {@link authorityCertificateSchema}. */
export type AuthorityCertificate = Readonly<z.infer<typeof authorityCertificateSchema>>;

/** Authorities that a team gave for its DefectDojo. */
export interface CertificateAuthority {
  /** PEM of the certificates, and of nothing else that was given. */
  readonly pem: string;
  readonly certificates: readonly AuthorityCertificate[];
}

/** One code per thing that can be wrong with certificates that are given. Stable: the API tells it as the very mistake. */
export type CertificateAuthorityProblem =
  | 'private_key'
  | 'no_certificate'
  | 'too_many_certificates'
  | 'certificate_unreadable'
  | 'not_an_authority'
  | 'certificate_expired'
  | 'certificate_not_yet_valid';

/** Certificates that can't be trusted as an authority. Neither `message` nor `advice` repeats what was given, but for names. */
export class CertificateAuthorityError extends Error {
  override readonly name = 'CertificateAuthorityError';
  readonly code: CertificateAuthorityProblem;
  readonly advice: string;

  constructor(code: CertificateAuthorityProblem, message: string, advice: string) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

const giveCertificate =
  'Give the certificate of the authority as PEM: the text from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----".';
const beginning = /-----BEGIN CERTIFICATE-----/g;
const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
/** Also where its block is broken, and in a form that isn't PEM's. */
const privateKey = /PRIVATE KEY|OPENSSH KEY/;

/**
 * Reads the certificates of authorities from PEM; text around them is left out.
 *
 * @throws {CertificateAuthorityError} with what is wrong, and which certificate it is
 */
export function readCertificateAuthority(text: string, now: Date): CertificateAuthority {
  if (privateKey.test(text)) {
    throw new CertificateAuthorityError(
      'private_key',
      'There is a private key in it, which was not stored.',
      `${giveCertificate} A key of an authority belongs nowhere but on the machine that signs with it.`,
    );
  }
  const blocks = [...text.matchAll(block)].filter(([, label]) => label === 'CERTIFICATE');
  if (blocks.length === 0)
    throw new CertificateAuthorityError('no_certificate', 'There is no certificate in it.', giveCertificate);
  if (blocks.length > certificatesMax) {
    throw new CertificateAuthorityError(
      'too_many_certificates',
      `There are ${blocks.length} certificates in it, and ${certificatesMax} are the most.`,
      'Give only the authority that signed the certificate of the server.',
    );
  }
  // Left out unseen, it would be missed on the day on which the server has a certificate of it.
  if ([...text.matchAll(beginning)].length !== blocks.length) {
    throw new CertificateAuthorityError(
      'certificate_unreadable',
      'One of the certificates lacks its end, or holds what is no part of one.',
      giveCertificate,
    );
  }
  const certificates = blocks.map(([pem], index) => authorityOf(pem, { place: placeOf(index, blocks.length), now }));
  return { pem: certificates.map(({ pem }) => pem).join(''), certificates: certificates.map(({ shown }) => shown) };
}

/** When the first of an authority's certificates ends; undefined where there are none. */
export function certificateAuthorityEndsAt(certificates: readonly AuthorityCertificate[]): string | undefined {
  return certificates.map(({ endsAt }) => endsAt).toSorted()[0];
}

function placeOf(index: number, count: number): string {
  return count === 1 ? 'The certificate' : `Certificate ${index + 1} of ${count}`;
}

interface Reading {
  readonly place: string;
  readonly now: Date;
}

function authorityOf(text: string, reading: Reading): { readonly pem: string; readonly shown: AuthorityCertificate } {
  const { certificate, endsAt } = certificateOf(text, reading);
  const shown = { subject: shownName(certificate.subject), issuer: shownName(certificate.issuer), endsAt };
  requireUsable(certificate, shown.subject, reading);
  return { pem: certificate.toString(), shown };
}

/** Also a date that can't be read makes it unreadable. */
function certificateOf(text: string, { place }: Reading): { certificate: X509Certificate; endsAt: string } {
  try {
    const certificate = new X509Certificate(text);
    return { certificate, endsAt: certificate.validToDate.toISOString() };
  } catch {
    // The cause is left out: it may quote what it could not read.
    throw new CertificateAuthorityError('certificate_unreadable', `${place} cannot be read.`, giveCertificate);
  }
}

function requireUsable(certificate: X509Certificate, subject: string, { place, now }: Reading): void {
  const which = `${place} (${subject})`;
  if (!certificate.ca) {
    throw new CertificateAuthorityError(
      'not_an_authority',
      `${which} is not that of an authority, so it can vouch for no server.`,
      'Give the certificate of the authority that signed it; "CA:TRUE" stands in its basic constraints.',
    );
  }
  if (certificate.validToDate <= now) {
    throw new CertificateAuthorityError(
      'certificate_expired',
      `${which} has expired on ${dayOf(certificate.validToDate)}.`,
      'Give the new certificate of the authority.',
    );
  }
  if (certificate.validFromDate > now) {
    throw new CertificateAuthorityError(
      'certificate_not_yet_valid',
      `${which} is valid from ${dayOf(certificate.validFromDate)} on.`,
      'Give the certificate that the authority signs with today.',
    );
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Such as `CN=Acme Root, O=Acme`, the common name first. Of an empty name Node 24 gives none, whatever its types say. */
function shownName(name: string | undefined): string {
  if (name === undefined) return 'without a name';
  return takeCharacters(cleanLine(name.split('\n').toReversed().join(', ')), nameMaxCharacters);
}
