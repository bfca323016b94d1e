import { type FailureKind, OutsideFailure, type OutsideFailureDetails } from '../domain/failures/outside-failure.ts';
import type { OutboundError, OutboundErrorCode } from '../http/failure/outbound-error.ts';
import { retryAfterMs } from './retry-after.ts';

/** What passes by itself, and what only a person can mend: the one list of it, to which all else goes by a failure's kind. */
const kinds: Readonly<Record<OutboundErrorCode, FailureKind>> = {
  name_resolution_failed: 'transient',
  connection_refused: 'transient',
  host_unreachable: 'transient',
  timeout: 'transient',
  connection_reset: 'transient',
  cancelled: 'transient',
  network_failure: 'transient',
  invalid_request: 'setup',
  request_too_long: 'setup',
  unknown_host: 'setup',
  address_not_public: 'setup',
  tls_failure: 'setup',
  invalid_response: 'setup',
  response_too_large: 'setup',
  redirected: 'setup',
  compressed_response_refused: 'setup',
  unexpected_status: 'transient',
  not_json: 'setup',
  unexpected_shape: 'setup',
};

/** Translates a request that brought no answer, or none that could be read, whatever system it went to. */
export function transportFailure(system: OutsideFailureDetails['system'], error: OutboundError): OutsideFailure {
  const { status } = error.details;
  if (status !== undefined && isPassing(status)) return unreadablePassing(system, error, status);
  const kind = brokeOff(error) ? 'transient' : kinds[error.code];
  const message = `${error.message} ${error.advice}`;
  return new OutsideFailure({ system, kind, code: error.code, message, sent: error.sent, status, cause: error });
}

/** Failures by HTTP status that mean the same everywhere; `undefined` for a status that doesn't. */
export function passingFailure(
  system: OutsideFailureDetails['system'],
  error: OutboundError & { status: number; retryAfter: string | undefined },
  now: Date,
): OutsideFailure | undefined {
  const { status } = error;
  if (!isPassing(status)) return undefined;
  return new OutsideFailure({
    system,
    kind: 'transient',
    code: passingCode(status),
    message: `${error.message} It will be tried again.`,
    sent: 'maybe',
    status,
    retryAfterMs: retryAfterMs(error.retryAfter, now),
    cause: error,
  });
}

/** 408: the request came in too slowly; 425: sent too early on a new connection (RFC 9110, RFC 8470). */
function isPassing(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

function passingCode(status: number): string {
  if (status === 429) return 'rate_limited';
  return status === 500 ? 'server_error' : 'unavailable';
}

/** A status that passes by itself, on an answer that can't be read: proxies compress their error pages unasked. */
function unreadablePassing(
  system: OutsideFailureDetails['system'],
  error: OutboundError,
  status: number,
): OutsideFailure {
  const message = `The server answered with status ${status}. It will be tried again.`;
  return new OutsideFailure({
    system,
    kind: 'transient',
    code: passingCode(status),
    message,
    sent: error.sent,
    status,
    cause: error,
  });
}

/** The answer began in valid HTTP and was garbled on the way. */
function brokeOff({ code, details }: OutboundError): boolean {
  return code === 'invalid_response' && details.phase === 'body';
}
