import type { Mask } from './secret-mask.ts';

/**
 * What went wrong with an outbound request. Stable: retry rules and the console's advice hang on these codes.
 *
 * - before a connection: `invalid_request`, `request_too_long`, `unknown_host`, `name_resolution_failed` (the resolver failed, not the name),
 *   `address_not_public`, `connection_refused`, `host_unreachable`, `tls_failure`
 * - at any time: `timeout`, `connection_reset`, `cancelled` (the caller's signal), `network_failure` (none of the others)
 * - about the answer: `invalid_response` (not HTTP), `response_too_large`, `redirected`, `compressed_response_refused`,
 *   `unexpected_status`, `not_json`, `unexpected_shape`
 */
export type OutboundErrorCode =
  | 'invalid_request'
  | 'request_too_long'
  | 'unknown_host'
  | 'name_resolution_failed'
  | 'address_not_public'
  | 'connection_refused'
  | 'host_unreachable'
  | 'tls_failure'
  | 'timeout'
  | 'connection_reset'
  | 'cancelled'
  | 'network_failure'
  | 'invalid_response'
  | 'response_too_large'
  | 'redirected'
  | 'compressed_response_refused'
  | 'unexpected_status'
  | 'not_json'
  | 'unexpected_shape';

/** How far an exchange had come. */
export type ExchangePhase = 'dns' | 'connect' | 'headers' | 'body';

/** What may be wrong with a server's certificate. Stable: the API tells it as the very mistake. */
export type CertificateProblem = 'unknown_authority' | 'self_signed' | 'wrong_host' | 'expired' | 'not_yet_valid';

/** What the body of an answer looked like. */
export type BodyKind = 'json' | 'html' | 'text' | 'empty';

/** Facts for logs and advice. Never holds a header, a query string or a body. */
export interface OutboundErrorDetails {
  readonly method?: string;
  /** Scheme, host and port. */
  readonly origin?: string;
  /** Path on the server, without query. */
  readonly path?: string;
  readonly phase?: ExchangePhase;
  /** The code of the underlying Node, OpenSSL or undici error, such as `CERT_HAS_EXPIRED`. */
  readonly reason?: string;
  /** Of a `tls_failure`: what is wrong with the server's certificate, where that is it. */
  readonly certificate?: CertificateProblem;
  /** Who signed it, as it says itself, and the first of the names that it is for; both cut. */
  readonly certificateIssuer?: string;
  readonly certificateNames?: string;
  /** Which authorities were trusted: the well-known ones, or those that were given for this server. */
  readonly trusts?: 'public' | 'given';
  /** Of a `timeout`: which limit was reached, and how long it was. */
  readonly limit?: 'connect' | 'deadline';
  readonly limitMs?: number;
  /** Of `address_not_public`: what the name resolved to, each with the kind of range it lies in. */
  readonly addresses?: readonly string[];
  /** HTTP status, once there was one. */
  readonly status?: number;
  /** Of a `redirected`: scheme, host and port of the target only; its path may carry a token. */
  readonly locationOrigin?: string;
  /** Whether it is, or leads to, a page on which people log in. */
  readonly isLogin?: boolean;
  readonly contentEncoding?: string;
  readonly contentType?: string;
  readonly received?: BodyKind;
  readonly maxBytes?: number;
  /** Of a `request_too_long`: what it has without its body; `maxBytes` is what it may have. */
  readonly headBytes?: number;
  /** Of an `unexpected_shape`: where the answer broke the schema, as `path: problem`. Never the values. */
  readonly issues?: readonly string[];
}

/** The request an error is about, and how to say so without giving a secret away. */
export interface RequestTarget {
  readonly host: string;
  readonly request: Required<Pick<OutboundErrorDetails, 'method' | 'origin' | 'path'>>;
  readonly mask: Mask;
  readonly trusts?: 'public' | 'given';
}

/**
 * Whether the request may have reached the server: `no` is certain, `maybe` means that it may have been acted upon,
 * even if no answer came. Decides whether an upload has to be settled before it is repeated.
 */
export type Sent = 'no' | 'maybe';

export interface OutboundErrorInput {
  readonly code: OutboundErrorCode;
  readonly message: string;
  readonly advice: string;
  readonly sent: Sent;
  readonly details: OutboundErrorDetails;
  readonly cause?: unknown;
}

/** An outbound request that brought no usable answer. Carries no header, no key and no body. */
export class OutboundError extends Error {
  override readonly name: string = 'OutboundError';
  readonly code: OutboundErrorCode;
  /** What a person can do about it, one sentence. */
  readonly advice: string;
  readonly sent: Sent;
  readonly details: OutboundErrorDetails;

  constructor({ code, message, advice, sent, details, cause }: OutboundErrorInput) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.advice = advice;
    this.sent = sent;
    this.details = details;
  }
}

export interface UnexpectedStatusInput extends Omit<OutboundErrorInput, 'code' | 'sent' | 'cause'> {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
  readonly problem: unknown;
}

/** The server answered, but not with 2xx. Its words are kept (masked and cut), because they tell the reason apart. */
export class UnexpectedStatusError extends OutboundError {
  override readonly name = 'UnexpectedStatusError';
  readonly status: number;
  /** The `Retry-After` header as it came: seconds or an HTTP date. */
  readonly retryAfter: string | undefined;
  /** Up to 4,000 characters of the body, secrets masked. */
  readonly text: string;
  /** `text` as parsed JSON, such as `{ detail: 'Invalid token.' }`; `undefined` if it isn't JSON. */
  readonly problem: unknown;

  constructor(input: UnexpectedStatusInput) {
    super({ ...input, code: 'unexpected_status', sent: 'maybe' });
    this.status = input.status;
    this.retryAfter = input.retryAfter;
    this.text = input.text;
    this.problem = input.problem;
  }
}
