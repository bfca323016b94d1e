import { addUser } from '../../../../../../infra/local/defectdojo/model/seed.ts';
import type { ServerSettings } from '../../../../../../infra/local/defectdojo/model/store.ts';
import type { Kind } from './ids.ts';
import type { World } from './world.ts';

/** Adds to the stand-in what was on the recorded server without a recording; `bind` goes by that server's ids. */
export interface Seeder {
  world: World;
  bind(kind: Kind, recorded: number, live: number): void;
}

export type Seed = (seeder: Seeder) => void | Promise<void>;

/** A user with a key, which the recordings hide under a name. */
export function user(
  hiddenKey: string,
  recorded: number,
  name: { username: string; first_name: string; last_name: string },
): Seed {
  return ({ world, bind }) => {
    const email = name.first_name ? 'l@example.test' : `${name.username}@example.test`;
    const row = addUser(world.dojo.store, { ...name, email });
    world.keys.set(hiddenKey, `key-of-${name.username}`);
    world.dojo.store.keys.set(`key-of-${name.username}`, {
      key: `key-of-${name.username}`,
      user: row.id,
      revoked: false,
    });
    bind('user', recorded, row.id);
  };
}

/** A product with one engagement, made by the superuser. */
export function product(
  recorded: { product: number; engagement?: number; prodType: number },
  more: { name?: string; enable_simple_risk_acceptance?: boolean } = {},
): Seed {
  return async ({ world, bind }) => {
    const prodType = world.ids.live('product_type', recorded.prodType) ?? 1;
    const body = { name: `seeded ${recorded.product}`, description: 'd', prod_type: prodType, ...more };
    const row = await create(world, '/products/', body);
    bind('product', recorded.product, row.id);
    if (recorded.engagement === undefined) return;
    const engagement = await create(world, '/engagements/', engagementBody(row.id));
    bind('engagement', recorded.engagement, engagement.id);
  };
}

/** A test of the dynamic type Gecko in an engagement that the recordings know. */
export function test(recorded: number, engagement: number): Seed {
  return async ({ world, bind }) => {
    const testType = world.dojo.store.testTypes.list().find((row) => row.name.startsWith('Gecko '))?.id;
    const at = '2026-11-22T19:00:00Z';
    const body = { engagement: world.ids.live('engagement', engagement), test_type: testType, target_start: at };
    const row = await create(world, '/tests/', { ...body, target_end: at });
    bind('test', recorded, row.id);
  };
}

/** The newest finding of the stand-in stands for one that the recordings use without having listed it. */
export function newestFinding(recorded: number): Seed {
  return ({ world, bind }) => bind('finding', recorded, world.dojo.store.findings.list().at(-1)?.id ?? 0);
}

/** Puts a finding back into a state, as the script did between two recorded calls. */
export function findingState(recorded: number, state: string): Seed {
  return async ({ world }) => {
    const id = world.ids.live('finding', recorded);
    for (const flags of [stateFlags['A'], stateFlags[state]]) await call(world, 'PATCH', `/findings/${id}/`, flags);
  };
}

/** How the recorded server was set up from here on. */
export function setUp(settings: ServerSettings): Seed {
  return ({ world }) => {
    world.dojo.store.server = settings;
  };
}

/** From here on a hidden key is that of another user. */
export function actAs(hiddenKey: string, username: string): Seed {
  return ({ world }) => void world.keys.set(hiddenKey, `key-of-${username}`);
}

/** A user's role on a product type that the recordings know. */
export function roleOnType(recordedType: number, username: string, role: number, throughGroup = false): Seed {
  return ({ world }) => {
    const id = world.dojo.store.users.list().find((row) => row.username === username)?.id ?? 0;
    const productType = world.ids.live('product_type', recordedType) ?? 0;
    world.dojo.store.members.insert({ user: id, role, target: { product_type: productType }, throughGroup });
  };
}

/** A product type, made by the superuser. */
export function productType(recorded: number, name: string): Seed {
  return async ({ world, bind }) =>
    bind('product_type', recorded, (await create(world, '/product_types/', { name })).id);
}

/** The user of that name is switched off. */
export function deactivated(username: string): Seed {
  return ({ world }) => {
    const row = world.dojo.store.users.list().find((candidate) => candidate.username === username);
    if (row) row.is_active = false;
  };
}

export function engagementBody(product: number): Record<string, unknown> {
  return { product, name: 'Gecko', target_start: '2026-11-22', target_end: '2036-11-22', engagement_type: 'CI/CD' };
}

/** Creates something by the superuser's key. */
export async function create(world: World, path: string, body: object): Promise<{ id: number }> {
  return (await call(world, 'POST', path, body)) as { id: number };
}

/** Calls the stand-in with the superuser's key and live ids. */
export async function call(world: World, method: string, path: string, body: unknown): Promise<unknown> {
  const isForm = body instanceof FormData;
  const request = new Request(`http://127.0.0.1:8080/api/v2${path}`, {
    method,
    headers: { authorization: `Token ${world.dojo.apiKey}`, ...(!isForm && { 'content-type': 'application/json' }) },
    body: isForm ? body : JSON.stringify(body),
  });
  const response = await world.dojo.app.fetch(request);
  if (!response.ok) throw new Error(`Seeding by ${method} ${path} failed: ${await response.text()}`);
  return await response.json();
}

const open = {
  active: true,
  verified: false,
  is_mitigated: false,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};

const stateFlags: Record<string, object> = {
  A: open,
  M: { ...open, active: false, is_mitigated: true },
  F: { ...open, active: false, is_mitigated: true, false_p: true },
  R: { ...open, active: false, risk_accepted: true },
};
