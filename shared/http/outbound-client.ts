import type * as z from 'zod';
import { type BaseUrl, parseBaseUrl } from './base-url.ts';
import { ExchangeFailure, exchange, type WireResponse } from './exchange.ts';
import { type ResolveHost, resolveBySystem } from './guarded-lookup.ts';
import { type JsonResponse, readJson } from './json-response.ts';
import { createOutboundAgent } from './outbound-agent.ts';
import { encodeBody, type RequestBody } from './request-body.ts';
import { assertRequestPath } from './request-path.ts';
import { maskFor } from './secret-mask.ts';
import type { TargetRules } from './target-rules.ts';
import { outboundErrorOf } from './transport-failure.ts';

export interface OutboundClientOptions {
  /** As stored or typed; parsed and checked again here. */
  readonly baseUrl: string;
  readonly rules: TargetRules;
  readonly userAgent: string;
  /** Sent with every request that isn't `anonymous`, such as `{ authorization: 'Token …' }`. Masked in errors. */
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  /** Default: the machine's resolver. */
  readonly resolve?: ResolveHost;
  /** For name look-up, TCP and TLS together; default 10 s. */
  readonly connectTimeoutMs?: number;
  /** Sockets at once; default 2. Further requests queue, and their deadline runs meanwhile. */
  readonly connections?: number;
  /** Of any answer, bytes; default 32 MiB. */
  readonly maxResponseBytes?: number;
  /** PEM of the only authority to trust; default: the well-known ones. */
  readonly certificateAuthority?: string;
}

type QueryValue = string | number | boolean;

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL's path, made with `requestPath`. */
  readonly path: string;
  /** A list repeats its name; `undefined` is left out. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  readonly body?: RequestBody | undefined;
  /** For the whole request: queue, name look-up, connection, answer. */
  readonly deadlineMs: number;
  readonly maxResponseBytes?: number | undefined;
  /** At `maxResponseBytes`: `refuse` (default) throws `response_too_large`, `cut` hangs up and returns the beginning. */
  readonly overflow?: 'refuse' | 'cut' | undefined;
  /** Leaves the default headers, and with them the key, out. */
  readonly anonymous?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface OutboundResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** `bytes` as UTF-8. */
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
   * Sends one request and reads its 2xx answer as JSON of the given shape.
   * @throws {UnexpectedStatusError} for any other status
   * @throws {OutboundError}
   */
  requestJson<Schema extends z.ZodType>(
    schema: Schema,
    request: OutboundRequest,
  ): Promise<JsonResponse<z.output<Schema>>>;
  /** Closes its sockets; requests under way fail as `cancelled`. */
  close(): Promise<void>;
}

const defaultConnectTimeoutMs = 10_000;
const defaultConnections = 2;
const defaultMaxResponseBytes = 32 * 1024 * 1024;

/**
 * An HTTP client for one base URL that may be hostile: it reaches only addresses the rules allow, follows no redirect,
 * accepts no compressed and no oversized answer, ends every request at its deadline and never retries.
 * @throws {BaseUrlError} if the base URL breaks the rules
 */
export function createOutboundClient(options: OutboundClientOptions): OutboundClient {
  const baseUrl = parseBaseUrl(options.baseUrl, options.rules);
  const defaultHeaders = options.defaultHeaders ?? {};
  const connectTimeoutMs = options.connectTimeoutMs ?? defaultConnectTimeoutMs;
  const maxResponseBytes = options.maxResponseBytes ?? defaultMaxResponseBytes;
  const mask = maskFor(defaultHeaders);
  const agent = createOutboundAgent({
    allowLoopback: options.rules.allowLoopback,
    resolve: options.resolve ?? resolveBySystem,
    connectTimeoutMs,
    connections: options.connections ?? defaultConnections,
    maxResponseBytes,
    ...(options.certificateAuthority === undefined ? {} : { certificateAuthority: options.certificateAuthority }),
  });

  const send = async (request: OutboundRequest): Promise<WireResponse> => {
    const path = wirePath(baseUrl, request);
    const encoded = request.body === undefined ? undefined : encodeBody(request.body);
    const deadline = AbortSignal.timeout(request.deadlineMs);
    const limits = { maxResponseBytes: Math.min(request.maxResponseBytes ?? maxResponseBytes, maxResponseBytes) };
    const context = { ...limits, deadlineMs: request.deadlineMs, connectTimeoutMs, deadline, signal: request.signal };
    try {
      return await exchange(agent.dispatcher, {
        ...limits,
        origin: baseUrl.origin,
        path,
        method: request.method,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          'user-agent': options.userAgent,
          ...(encoded?.contentType === undefined ? {} : { 'content-type': encoded.contentType }),
          ...(request.anonymous === true ? {} : defaultHeaders),
        },
        body: encoded?.body,
        overflow: request.overflow ?? 'refuse',
        signal: request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]),
      });
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error;
      throw outboundErrorOf(error, { ...context, ...target(request), resolving: agent.isResolving() });
    }
  };

  const target = ({ method, path }: OutboundRequest) => ({
    host: baseUrl.host,
    method,
    origin: baseUrl.origin,
    path: baseUrl.pathPrefix + path,
  });

  return {
    baseUrl,
    async request(request) {
      const { status, headers, body, truncated } = await send(request);
      return { status, headers, bytes: body, bodyText: textOfBytes(body), truncated };
    },
    async requestJson(schema, request) {
      const { status, headers, body } = await send(request);
      const { host, ...details } = target(request);
      return readJson(schema, { status, headers, bodyText: textOfBytes(body), host, details, mask });
    },
    close: () => agent.dispatcher.destroy(),
  };
}

function wirePath(baseUrl: BaseUrl, { path, query = {} }: OutboundRequest): string {
  assertRequestPath(path);
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? []].flat()) parameters.append(name, String(value));
  }
  const search = parameters.size === 0 ? '' : `?${parameters}`;
  return baseUrl.pathPrefix + path + search;
}

/** Strips a byte order mark, which JSON doesn't allow. */
function textOfBytes(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}
