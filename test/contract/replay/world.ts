import type { Server } from '../servers/server.ts';
import { createIds, type Ids } from './ids.ts';

/** A server with the ids and keys that go with the recordings. */
export interface World {
  server: Server;
  /** The ids of the recordings against those of this server. */
  ids: Ids;
  /** Keys by whose requests they stand for. */
  keys: Map<'superuser' | 'limited' | 'user', string>;
  /** The key of each user that was made for the recordings, by the user's id. */
  keyOf: Map<number, string>;
  /** From here on ids are numbered anew in the recordings. */
  forgetIds(): void;
  /** Calls a path below `/api/v2` with the superuser's key and ids of this server. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  create(path: string, body: object): Promise<{ id: number }>;
  /** The rows of a listing. */
  find(path: string): Promise<{ id: number }[]>;
}

export function createWorld(server: Server): World {
  const call = (method: string, path: string, body?: unknown) => callOf(server, method, path, body);
  const world: World = {
    server,
    ids: shippedIds(),
    keys: new Map([['superuser', server.apiKey]]),
    keyOf: new Map(),
    forgetIds: () => {
      world.ids = shippedIds();
    },
    call,
    create: async (path, body) => (await call('POST', path, body)) as { id: number },
    find: async (path) => ((await call('GET', path)) as { results: { id: number }[] }).results,
  };
  return world;
}

/** The ids that every fresh server has in common. */
function shippedIds(): Ids {
  const ids = createIds();
  for (const kind of ['user', 'product_type', 'test_type'] as const) ids.bind(kind, 1, 1);
  return ids;
}

async function callOf({ url, apiKey, send }: Server, method: string, path: string, body: unknown): Promise<unknown> {
  const isForm = body instanceof FormData;
  const isJson = body !== undefined && !isForm;
  const request = new Request(`${url}/api/v2${path}`, {
    method,
    headers: { authorization: `Token ${apiKey}`, ...(isJson && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const { status, text } = await send(request);
  if (status >= 300) throw new Error(`Seeding by ${method} ${path} failed: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
