import { Agent, fetch as send } from 'undici';
import type { WayThrough } from '../../support/named-gateway.ts';

/** How long a server may take for one answer, an upload included. */
const deadlineMs = 120_000;

/** Sends a request to a server, perhaps through what stands in front of it. */
export type Send = (request: Request) => Promise<Pick<Response, 'status' | 'headers' | 'text' | 'body'>>;

/** Nothing stands in front of a server. */
export const nothing: WayThrough = { headers: {}, agent: {} };

/** Sends requests as a gateway wants them. What it asks for goes to no other place that it leads to. */
export function sendThrough({ headers, agent }: WayThrough): Send {
  const dispatcher = new Agent(agent);
  const isSecret = Object.keys(headers).length > 0;
  return async (request) => {
    const body = await request.arrayBuffer();
    const answer = await send(request.url, {
      method: request.method,
      headers: [...request.headers, ...Object.entries(headers)],
      body: body.byteLength === 0 ? null : body,
      redirect: isSecret ? 'manual' : request.redirect,
      signal: AbortSignal.timeout(deadlineMs),
      dispatcher,
    });
    return answer as unknown as Response;
  };
}
