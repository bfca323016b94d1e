import type { Socket } from 'node:net';
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { certificateProblemOf, RefusedCertificateError } from '../failure/refused-certificate.ts';
import { reasonOf } from '../failure/transport-code.ts';

/** Chains are a handful long; a server may send what it likes. */
const chainMaxCertificates = 10;

/** Turns an error of a connection into one that tells what the certificate says of itself, where it is about that. */
export type NameCertificate = (error: Error) => Error;

/**
 * Remembers the certificate that a server shows on a socket that is being opened. Node forgets it together with a socket that
 * it refuses, and of most refusals its error names nobody; `secure` is emitted before it judges. Where it isn't, the refusal
 * is the same and only goes unnamed.
 */
export function seeCertificate(socket: Socket): NameCertificate {
  let said: { issuer?: string; names?: string } = {};
  if (socket instanceof TLSSocket) {
    socket.prependOnceListener('secure', () => {
      said = saidBy(socket.getPeerCertificate(true));
    });
  }
  return (error) => {
    const code = reasonOf(error);
    const problem = certificateProblemOf(code);
    return code === undefined || problem === undefined ? error : new RefusedCertificateError(code, problem, said);
  };
}

function saidBy(certificate: DetailedPeerCertificate): { issuer?: string; names?: string } {
  const { issuer } = lastOf(certificate);
  const issuerName = [issuer?.CN, issuer?.O].flat().filter((name) => name !== undefined);
  const names = certificate.subjectaltname;
  return {
    ...(issuerName.length === 0 ? {} : { issuer: issuerName.join(', ') }),
    ...(names === undefined ? {} : { names: names.replaceAll(/\b(?:DNS|IP Address):/g, '') }),
  };
}

/** The end of the chain as far as the server sent it, whose issuer is who would have to be trusted. */
function lastOf(certificate: DetailedPeerCertificate): Partial<DetailedPeerCertificate> {
  let last = certificate;
  for (let links = 0; links < chainMaxCertificates; links += 1) {
    const { issuerCertificate } = last;
    if (issuerCertificate === undefined || issuerCertificate === last) break;
    last = issuerCertificate;
  }
  return last;
}
