import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { serve } from '../../infra/local/stand-in/serve.ts';

/** Answers a request that came by a socket. */
export type Answer = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** A server on the loopback interface whose part is played by one stand-in after the other. */
export interface Loopback {
  readonly url: string;
  answer: Answer;
  stop(): Promise<void>;
}

const nobodyThere: Answer = (_request, bindings) => hangUp(bindings);

export async function openLoopback(): Promise<Loopback> {
  const served = await serve({ fetch: (request, bindings) => loopback.answer(request, bindings as HttpBindings) });
  const loopback: Loopback = { url: served.url, answer: nobodyThere, stop: () => served.stop() };
  return loopback;
}

/** Drops the connection instead of answering. */
export function hangUp({ incoming }: HttpBindings): Response {
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
