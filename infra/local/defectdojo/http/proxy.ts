import type { MiddlewareHandler } from 'hono';
import { isControl } from '../../stand-in/request-log.ts';
import type { Store } from '../model/store.ts';

/** A page of a reverse proxy that doesn't pass the request on, or waits no longer for its answer. */
function proxyPage(status: number, title: string): Response {
  const page = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1><hr>nginx</body></html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html' } });
}

/** A reverse proxy in front of the server: it turns bodies away that are too large, and gives up on answers that take too long. */
export function proxyMiddleware(storeOf: () => Store): MiddlewareHandler {
  return async (context, next) => {
    const { server, now } = storeOf();
    if (isControl(context.req.path)) return next();
    if (server.proxyBodyBytesMax !== null && (await bodyBytes(context.req.raw)) > server.proxyBodyBytesMax) {
      return proxyPage(413, 'Request Entity Too Large');
    }
    const startedMs = now().getTime();
    await next();
    if (server.proxyPatienceMs === null || now().getTime() - startedMs <= server.proxyPatienceMs) return;
    // The server goes on with the work, and nobody hears of it.
    context.res = proxyPage(504, 'Gateway Time-out');
  };
}

async function bodyBytes(request: Request): Promise<number> {
  const told = request.headers.get('content-length');
  return told === null ? (await request.clone().arrayBuffer()).byteLength : Number(told);
}
