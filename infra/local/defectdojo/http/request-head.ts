import type { MiddlewareHandler } from 'hono';
import { isControl } from '../../stand-in/request-log.ts';

/** `--buffer-size` of uWSGI, in which a request must fit but for its body (2.45.3 to 3.2.0, docker/entrypoint-uwsgi.sh). */
const bufferBytes = 8_192;
/** Lengths of a name and of a value, which stand before them (uwsgi protocol, two bytes each). */
const lengthsBytes = 4;
/** nginx's own page, in front of a uWSGI that hangs up. */
const badGateway =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n';

/**
 * Refuses what is too long for uWSGI behind nginx, as DefectDojo ships them: 502, however often it is tried. In one process
 * nothing is said of a client's address, so that is as long as one on loopback.
 */
export function requestHeadMiddleware(): MiddlewareHandler {
  return async (context, next) => {
    const { method, url, headers } = context.req.raw;
    if (isControl(new URL(url).pathname) || bytesTold(method, url, headers) <= bufferBytes) return next();
    return new Response(badGateway, { status: 502, headers: { 'content-type': 'text/html' } });
  };
}

/** Bytes of all that nginx tells uWSGI of a request (`wsgi_params`); path and query are among it both apart and together. */
function bytesTold(method: string, url: string, headers: Headers): number {
  const { protocol, port, pathname, search } = new URL(url);
  const variables = {
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: method,
    CONTENT_TYPE: headers.get('content-type') ?? '',
    CONTENT_LENGTH: headers.get('content-length') ?? '',
    REQUEST_URI: pathname + search,
    PATH_INFO: pathname,
    DOCUMENT_ROOT: '/etc/nginx/html',
    SERVER_PROTOCOL: 'HTTP/1.1',
    REQUEST_SCHEME: protocol.slice(0, -1),
    REMOTE_ADDR: '127.0.0.1',
    REMOTE_PORT: '40000',
    SERVER_PORT: port,
    SERVER_NAME: '',
    ...Object.fromEntries([...headers].map(([name, value]) => [`HTTP_${name}`, value])),
  };
  return Object.entries(variables).reduce((sum, [name, value]) => sum + lengthsBytes + name.length + value.length, 0);
}
