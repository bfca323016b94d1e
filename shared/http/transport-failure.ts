import type { ExchangeFailure } from './exchange.ts';
import { ForbiddenAddressError } from './guarded-lookup.ts';
import { OutboundError, type OutboundErrorCode, type OutboundErrorDetails } from './outbound-error.ts';
import { textOf } from './outbound-error-text.ts';

/** What is needed to tell the cause of a failed exchange and to name it to a person. */
export interface ExchangeContext {
  readonly host: string;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly deadlineMs: number;
  readonly connectTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** The deadline of this request, and the caller's own signal if there is one. */
  readonly deadline: AbortSignal;
  readonly signal: AbortSignal | undefined;
  /** Whether a name was being looked up when it failed. */
  readonly resolving: boolean;
}

/** Node's system and DNS errors, llhttp's and undici's, by code: wording changes between versions, codes don't. */
const codesByReason: Record<string, OutboundErrorCode> = {
  ENOTFOUND: 'unknown_host',
  ENODATA: 'unknown_host',
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
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'invalid_request',
  UND_ERR_CLOSED: 'cancelled',
  UND_ERR_DESTROYED: 'cancelled',
  EPROTO: 'tls_failure',
};
const codesByPattern: readonly (readonly [RegExp, OutboundErrorCode])[] = [
  [/^(?:EAI_|ESERVFAIL$|EREFUSED$|ETIMEOUT$)/, 'name_resolution_failed'],
  [/^HPE_/, 'invalid_response'],
  [/^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_|INVALID_|HOSTNAME_)/, 'tls_failure'],
];

/** Turns a failed exchange into the error that callers see. */
export function outboundErrorOf(failure: ExchangeFailure, context: ExchangeContext): OutboundError {
  const code = codeOf(failure, context);
  const details: OutboundErrorDetails = {
    method: context.method,
    origin: context.origin,
    path: context.path,
    phase: failure.phase === 'connect' && context.resolving ? 'dns' : failure.phase,
    ...reasonDetails(failure.cause),
    ...(failure.response === undefined ? {} : { status: failure.response.status }),
    ...codeDetails(code, failure, context),
  };
  const sent = failure.phase === 'connect' || code === 'invalid_request' ? 'no' : 'maybe';
  return new OutboundError({ code, ...textOf(code, context.host, details), sent, details, cause: safeCause(failure) });
}

function codeOf({ cause, refusal, phase }: ExchangeFailure, { deadline, signal }: ExchangeContext): OutboundErrorCode {
  if (refusal !== undefined) return refusal;
  if (endedBy(deadline, cause)) return 'timeout';
  if (endedBy(signal, cause)) return 'cancelled';
  if (cause instanceof ForbiddenAddressError) return 'forbidden_address';
  const reason = reasonOf(cause) ?? '';
  // Once connected, it is the peer that vanished: no limit of ours was reached.
  if (reason === 'ETIMEDOUT' && phase !== 'connect') return 'connection_reset';
  const matching = codesByPattern.find(([pattern]) => pattern.test(reason));
  return codesByReason[reason] ?? matching?.[1] ?? 'network_failure';
}

function endedBy(signal: AbortSignal | undefined, cause: unknown): boolean {
  return signal?.aborted === true && signal.reason === cause;
}

function codeDetails(
  code: OutboundErrorCode,
  { cause, response }: ExchangeFailure,
  context: ExchangeContext,
): OutboundErrorDetails {
  switch (code) {
    case 'timeout':
      return endedBy(context.deadline, cause)
        ? { limit: 'deadline', limitMs: context.deadlineMs }
        : { limit: 'connect', limitMs: context.connectTimeoutMs };
    case 'forbidden_address':
      return cause instanceof ForbiddenAddressError ? { addresses: cause.addresses } : {};
    case 'response_too_large':
      return { maxBytes: context.maxResponseBytes };
    case 'redirected':
      return locationDetails(response?.headers['location'], context.origin);
    case 'compressed_response_refused':
      return { contentEncoding: (response?.headers['content-encoding'] ?? '').slice(0, 40) };
    default:
      return {};
  }
}

function locationDetails(location: string | undefined, origin: string): OutboundErrorDetails {
  const target = location === undefined ? null : URL.parse(location, origin);
  // Of a URL without host, such as javascript:, the origin is the word "null".
  return target === null || target.origin === 'null' ? {} : { locationOrigin: target.origin };
}

function reasonDetails(cause: unknown): OutboundErrorDetails {
  const reason = reasonOf(cause);
  return reason === undefined ? {} : { reason };
}

function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

/** undici's parser error carries the bytes it choked on, which may echo what we sent. */
function safeCause({ cause }: ExchangeFailure): unknown {
  if (!(cause instanceof Error) || !('data' in cause)) return cause;
  return Object.assign(new Error(cause.message), { code: reasonOf(cause) });
}
