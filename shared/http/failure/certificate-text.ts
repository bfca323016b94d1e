import type { ErrorText } from './error-text.ts';
import type { CertificateProblem, OutboundErrorDetails } from './outbound-error.ts';

type TextOf = (host: string, details: OutboundErrorDetails) => ErrorText;

const publicOrGiven =
  'Install a certificate of a public authority with its whole chain, or give the authority that signed this one, as PEM, as the ' +
  "connection's certificate authority.";

const texts: Record<CertificateProblem, TextOf> = {
  unknown_authority: (host, { certificateIssuer, trusts, reason }) => {
    const signer = certificateIssuer === undefined ? 'an authority' : `"${certificateIssuer}"`;
    const isGiven = trusts === 'given';
    return {
      message: `The certificate of ${host} is signed by ${signer}, ${isGiven ? 'which is none of the authorities given for this connection' : 'which is no public authority'} (${reason}).`,
      advice: isGiven
        ? 'Give the certificate of this authority as PEM as well, or take the certificate authority out of the connection if the server has a public certificate.'
        : publicOrGiven,
    };
  },
  self_signed: (host, { trusts, reason }) => ({
    message: `The certificate of ${host} is signed by itself and by no authority (${reason}).`,
    advice:
      trusts === 'given'
        ? 'Install a certificate that is signed by the authority given for this connection.'
        : publicOrGiven,
  }),
  wrong_host: (host, { certificateNames, reason }) => ({
    message: `The certificate is not for ${host}${certificateNames === undefined ? '' : `, but for ${certificateNames}`} (${reason}).`,
    advice: 'Give the URL with a name that is in the certificate, or install a certificate for this name.',
  }),
  expired: (host, { trusts, reason }) => ({
    message: `The certificate of ${host}, or one of those that vouch for it, has expired (${reason}).`,
    advice:
      trusts === 'given'
        ? 'Renew it on the server; where it is the certificate authority of the connection that has expired, give the new one.'
        : 'Renew the certificate on the server, with its whole chain.',
  }),
  not_yet_valid: (host, { reason }) => ({
    message: `The certificate of ${host}, or one of those that vouch for it, is not valid yet (${reason}).`,
    advice: 'Install a certificate that is valid now, and check the clock of the machine on which it was made.',
  }),
};

/** What is wrong with a certificate and what to do; undefined where a TLS failure isn't about one. */
export function certificateText(host: string, details: OutboundErrorDetails): ErrorText | undefined {
  return details.certificate && texts[details.certificate](host, details);
}
