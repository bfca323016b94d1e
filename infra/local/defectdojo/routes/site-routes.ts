import type { Context, Hono } from 'hono';
import { isControl } from '../../stand-in/request-log.ts';
import { answer } from '../http/api.ts';
import { htmlAnswer, htmlPage } from '../http/html.ts';
import { detail } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

/** What lies outside the API proper: the schema, the login page, redirects and 404s. */
export function addSiteRoutes(app: Hono, storeOf: () => Store): void {
  app.get('/api/v2/oa3/schema/', () => schemaAnswer(storeOf()));
  app.get('/api/v2/', (context) =>
    answer(context, storeOf(), ({ url }) => ({ status: 200, body: rootJson(app, url) })),
  );
  app.get('/login', () => htmlAnswer(200, htmlPage(storeOf().traits, 'Login')));
  app.notFound((context) => answerUnknown(app, context, storeOf()));
}

/** Answers before any route where the server was set up to: for other hosts, and for requests that should come by HTTPS. */
export function addServerSettings(app: Hono, storeOf: () => Store): void {
  app.use('*', async (context, next) => {
    const { traits, server } = storeOf();
    const url = new URL(context.req.url);
    if (isControl(url.pathname)) return next();
    const host = context.req.header('host') ?? url.host;
    if (server.allowedHosts?.includes(host) === false) return htmlAnswer(400, htmlPage(traits, 'Bad Request (400)'));
    if (server.redirectsToHttps)
      return htmlAnswer(301, '', { location: `https://${host}${url.pathname}${url.search}` });
    return next();
  });
}

/** The OpenAPI document needs no key; only its start is worth reading, and only that is played. */
function schemaAnswer(store: Store): Response {
  const info = {
    title: 'DefectDojo API v2',
    version: store.traits.version,
    description: 'Defect Dojo - Open Source vulnerability Management',
  };
  return Response.json(
    { openapi: '3.0.3', info, paths: {} },
    { headers: { 'content-type': 'application/vnd.oai.openapi+json' } },
  );
}

/** The resources by name, with their addresses. */
function rootJson(app: Hono, url: URL): Record<string, string> {
  const names = app.routes
    .map(({ path }) => /^\/api\/v2\/([\w-]+)\/$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => [name, new URL(`/api/v2/${name}/`, url).toString()]),
  );
}

/**
 * Whatever no route answers: a wrong method is a 405, a missing slash a 301, an unknown path below `/api/v2/` an HTML 404,
 * and any other path a 302 to the login page, as for a browser.
 */
function answerUnknown(app: Hono, context: Context, store: Store): Response | Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  if (isKnown(app, pathname)) {
    return answer(context, store, () => {
      throw detail(405, `Method "${context.req.method}" not allowed.`);
    });
  }
  if (isKnown(app, `${pathname}/`)) return htmlAnswer(301, '', { location: `${pathname}/${search}` });
  if (pathname.startsWith('/api/v2/')) return htmlAnswer(404, htmlPage(store.traits, 'Not found'));
  return htmlAnswer(302, '', { location: `/login?next=${pathname}` });
}

function isKnown(app: Hono, pathname: string): boolean {
  return app.routes.some(({ path }) => {
    if (!path.startsWith('/api/v2/') || path.includes('*')) return false;
    return new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(pathname);
  });
}
