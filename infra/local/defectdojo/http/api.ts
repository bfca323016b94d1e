import type { Context, Hono } from 'hono';
import { inLanguage } from '../model/language.ts';
import type { UserRecord } from '../model/records.ts';
import { Rejection } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';
import { authenticate } from './authentication.ts';

/** One call to the API, by an authenticated user. */
export interface ApiCall {
  store: Store;
  user: UserRecord;
  url: URL;
  /** The id in the path; `NaN` where the path has none or it is no number. */
  id: number;
  /** The path's second id, as in `/findings/{id}/original/{other}/`. */
  other: number;
  /** The JSON body; throws the 400 or 415 for anything else. */
  json(): Promise<unknown>;
  context: Context;
}

/** What a handler answers; no body for 204. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
}

/** Answers a call; with a `Response` where it is not the API's own answer. */
export type ApiHandler = (call: ApiCall) => ApiAnswer | Response | Promise<ApiAnswer | Response>;

/** Where routes are added: paths are below `/api/v2` and end with a slash. */
export interface Api {
  on(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, handler: ApiHandler): void;
}

/** Adds routes to an app: each authenticates first, and turns a `Rejection` into its answer. */
export function apiOn(app: Hono, storeOf: () => Store): Api {
  return {
    on: (method, path, handler) => {
      app.on(method, `/api/v2${path}`, (context) => answer(context, storeOf(), handler));
    },
  };
}

/** Runs a handler for an authenticated user and answers as DefectDojo would. */
export async function answer(context: Context, store: Store, handler: ApiHandler): Promise<Response> {
  try {
    const user = authenticate(store, context.req.header('authorization'));
    const answered = await handler(callOf(context, store, user));
    return answered instanceof Response ? answered : respond(answered);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return respond({ status: error.status, body: inLanguage(store.server.language, error.body(store.traits)) });
  }
}

/** An answer of the API, with the headers that DefectDojo sends on all of them. */
export function respond({ status, body }: ApiAnswer): Response {
  const headers = { vary: 'Cookie', 'x-frame-options': 'DENY' };
  if (body === undefined) return new Response(null, { status, headers });
  return Response.json(body, { status, headers });
}

function callOf(context: Context, store: Store, user: UserRecord): ApiCall {
  return {
    store,
    user,
    url: new URL(context.req.url),
    id: Number(context.req.param('id')),
    other: Number(context.req.param('other')),
    json: () => readJson(context),
    context,
  };
}

async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  const text = await context.req.text();
  if (text === '') return {};
  if (!type.includes('json')) {
    throw new Rejection(415, () => ({ detail: `Unsupported media type "${type}" in request.` }));
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Rejection(400, () => ({ message: 'JSON request content is malformed' }), { cause });
  }
}
