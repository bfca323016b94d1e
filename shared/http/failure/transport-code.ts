import type { ExchangePhase, OutboundErrorCode } from './outbound-error.ts';

/** Codes of Node's sockets and resolver, and of undici. Judged by code because wording changes between versions. */
const codesByReason: Readonly<Record<string, OutboundErrorCode>> = {
  ENOTFOUND: 'unknown_host',
  ENODATA: 'unknown_host',
  ESERVFAIL: 'name_resolution_failed',
  EREFUSED: 'name_resolution_failed',
  ETIMEOUT: 'name_resolution_failed',
  ECONNREFUSED: 'connection_refused',
  EHOSTUNREACH: 'host_unreachable',
  ENETUNREACH: 'host_unreachable',
  EADDRNOTAVAIL: 'host_unreachable',
  ECONNRESET: 'connection_reset',
  ECONNABORTED: 'connection_reset',
  EPIPE: 'connection_reset',
  UND_ERR_SOCKET: 'connection_reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'response_too_large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'response_too_large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'invalid_response',
  UND_ERR_INVALID_ARG: 'invalid_request',
  UND_ERR_CLOSED: 'cancelled',
  UND_ERR_DESTROYED: 'cancelled',
  EPROTO: 'tls_failure',
};

/** Families of codes: getaddrinfo, llhttp, and Node's and OpenSSL's certificate errors (Node documentation, "X509 certificate error codes"). */
const codesByFamily: readonly (readonly [RegExp, OutboundErrorCode])[] = [
  [/^EAI_/, 'name_resolution_failed'],
  [/^HPE_/, 'invalid_response'],
  [/^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_|INVALID_|HOSTNAME_)/, 'tls_failure'],
];

/** Classifies the code of an underlying error, given how far the exchange had come. */
export function transportCodeOf(reason = '', phase: ExchangePhase): OutboundErrorCode {
  // Once connected, it is the peer that vanished: no limit of ours was reached.
  if (reason === 'ETIMEDOUT' && phase !== 'connect') return 'connection_reset';
  const family = codesByFamily.find(([pattern]) => pattern.test(reason));
  return codesByReason[reason] ?? family?.[1] ?? 'network_failure';
}

/** The code of a Node, OpenSSL, llhttp or undici error. */
export function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  // undici 7.30 gives most of its parser errors no code (measured: a broken chunk, a foreign protocol).
  return cause.name === 'HTTPParserError' ? 'HPE_INVALID' : undefined;
}
