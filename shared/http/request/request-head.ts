import { OutboundError, type RequestTarget } from '../failure/outbound-error.ts';
import { textOf } from '../failure/outbound-error-text.ts';
import type { EncodedRequest } from './encoded-request.ts';

/**
 * What a server takes of a request but its body, bytes: the buffer of uWSGI behind nginx, as DefectDojo ships them (2.45.3 to
 * 3.2.0, docker/entrypoint-uwsgi.sh). To more the proxy answers 502, however often it is tried.
 */
export const requestHeadMaxBytes = 8_192;
/** Kept free for what gateways on the way add, bytes: X-Forwarded-For and its like, traceparent, the headers of a CDN. */
export const gatewayHeadersReservedBytes = 1_000;

/** Lengths of a name and of a value, which stand before them (uwsgi protocol, two bytes each). */
const lengthsBytes = 4;

/** What nginx tells beside the headers (`wsgi_params` of DefectDojo), each with the longest value that it may have, bytes. */
const serverVariables = {
  REQUEST_METHOD: 6,
  CONTENT_TYPE: 100,
  CONTENT_LENGTH: 10,
  DOCUMENT_ROOT: 15,
  SERVER_PROTOCOL: 8,
  REQUEST_SCHEME: 5,
  HTTPS: 2,
  REMOTE_ADDR: 45,
  REMOTE_PORT: 5,
  SERVER_PORT: 5,
  SERVER_NAME: 0,
};

/** What the HTTP library adds to the headers, each with the longest value that it may have, bytes. */
const addedHeaders = { connection: 10, 'content-length': 10 };

/**
 * Bytes that a request takes of that buffer, its body apart, at most. Path and query count twice: uWSGI is told them one by
 * one, and both together (measured with nginx 1.22.1 and uWSGI 2.0.31: a query of 3,828 bytes passes, one more doesn't).
 */
export function requestHeadBytes({
  origin,
  path,
  headers,
}: Pick<EncodedRequest, 'origin' | 'path' | 'headers'>): number {
  const [pathname = '', query = ''] = path.split('?', 2);
  const told = [
    ['QUERY_STRING', query.length],
    ['PATH_INFO', pathname.length],
    ['REQUEST_URI', path.length],
    ...Object.entries(serverVariables),
    ...Object.entries({ ...addedHeaders, host: new URL(origin).host.length }).map(asVariable),
    ...Object.entries(headers).map(([name, value]) => asVariable([name, Buffer.byteLength(value)])),
  ] as const;
  return told.reduce((sum, [name, valueBytes]) => sum + lengthsBytes + name.length + valueBytes, 0);
}

/**
 * Refuses to send what no server might take.
 *
 * @throws {OutboundError} `request_too_long`
 */
export function requireFittingHead(encoded: EncodedRequest, { host, request }: RequestTarget): void {
  const headBytes = requestHeadBytes(encoded);
  const maxBytes = requestHeadMaxBytes - gatewayHeadersReservedBytes;
  if (headBytes <= maxBytes) return;
  const details = { ...request, phase: 'connect', headBytes, maxBytes } as const;
  const text = textOf('request_too_long', host, details);
  throw new OutboundError({ code: 'request_too_long', ...text, sent: 'no', details });
}

function asVariable([header, valueBytes]: readonly [string, number]): readonly [string, number] {
  return [`HTTP_${header}`, valueBytes];
}
