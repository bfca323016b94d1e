import { isIP, Socket } from 'node:net';
import type { Dispatcher, buildConnector as undiciConnector } from 'undici';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { forbiddenAddressKind } from '../target/address-policy.ts';
import { ForbiddenAddressError, guardedLookup, type ResolveHost } from '../target/guarded-lookup.ts';
import { type NameCertificate, seeCertificate } from './seen-certificate.ts';

export interface OutboundAgentOptions {
  readonly allowLoopback: boolean;
  readonly resolve: ResolveHost;
  /** For name look-up, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** Sockets at once; further requests queue. */
  readonly connections: number;
  /** A ceiling over whatever a single request allows. */
  readonly maxResponseBytes: number;
  /** PEM of one or several; trusted instead of the well-known authorities. */
  readonly certificateAuthority: string | undefined;
}

export interface OutboundAgent {
  readonly dispatcher: Pick<Dispatcher, 'dispatch' | 'destroy'>;
  /** Whether a name is being looked up at this moment. */
  isResolving(): boolean;
}

/**
 * How long a socket waits for the next request: half the 2 s after which gunicorn closes an idle one without having said so
 * (measured in front of DefectDojo 3.2.0). Whoever writes into it in that moment can't tell whether the write was taken.
 */
export const socketIdleMs = 1_000;
/** How long before a server closes, by what it says, we do. */
const socketHintMarginMs = 1_000;
const addressAttemptMs = 1_000;
const socketReadBytes = 64 * 1024;

/**
 * An undici agent whose sockets can only be opened to addresses that pass the address policy.
 * HTTP/1.1 only, no proxy, no redirect, certificates always checked (whatever `NODE_TLS_REJECT_UNAUTHORIZED` says).
 */
export function createOutboundAgent(options: OutboundAgentOptions): OutboundAgent {
  let lookups = 0;
  const resolve: ResolveHost = async (host) => {
    lookups += 1;
    try {
      return await options.resolve(host);
    } finally {
      lookups -= 1;
    }
  };
  const dispatcher = new Agent({
    allowH2: false,
    pipelining: 1,
    connections: options.connections,
    keepAliveTimeout: socketIdleMs,
    // Else a server's Keep-Alive hint prolongs it, and a thawed Lambda would write into a socket that died meanwhile.
    keepAliveMaxTimeout: socketIdleMs,
    keepAliveTimeoutThreshold: socketHintMarginMs,
    // Both count idle time only; the deadline of each request bounds them all.
    headersTimeout: 0,
    bodyTimeout: 0,
    // One read more, so that the exchange's own count decides between refusing and cutting.
    maxResponseSize: options.maxResponseBytes + socketReadBytes,
    connect: guardedConnector(options, resolve),
  });
  return { dispatcher, isResolving: () => lookups > 0 };
}

function guardedConnector(options: OutboundAgentOptions, resolve: ResolveHost): undiciConnector.connector {
  const connect = buildConnector({
    allowH2: false,
    timeout: options.connectTimeoutMs,
    lookup: guardedLookup(resolve, options),
    autoSelectFamily: true,
    // Node's 250 ms gives up on a healthy but far-away address when there is another one.
    autoSelectFamilyAttemptTimeout: addressAttemptMs,
    rejectUnauthorized: true,
    // Whoever gives an authority trusts it, whether or not its own authority is given too.
    ...(options.certificateAuthority === undefined
      ? {}
      : { ca: options.certificateAuthority, allowPartialTrustChain: true }),
  });
  return (target, callback) => {
    // Node never calls `lookup` for a literal (measured: also not for [::ffff:127.0.0.1] or 2130706433).
    const kind = isIP(target.hostname) === 0 ? undefined : forbiddenAddressKind(target.hostname, options);
    if (kind === undefined) connectNamingCertificate(connect, target, callback);
    else queueMicrotask(() => callback(new ForbiddenAddressError(target.hostname, [[target.hostname, kind]]), null));
  };
}

function connectNamingCertificate(
  connect: undiciConnector.connector,
  target: undiciConnector.Options,
  callback: undiciConnector.Callback,
): void {
  let named: NameCertificate = (error) => error;
  // undici's connector hands its socket out at once; its type doesn't say so.
  const socket: unknown = connect(target, (...outcome) => {
    const [error] = outcome;
    if (error === null) callback(...outcome);
    else callback(named(error), null);
  });
  if (socket instanceof Socket) named = seeCertificate(socket);
}
