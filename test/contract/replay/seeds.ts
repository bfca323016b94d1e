import type { ServerSettings } from '../../../infra/local/defectdojo/model/store.ts';
import type { NewUser } from '../servers/server.ts';
import type { Kind } from './ids.ts';
import type { World } from './world.ts';

/** Adds to a server what was on the recorded one without a recording, by the ids of that one. */
export type Seed = (world: World) => Promise<void>;

/** A user, by whose key recorded requests go. */
export function user(as: 'limited' | 'user', recorded: number, newUser: NewUser): Seed {
  return async (world) => {
    const { server, ids, keys, keyOf } = world;
    const { id, key } = await server.addUser({ ...newUser, username: server.ownName(newUser.username) });
    ids.bind('user', recorded, id);
    keyOf.set(id, key);
    keys.set(as, key);
  };
}

/** Somebody without any right. */
export const limitedUser = user('limited', 2, {
  username: 'limited',
  first_name: 'L',
  last_name: 'U',
  email: 'l@example.test',
});

/** From here on requests go by the key of another user. */
export function actAs(as: 'limited' | 'user', recorded: number): Seed {
  return async ({ keys, keyOf, ids }) => void keys.set(as, keyOf.get(known(ids.live('user', recorded))) ?? 'missing');
}

/** A product, with one engagement where the recording has one, made by the superuser. */
export function product(
  recorded: { product: number; engagement?: number; prodType: number },
  more: { name?: string; enable_simple_risk_acceptance?: boolean } = {},
): Seed {
  return async (world) => {
    const { name = `seeded ${recorded.product}` } = more;
    const prodType = known(world.ids.live('product_type', recorded.prodType));
    const body = { description: 'd', prod_type: prodType, ...more, name: world.server.ownName(name) };
    const { id } = await world.create('/products/', body);
    world.ids.bind('product', recorded.product, id);
    if (recorded.engagement === undefined) return;
    const engagement = await world.create('/engagements/', engagementBody(id));
    world.ids.bind('engagement', recorded.engagement, engagement.id);
  };
}

/** A product type, made by the superuser. */
export function productType(recorded: number, name: string): Seed {
  return async ({ ids, create, server }) =>
    ids.bind('product_type', recorded, (await create('/product_types/', { name: server.ownName(name) })).id);
}

/** A test of the dynamic type Gecko in an engagement that the recordings know. */
export function test(recorded: number, engagement: number): Seed {
  return async ({ ids, create, find }) => {
    const [type] = await find('/test_types/?name=Gecko%20Scan%20(Generic%20Findings%20Import)');
    const at = '2026-11-22T19:00:00Z';
    const body = { engagement: known(ids.live('engagement', engagement)), test_type: type?.id, target_start: at };
    ids.bind('test', recorded, (await create('/tests/', { ...body, target_end: at })).id);
  };
}

/** The only finding of a test stands for one that the recordings use without having listed it. */
export function findingOf(recorded: { finding: number; test: number }): Seed {
  return async ({ ids, find }) => {
    const [finding] = await find(`/findings/?test=${known(ids.live('test', recorded.test))}&limit=1`);
    ids.bind('finding', recorded.finding, known(finding?.id));
  };
}

/** Puts a finding back into a state, as was done between two recorded calls. */
export function findingState(recorded: number, state: string): Seed {
  return async ({ ids, call }) => {
    const path = `/findings/${known(ids.live('finding', recorded))}/`;
    for (const flags of [stateFlags['A'], stateFlags[state]]) await call('PATCH', path, flags);
  };
}

/** A user's role on a product type that the recordings know. */
export function roleOnType(type: number, member: number, role: number, throughGroup = false): Seed {
  return async ({ ids, server }) => {
    const live = (kind: Kind, recorded: number) => known(ids.live(kind, recorded));
    await server.give({ user: live('user', member), role, productType: live('product_type', type), throughGroup });
  };
}

/** How the recorded server was set up from here on. */
export function setUp(settings: Partial<ServerSettings>): Seed {
  return async ({ server }) => {
    if (!server.setUp) throw new Error('This server can not be set up otherwise.');
    server.setUp(settings);
  };
}

export function userIsDeactivated(recorded: number): Seed {
  return ({ ids, server }) => server.deactivate(known(ids.live('user', recorded)));
}

export function engagementBody(product: number): object {
  return { product, name: 'Gecko', target_start: '2026-11-22', target_end: '2036-11-22', engagement_type: 'CI/CD' };
}

function known(id: number | undefined): number {
  if (id === undefined) throw new Error('A seed needs something that was not recorded before.');
  return id;
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
