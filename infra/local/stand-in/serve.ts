import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A stand-in that listens; `stop` also closes idle connections and those whose answer is still owed. */
export interface Served {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Serves a stand-in on the loopback interface. Port 0 (the default) takes a free one. Throws when the port is taken.
 *
 * @param options.closesIdleAfterMs as gunicorn does, without having said so to the client. @default as Node does, who says so
 */
export async function serve(
  app: Pick<Hono, 'fetch'>,
  options: { port?: number; closesIdleAfterMs?: number } = {},
): Promise<Served> {
  // The adaptor would otherwise replace the process's global Request and Response, for code under test as well.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  if (options.closesIdleAfterMs !== undefined) closeIdleAfter(server, options.closesIdleAfterMs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, stop: () => stop(server) };
}

function closeIdleAfter(server: Server, ms: number): void {
  Object.assign(server, { keepAliveTimeout: ms, keepAliveTimeoutBuffer: 0 });
  server.prependListener('request', (request, response) => {
    // Where the header is set, Node doesn't add for how long it waits.
    if (request.headers.connection !== 'close') response.setHeader('connection', 'keep-alive');
  });
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
