import { Agent, type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The service behind: sends a request on and brings its answer back. */
export interface Upstream {
  /** @throws {Error} when it can't be reached, hangs up, or hasn't answered when `signal` aborts */
  forward(request: Request, body: Uint8Array, signal?: AbortSignal): Promise<Answer>;
  close(): void;
}

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What holds for one connection, not for the request (RFC 9110, section 7.6.1), and what was met already. */
const notPassedOn = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect']);

/** A service at a port of the loopback interface. Every other header goes through as it is, the host's name too. */
export function upstreamAt(port: number): Upstream {
  const agent = new Agent({ keepAlive: true });
  return {
    async forward({ method, url, headers }, body, signal) {
      const { pathname, search } = new URL(url);
      const passedOn = Object.fromEntries([...headers].filter(([name]) => !notPassedOn.has(name)));
      const message = await new Promise<IncomingMessage>((resolve, reject) => {
        const options = { host: '127.0.0.1', port, method, path: pathname + search, headers: passedOn, agent, signal };
        send(options, resolve).on('error', reject).end(body);
      });
      return { status: message.statusCode ?? 502, headers: headersOf(message), body: await buffer(message) };
    },
    close: () => agent.destroy(),
  };
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    if (!notPassedOn.has(name)) for (const value of values) headers.append(name, value);
  }
  return headers;
}
