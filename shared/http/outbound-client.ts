import type * as z from 'zod';
import { createOutboundAgent, type OutboundAgent, socketIdleMs } from './connection/outbound-agent.ts';
import { renewedAgent } from './connection/renewed-agent.ts';
import { exchange } from './exchange.ts';
import { ExchangeFailure } from './failure/exchange-failure.ts';
import { maskFor } from './failure/secret-mask.ts';
import { outboundErrorOf } from './failure/transport-failure.ts';
import { encodeRequest, type RequestParts } from './request/encoded-request.ts';
import { requireFittingHead } from './request/request-head.ts';
import { type JsonResponse, readJson } from './response/json-response.ts';
import type { WireResponse } from './response/response-collector.ts';
import { type BaseUrl, parseBaseUrl } from './target/base-url.ts';
import { type ResolveHost, resolveBySystem } from './target/guarded-lookup.ts';
import type { TargetRules } from './target/target-rules.ts';

export interface OutboundClientOptions {
  /** As stored or typed; parsed and checked again here. */
  readonly baseUrl: string;
  readonly rules: TargetRules;
  readonly userAgent: string;
  /** Sent with every request that isn't `anonymous`, such as `{ authorization: 'Token …' }`. Masked in errors. */
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  /** What a gateway in front of the server asks for, sent with every request. All of it is masked in errors. */
  readonly gatewayHeaders?: Readonly<Record<string, string>> | undefined;
  /** Default: the machine's resolver. */
  readonly resolve?: ResolveHost;
  /** For name look-up, TCP and TLS together; default 10 s. */
  readonly connectTimeoutMs?: number;
  /** Sockets at once; default 1, one call at a time. Further requests queue, and their deadline runs meanwhile. */
  readonly connections?: number;
  /** Of any answer, bytes; default 32 MiB. */
  readonly maxResponseBytes?: number;
  /** PEM of the only authorities to trust; default: the well-known ones. */
  readonly certificateAuthority?: string | undefined;
  /** Milliseconds since the epoch; default: the system's clock. */
  readonly now?: () => number;
}

export interface OutboundRequest extends RequestParts {
  /** For the whole request: queue, name look-up, connection, answer. Zero or less fails at once. */
  readonly deadlineMs: number;
  readonly maxResponseBytes?: number | undefined;
  /** At `maxResponseBytes`: `refuse` (default) throws `response_too_large`, `cut` hangs up and returns the beginning. */
  readonly overflow?: 'refuse' | 'cut' | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * The answer is compared or passed on and never shown, so that secrets in it stay as they came: what a finding quotes must
   * not look changed. Errors are masked all the same. @default false
   */
  readonly verbatim?: boolean | undefined;
}

interface OutboundResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `; secrets masked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** `bytes` as UTF-8, secrets masked. */
  readonly bodyText: string;
  /** Whether `overflow: 'cut'` cut it. */
  readonly truncated: boolean;
}

export interface OutboundClient {
  readonly baseUrl: BaseUrl;
  /**
   * Sends one request, once, and returns the answer whatever its status, except redirects.
   * @throws {OutboundError} and {@link RequestPathError} for a path that isn't one of ours
   */
  request(request: OutboundRequest): Promise<OutboundResponse>;
  /**
   * Sends one request, once, and reads its 2xx answer as JSON of the given shape.
   * @throws {UnexpectedStatusError} for any other status
   * @throws {OutboundError} and {@link RequestPathError} as `request` does
   */
  requestJson<Schema extends z.ZodType>(
    schema: Schema,
    request: OutboundRequest,
  ): Promise<JsonResponse<z.output<Schema>>>;
  /** Closes its sockets; requests under way fail as `cancelled`. */
  close(): Promise<void>;
}

const defaultConnectTimeoutMs = 10_000;
const defaultConnections = 1;
const defaultMaxResponseBytes = 32 * 1024 * 1024;

/**
 * An HTTP client for one base URL that may be hostile: it reaches only addresses the rules allow, follows no redirect,
 * accepts no compressed and no oversized answer, ends every request at its deadline and never retries.
 * @throws {BaseUrlError} if the base URL breaks the rules
 */
export function createOutboundClient(options: OutboundClientOptions): OutboundClient {
  const baseUrl = parseBaseUrl(options.baseUrl, options.rules);
  const { userAgent, defaultHeaders = {}, gatewayHeaders = {}, connectTimeoutMs = defaultConnectTimeoutMs } = options;
  const ceilingBytes = options.maxResponseBytes ?? defaultMaxResponseBytes;
  const mask = maskFor(defaultHeaders, gatewayHeaders);
  const agents = renewedAgent(
    () => agentFor(options, connectTimeoutMs, ceilingBytes),
    socketIdleMs,
    options.now ?? Date.now,
  );

  const target = ({ method, path }: OutboundRequest) => ({
    host: baseUrl.host,
    request: { method, origin: baseUrl.origin, path: baseUrl.pathPrefix + path },
    mask,
    trusts: options.certificateAuthority === undefined ? ('public' as const) : ('given' as const),
  });

  const send = async (request: OutboundRequest): Promise<WireResponse> => {
    const encoded = encodeRequest(baseUrl, request, { userAgent, defaultHeaders, gatewayHeaders });
    requireFittingHead(encoded, target(request));
    const { signal, overflow = 'refuse', deadlineMs } = request;
    const maxResponseBytes = Math.min(request.maxResponseBytes ?? ceilingBytes, ceilingBytes);
    const deadline = deadlineOf(deadlineMs);
    const end = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
    return agents.use(async (agent) => {
      try {
        return await exchange(agent.dispatcher, encoded, { maxResponseBytes, overflow }, end);
      } catch (error) {
        if (!(error instanceof ExchangeFailure)) throw error;
        const limits = { deadlineMs, connectTimeoutMs, maxResponseBytes, deadline, signal };
        throw outboundErrorOf(error, { ...target(request), ...limits, resolving: agent.isResolving() });
      }
    });
  };

  const shown = ({ status, headers, body }: WireResponse, { verbatim = false }: OutboundRequest) => ({
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)])),
    bodyText: verbatim ? textOfBytes(body) : mask(textOfBytes(body)),
  });

  return {
    baseUrl,
    async request(request) {
      const answer = await send(request);
      return { ...shown(answer, request), bytes: answer.body, truncated: answer.truncated };
    },
    async requestJson(schema, request) {
      return readJson(schema, shown(await send(request), request), target(request));
    },
    close: () => agents.close(),
  };
}

function agentFor(options: OutboundClientOptions, connectTimeoutMs: number, maxResponseBytes: number): OutboundAgent {
  const { rules, resolve = resolveBySystem, connections = defaultConnections, certificateAuthority } = options;
  return createOutboundAgent({
    allowLoopback: rules.allowLoopback,
    resolve,
    connectTimeoutMs,
    connections,
    maxResponseBytes,
    certificateAuthority,
  });
}

/** A timer of no time fires only after whatever the event loop has at hand, a fast answer included: it is over at once. */
function deadlineOf(deadlineMs: number): AbortSignal {
  const wholeMs = Math.floor(deadlineMs);
  if (wholeMs >= 1) return AbortSignal.timeout(wholeMs);
  return AbortSignal.abort(new DOMException('No time was left for the request.', 'TimeoutError'));
}

/** Strips a byte order mark, which JSON doesn't allow. */
function textOfBytes(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}
