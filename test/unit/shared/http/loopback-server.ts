import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createRawServer, type Server as RawServer } from 'node:net';
import { afterEach } from 'vitest';

export interface LoopbackServer {
  readonly port: number;
  /** TCP connections accepted so far. */
  connections(): number;
  /** Closes every connection on which nothing is asked, as servers do when they have waited for long enough. */
  closeIdle(): void;
}

const closers: (() => Promise<void>)[] = [];

/** Closes, after each test, every server and client that the test opened through this file. */
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Has something closed after the current test. */
export function closedAfterwards<T extends { close(): Promise<void> }>(closable: T): T {
  closers.push(() => closable.close());
  return closable;
}

/** Closes no idle connection by itself, and offers no time for which it wouldn't. */
const waitingForEver = { keepAliveTimeout: 0 };

export function serveHttp(listener: RequestListener): Promise<LoopbackServer> {
  return listening(createServer(waitingForEver, listener));
}

export function serveHttps(options: ServerOptions, listener: RequestListener): Promise<LoopbackServer> {
  return listening(createSecureServer({ ...options, ...waitingForEver }, listener));
}

/** A server that speaks bytes, for answers that no HTTP library would send. */
export function serveRaw(onConnection: (socket: Socket) => void): Promise<LoopbackServer> {
  return listening(createRawServer(onConnection));
}

async function listening(server: Server | RawServer): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    closeIdle: () => 'closeIdleConnections' in server && server.closeIdleConnections(),
  };
}
