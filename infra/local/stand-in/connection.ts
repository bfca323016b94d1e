import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';

/** Thrown to an in-process caller where a caller over a socket would see its connection reset or dropped. */
export class ConnectionResetError extends Error {
  override readonly name = 'ConnectionResetError';
  readonly code = 'ECONNRESET';
}

/** Drops the connection without an answer. Throws `ConnectionResetError` when the call did not come by a socket. */
export function resetConnection(c: Context): Response {
  const socket = httpBindings(c)?.incoming.socket;
  if (!socket) throw new ConnectionResetError('The connection was reset by the stand-in');
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Never answers: waits until the client goes away. Without a socket, that is when the request's signal aborts. */
export async function hangUntilClientLeaves(c: Context): Promise<Response> {
  const outgoing = httpBindings(c)?.outgoing;
  if (outgoing) {
    if (!outgoing.destroyed) await once(outgoing, 'close');
    return RESPONSE_ALREADY_SENT;
  }
  const { signal } = c.req.raw;
  if (!signal.aborted) await once(signal, 'abort');
  throw new ConnectionResetError('The client left before the stand-in answered', { cause: signal.reason });
}

/** Whether this answer stands for a connection that was dropped without one. */
export function wasDropped(answer: Response): boolean {
  return [...RESPONSE_ALREADY_SENT.headers.keys()].some((marker) => answer.headers.has(marker));
}

function httpBindings(c: Context): HttpBindings | undefined {
  return c.env?.incoming ? (c.env as HttpBindings) : undefined;
}
