import { describe, expect, it } from 'vitest';
import { ExchangeFailure } from '../../../../../shared/http/failure/exchange-failure.ts';
import { outboundErrorOf } from '../../../../../shared/http/failure/transport-failure.ts';

const context = {
  host: 'dojo.example.com',
  request: { method: 'GET', origin: 'https://dojo.example.com', path: '/api/v2/findings/' },
  mask: (text: string) => text,
  deadlineMs: 30_000,
  connectTimeoutMs: 10_000,
  maxResponseBytes: 1_000,
  deadline: new AbortController().signal,
  signal: undefined,
  resolving: false,
};

function errorOf(phase: 'connect' | 'headers' | 'body', cause: unknown) {
  return outboundErrorOf(new ExchangeFailure({ phase, head: undefined }, { cause }), context);
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe('a failed exchange', () => {
  it.each([
    ['EHOSTUNREACH', 'connect', 'host_unreachable'],
    ['ENETUNREACH', 'connect', 'host_unreachable'],
    ['EADDRNOTAVAIL', 'connect', 'host_unreachable'],
    ['ETIMEDOUT', 'connect', 'timeout'],
    ['ETIMEDOUT', 'body', 'connection_reset'],
    ['EPIPE', 'headers', 'connection_reset'],
    ['ECONNABORTED', 'headers', 'connection_reset'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'body', 'response_too_large'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'body', 'invalid_response'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'connect', 'tls_failure'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'connect', 'tls_failure'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'connect', 'tls_failure'],
    ['CERT_NOT_YET_VALID', 'connect', 'tls_failure'],
    ['CERT_REVOKED', 'connect', 'tls_failure'],
    ['INVALID_PURPOSE', 'connect', 'tls_failure'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'connect', 'tls_failure'],
    ['EMFILE', 'connect', 'network_failure'],
  ] as const)('for %s while in %s is %s', (reason, phase, code) => {
    const cause = systemError(reason);
    const error = errorOf(phase, cause);
    expect(error).toMatchObject({
      code,
      sent: phase === 'connect' ? 'no' : 'maybe',
      details: { phase, reason },
      cause,
    });
    expect(error.message).toContain('dojo.example.com');
    expect(error.advice).toMatch(/\.$/);
  });

  it.each([[new Error('odd')], ['not even an error']])('for an unknown cause stays unknown', (cause) => {
    expect(errorOf('headers', cause)).toMatchObject({ code: 'network_failure', sent: 'maybe', cause });
  });
});
