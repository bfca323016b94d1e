import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { proxy } from 'hono/proxy';
import { secureHeaders } from 'hono/secure-headers';
import * as z from 'zod';
import type { PageFiles } from './bundle-page.ts';

/** Somebody whom the page can be used as. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

/** What the page's server needs. */
interface ConsoleOptions {
  readonly files: PageFiles;
  /** Where `/v1/` is passed on to. */
  readonly apiUrl: string;
  readonly people: readonly Person[];
  /** What there is to connect to, for whoever tries the page. */
  readonly standIn: { readonly url?: string; readonly apiKey?: string };
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Nobody named: the first one. */
const signInSchema = z.object({ person: z.string().optional() });

/**
 * The server of the settings page: its files, the sign-in of the local stage, and the API at the page's own origin, since the
 * emulator answers no preflight.
 */
export function createConsole({ files, apiUrl, people, standIn }: ConsoleOptions): Hono {
  const app = new Hono();
  // A page elsewhere that has its own name lead to loopback would count as this origin and read the tokens.
  app.use(async ({ req, text }, next) =>
    loopbackNames.has(new URL(req.url).hostname) ? next() : text('The page is for this machine alone.', 421),
  );
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy: 'no-referrer', xFrameOptions: 'DENY' }));
  app.use('/sign-in', csrf());

  for (const { path, type, body } of files) {
    app.get(path, ({ body: answer }) => answer(body, 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
  app.get('/people', ({ json }) => json(people.map(({ id, name }) => ({ id, name }))));
  app.get('/stand-in', ({ json }) => json(standIn));
  app.post('/sign-in', async ({ req, json, header }) => {
    header('cache-control', 'no-store');
    const asked = signInSchema.safeParse(await req.json().catch(() => undefined));
    const wanted = asked.success ? (asked.data.person ?? people[0]?.id) : undefined;
    const person = people.find(({ id }) => id === wanted);
    return person ? json(person) : json({ message: 'Nobody of that name is known here.' }, 404);
  });
  app.all('/v1/*', ({ req }) => {
    const { pathname, search } = new URL(req.url);
    const { host: _ours, cookie: _none, ...headers } = req.header();
    return proxy(`${apiUrl}${pathname}${search}`, { raw: req.raw, headers });
  });
  return app;
}

/** Nothing but the page's own files runs, styles or is asked, and no text becomes markup. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};
