import { randomBytes } from 'node:crypto';
import { ContractError } from '../contract-error.ts';
import { nothing, type Send, sendThrough } from './send-through.ts';
import { answerOf, type Grant, type NewUser, type Server, type ServerAnswer } from './server.ts';

/** Where a real DefectDojo answers, and a superuser's key for it. */
export interface RealAccess {
  url: string;
  apiKey: string;
  /** Through what stands in front of it. @default nothing does */
  send?: Send;
}

/** A real server, on which everything that is made has a prefix of its own in its name. */
export interface RealServer extends Server {
  prefix: string;
  /** Risk acceptances that were made, which have no name of their own and outlive their product. */
  acceptances: number[];
  /** Calls a path below `/api/v2` with the superuser's key; the answer is as the server gives it. */
  api(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }>;
}

/** A real DefectDojo. Names that it is told get a prefix, which is taken out of its answers again. */
export function realServer({ url, apiKey, send = sendThrough(nothing) }: RealAccess): RealServer {
  const prefix = `contract-${randomBytes(3).toString('hex')}-`;
  const acceptances: number[] = [];
  const sent = async (request: Request): Promise<ServerAnswer> => {
    try {
      return await answerOf(await send(request));
    } catch (cause) {
      const { pathname } = new URL(request.url);
      throw new ContractError('no_answer', `${request.method} ${pathname} got no answer: ${reasonOf(cause)}`, {
        cause,
      });
    }
  };
  const api = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Token ${apiKey}`, 'content-type': 'application/json' };
    const request = new Request(`${url}/api/v2${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
    });
    const { status, text } = await sent(request);
    return { status, json: parsed(text) };
  };
  return {
    url,
    apiKey,
    prefix,
    acceptances,
    today: () => new Date().toISOString().slice(0, 10),
    ownName: (name) => `${prefix}${name}`,
    api,
    async send(request) {
      const answer = await sent(request);
      if (answer.status === 201 && request.url.endsWith('/risk_acceptance/')) {
        acceptances.push((parsed(answer.text) as { id: number }).id);
      }
      return { ...answer, text: answer.text.replaceAll(prefix, '') };
    },
    addUser: (user) => addUser(api, user),
    give: (grant) => give(api, prefix, grant),
    deactivate: async (user) => void (await done(api, 'PATCH', `/users/${user}/`, { is_active: false })),
  };
}

type Api = RealServer['api'];

async function addUser(api: Api, user: NewUser): Promise<{ id: number; key: string }> {
  // Long and of every kind of character, as the shipped rules for passwords want it.
  const password = `Aa1!${randomBytes(12).toString('hex')}`;
  const { id } = (await done(api, 'POST', '/users/', { ...user, password, is_active: true })) as { id: number };
  const credentials = { username: user.username, password };
  const { token } = (await done(api, 'POST', '/api-token-auth/', credentials)) as { token: string };
  return { id, key: token };
}

/** Gives a role as 2.x has them. */
async function give(
  api: Api,
  prefix: string,
  { user, role, productType, product, throughGroup }: Grant,
): Promise<void> {
  if (throughGroup) {
    const group = (await done(api, 'POST', '/dojo_groups/', { name: `${prefix}${user}` })) as { id: number };
    await done(api, 'POST', '/dojo_group_members/', { group: group.id, user, role: 5 });
    await done(api, 'POST', '/product_type_groups/', { product_type: productType, group: group.id, role });
  } else if (productType !== undefined) {
    await done(api, 'POST', '/product_type_members/', { user, role, product_type: productType });
  } else if (product !== undefined) await done(api, 'POST', '/product_members/', { user, role, product });
  else await done(api, 'POST', '/global_roles/', { user, role });
}

async function done(api: Api, method: string, path: string, body: object): Promise<unknown> {
  const { status, json } = await api(method, path, body);
  if (status < 300) return json;
  throw new ContractError(
    'not_prepared',
    `${method} ${path} answered ${status}: ${JSON.stringify(json).slice(0, 200)}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
