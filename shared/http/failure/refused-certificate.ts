import type { CertificateProblem } from './outbound-error.ts';

/** Codes of Node's and OpenSSL's certificate errors (Node documentation, "X509 certificate error codes"). */
const problems: Readonly<Record<string, CertificateProblem>> = {
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown_authority',
  CERT_UNTRUSTED: 'unknown_authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong_host',
  HOSTNAME_MISMATCH: 'wrong_host',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',
};

/** A server's certificate that was not accepted. What it says of itself is the server's own word, and may be anything. */
export class RefusedCertificateError extends Error {
  override readonly name = 'RefusedCertificateError';
  /** The code of the underlying error, such as `CERT_HAS_EXPIRED`. */
  readonly code: string;
  readonly problem: CertificateProblem;
  readonly issuer: string | undefined;
  readonly names: string | undefined;

  constructor(code: string, problem: CertificateProblem, said: { issuer?: string; names?: string } = {}) {
    super(`The certificate of the server was refused (${code}).`);
    this.code = code;
    this.problem = problem;
    this.issuer = said.issuer;
    this.names = said.names;
  }
}

/** What is wrong with a server's certificate by the code of an error; undefined for one that isn't about that. */
export function certificateProblemOf(code: string | undefined): CertificateProblem | undefined {
  return code === undefined ? undefined : problems[code];
}
