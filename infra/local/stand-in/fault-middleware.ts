import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { hangUntilClientLeaves, resetConnection } from './connection.ts';
import type { FaultEffect } from './fault-order.ts';
import type { Faults } from './faults.ts';
import { isControl } from './request-log.ts';

type Effect<Kind extends FaultEffect['kind']> = Extract<FaultEffect, { kind: Kind }>;

/** Applies the ordered faults to every request but those to the control routes. */
export function faultMiddleware(faults: Faults): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (isControl(pathname)) return next();
    const body = faults.readBodies() ? { body: await c.req.text() } : {};
    const { headers } = c.req.raw;
    const effect = faults.take({ method: c.req.method, path: pathname, query: search, headers, ...body });
    if (!effect) return next();
    // A client that gives up must not take the body with it: a real server has already received it.
    await c.req.arrayBuffer();
    return apply(c, next, effect);
  };
}

async function apply(c: Context, next: Next, effect: FaultEffect): Promise<Response | undefined> {
  if (effect.kind === 'delay') return delay(next, effect);
  if (effect.when === 'before') return replacement(c, effect);
  await next();
  const answer = await replacement(c, effect);
  // Hono merges the headers of the answer it replaces, unless that was dropped first.
  c.res = undefined;
  c.res = answer;
  return undefined;
}

async function delay(next: Next, { delayMs, when }: Effect<'delay'>): Promise<undefined> {
  if (when === 'before') await wait(delayMs);
  await next();
  if (when === 'after') await wait(delayMs);
}

function replacement(c: Context, effect: Exclude<FaultEffect, Effect<'delay'>>): Response | Promise<Response> {
  switch (effect.kind) {
    case 'status':
      return statusAnswer(effect);
    case 'html':
      return htmlAnswer(effect);
    case 'reset':
      return resetConnection(c);
    case 'hang':
      return hangUntilClientLeaves(c);
  }
}

function statusAnswer({ status, body, headers, retryAfterSeconds }: Effect<'status'>): Response {
  const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return Response.json(body ?? { detail: `The stand-in was ordered to answer ${status}.` }, {
    status,
    headers: { ...retryAfter, ...headers },
  });
}

function htmlAnswer({ status, html, headers }: Effect<'html'>): Response {
  const page =
    html ?? `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
}
