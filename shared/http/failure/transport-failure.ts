import { ForbiddenAddressError } from '../target/guarded-lookup.ts';
import type { ExchangeFailure } from './exchange-failure.ts';
import { leadsToLogin } from './login-page.ts';
import {
  OutboundError,
  type OutboundErrorCode,
  type OutboundErrorDetails,
  type RequestTarget,
} from './outbound-error.ts';
import { textOf } from './outbound-error-text.ts';
import { certificateProblemOf, RefusedCertificateError } from './refused-certificate.ts';
import { reasonOf, transportCodeOf } from './transport-code.ts';

/** What is needed to tell why an exchange ended, and to name it to a person. */
export interface ExchangeContext extends RequestTarget {
  readonly deadlineMs: number;
  readonly connectTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** The deadline of this request, and the caller's own signal if there is one. */
  readonly deadline: AbortSignal;
  readonly signal: AbortSignal | undefined;
  /** Whether a name was being looked up when it ended. */
  readonly resolving: boolean;
}

const contentEncodingMaxCharacters = 40;
const certificateTextMaxCharacters = 100;

/** Turns an exchange that ended early into the error that callers see. */
export function outboundErrorOf(failure: ExchangeFailure, context: ExchangeContext): OutboundError {
  const { phase, head } = failure.progress;
  const code = codeOf(failure, context);
  const details: OutboundErrorDetails = {
    ...context.request,
    phase: phase === 'connect' && context.resolving ? 'dns' : phase,
    ...reasonDetails(failure.cause),
    ...(head === undefined ? {} : { status: head.status }),
    ...codeDetails(code, failure, context),
  };
  const sent = phase === 'connect' ? 'no' : 'maybe';
  return new OutboundError({
    code,
    ...textOf(code, context.host, details),
    sent,
    details,
    cause: safeCause(failure, context),
  });
}

function codeOf({ cause, refusal, progress }: ExchangeFailure, context: ExchangeContext): OutboundErrorCode {
  if (refusal !== undefined) return refusal;
  if (endedBy(context.deadline, cause)) return 'timeout';
  if (endedBy(context.signal, cause)) return 'cancelled';
  if (cause instanceof ForbiddenAddressError) return 'address_not_public';
  return transportCodeOf(reasonOf(cause), progress.phase);
}

function endedBy(signal: AbortSignal | undefined, cause: unknown): boolean {
  return signal?.aborted === true && signal.reason === cause;
}

function codeDetails(
  code: OutboundErrorCode,
  { cause, progress }: ExchangeFailure,
  context: ExchangeContext,
): OutboundErrorDetails {
  const headers = progress.head?.headers ?? {};
  switch (code) {
    case 'timeout':
      return endedBy(context.deadline, cause)
        ? { limit: 'deadline', limitMs: context.deadlineMs }
        : { limit: 'connect', limitMs: context.connectTimeoutMs };
    case 'address_not_public':
      return cause instanceof ForbiddenAddressError ? { addresses: cause.addresses } : {};
    case 'tls_failure':
      return certificateDetails(cause, context);
    case 'response_too_large':
      return { maxBytes: context.maxResponseBytes };
    case 'redirected':
      return locationDetails(headers['location'], context);
    case 'compressed_response_refused':
      return {
        contentEncoding: context.mask(headers['content-encoding'] ?? '').slice(0, contentEncodingMaxCharacters),
      };
    default:
      return {};
  }
}

/** What the certificate says is the server's word: cut, on one line, and masked as whatever a server says. */
function certificateDetails(cause: unknown, { mask, trusts }: ExchangeContext): OutboundErrorDetails {
  const problem = certificateProblemOf(reasonOf(cause));
  if (problem === undefined) return {};
  const { issuer, names } = cause instanceof RefusedCertificateError ? cause : {};
  const shown = (text: string) =>
    mask(text)
      .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
      .slice(0, certificateTextMaxCharacters);
  return {
    certificate: problem,
    ...(issuer === undefined ? {} : { certificateIssuer: shown(issuer) }),
    ...(names === undefined ? {} : { certificateNames: shown(names) }),
    ...(trusts === undefined ? {} : { trusts }),
  };
}

function locationDetails(location: string | undefined, { request, mask }: ExchangeContext): OutboundErrorDetails {
  const target = location === undefined ? null : URL.parse(location, request.origin);
  // Of a URL without host, such as javascript:, the origin is the word "null".
  if (target === null || target.origin === 'null') return {};
  return { locationOrigin: mask(target.origin), ...(leadsToLogin(target) ? { isLogin: true } : {}) };
}

function reasonDetails(cause: unknown): OutboundErrorDetails {
  const reason = reasonOf(cause);
  return reason === undefined ? {} : { reason };
}

/**
 * undici's parser error carries the bytes it choked on, which may echo what we sent; a TLS error a whole certificate, and
 * in its words the names that it is for.
 */
function safeCause({ cause }: ExchangeFailure, { mask }: ExchangeContext): unknown {
  if (cause instanceof RefusedCertificateError) return new RefusedCertificateError(cause.code, cause.problem);
  if (!(cause instanceof Error) || !('data' in cause || 'cert' in cause)) return cause;
  return Object.assign(new Error(mask(cause.message)), { code: reasonOf(cause) });
}
