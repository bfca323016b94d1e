import type { BaseUrl } from '../target/base-url.ts';
import { type EncodedBody, encodeBody, type RequestBody } from './request-body.ts';
import { assertRequestPath } from './request-path.ts';

type QueryValue = string | number | boolean;

/** What a caller asks to be sent. */
export interface RequestParts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL's path, made with `requestPath`. */
  readonly path: string;
  /** A list repeats its name; `undefined` is left out. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  readonly body?: RequestBody | undefined;
  /** Leaves the default headers, and with them the key, out; what a gateway asks for is sent all the same. */
  readonly anonymous?: boolean | undefined;
}

/** What every request of one client carries. */
export interface ClientHeaders {
  readonly userAgent: string;
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly gatewayHeaders: Readonly<Record<string, string>>;
}

/** A request in the form it takes on the wire. */
export interface EncodedRequest {
  readonly origin: string;
  readonly method: RequestParts['method'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedBody['body'] | null;
}

/** @throws {RequestPathError} for a path that isn't one of ours */
export function encodeRequest(baseUrl: BaseUrl, request: RequestParts, client: ClientHeaders): EncodedRequest {
  const encoded = request.body === undefined ? undefined : encodeBody(request.body);
  return {
    origin: baseUrl.origin,
    method: request.method,
    path: pathWithQuery(baseUrl, request),
    headers: {
      // First, so that none of them could ever take the place of one of ours.
      ...client.gatewayHeaders,
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': client.userAgent,
      ...(encoded?.contentType === undefined ? {} : { 'content-type': encoded.contentType }),
      ...(request.anonymous === true ? {} : client.defaultHeaders),
    },
    body: encoded?.body ?? null,
  };
}

function pathWithQuery(baseUrl: BaseUrl, { path, query = {} }: RequestParts): string {
  assertRequestPath(path);
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? []].flat()) parameters.append(name, String(value));
  }
  return baseUrl.pathPrefix + path + (parameters.size === 0 ? '' : `?${parameters}`);
}
