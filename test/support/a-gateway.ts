import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'httpxy';
import type { Certificate } from './certificates.ts';

/** What stands in front of a server: an access proxy that lets in who sends its headers, and ends TLS. */
export interface GatewayOptions {
  /** The server behind it. */
  readonly target: string;
  /** What it asks for, by lower-case names; it passes none of it on. Whom it turns away it shows what they sent, key included. */
  readonly headers: Readonly<Record<string, string>>;
  /** By which it is known. @default plain HTTP */
  readonly certificate?: Certificate | undefined;
}

/** A gateway that listens on loopback. */
export interface Gateway {
  /** By the name that its certificate is for. */
  readonly url: string;
  /** By its address, which no certificate names. */
  readonly urlByAddress: string;
  /** What it was asked, and whether it let it pass. */
  readonly asked: readonly { readonly path: string; readonly passed: boolean }[];
  /** Asks for other headers from now on. */
  demand(headers: Readonly<Record<string, string>>): void;
  /** Leads whoever asks to another address from now on, as a login page does. */
  leadTo(location: string): void;
  stop(): Promise<void>;
}

/** Starts a reverse proxy in front of a server. */
export async function startGateway({ target, headers, certificate }: GatewayOptions): Promise<Gateway> {
  const proxy = createProxyServer({ target });
  const asked: { path: string; passed: boolean }[] = [];
  let demanded = headers;
  let elsewhere: string | undefined;
  const listener: RequestListener = (request, response) => {
    if (elsewhere !== undefined) {
      response.writeHead(302, { location: elsewhere }).end();
      return;
    }
    const passed = Object.entries(demanded).every(([name, value]) => request.headers[name] === value);
    asked.push({ path: request.url ?? '', passed });
    if (!passed) {
      const sent = JSON.stringify(request.headers);
      response.writeHead(403, { 'content-type': 'text/html' }).end(`<html><title>Access denied</title>${sent}</html>`);
      return;
    }
    for (const name of Object.keys(demanded)) delete request.headers[name];
    proxy.web(request as IncomingMessage, response).catch(() => response.destroy());
  };
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scheme = certificate === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://localhost:${port}`,
    urlByAddress: `${scheme}://127.0.0.1:${port}`,
    asked,
    demand: (others) => {
      demanded = others;
    },
    leadTo: (location) => {
      elsewhere = location;
    },
    stop: () => stop(server),
  };
}

async function stop(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
