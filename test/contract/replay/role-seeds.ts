import type { GivenRole } from '../recordings/topic-file.ts';
import { engagementBody } from './seeds.ts';
import type { World } from './world.ts';

/** How the recordings number what a role is tried on; each role has its own. */
const recorded = { user: 2, productType: 2, product: 1, engagement: 1, test: 1, metadata: 1, firstFinding: 1 } as const;

/** Makes a user with that role, and what the role is tried on: a product type down to eight findings. */
export async function seedRole(world: World, given: GivenRole): Promise<void> {
  world.forgetIds();
  const { server, ids, create } = world;
  const slug = given.name.replaceAll(' ', '_');
  const username = server.ownName(`u_${slug}`);
  const { id: user, key } = await server.addUser({ username, email: `u_${slug}@example.test` });
  world.keys.set('user', key);
  ids.bind('user', recorded.user, user);
  const productType = await create('/product_types/', { name: server.ownName(`PT ${slug}`) });
  ids.bind('product_type', recorded.productType, productType.id);
  const more = { description: 'd', enable_simple_risk_acceptance: true };
  const product = await create('/products/', {
    ...more,
    name: server.ownName(`rb/${slug}`),
    prod_type: productType.id,
  });
  ids.bind('product', recorded.product, product.id);
  const engagement = await create('/engagements/', engagementBody(product.id));
  ids.bind('engagement', recorded.engagement, engagement.id);
  await seedFindings(world, engagement.id);
  const entry = await create('/metadata/', { product: product.id, name: 'admin.m', value: '1' });
  ids.bind('metadata', recorded.metadata, entry.id);
  if (given.role === undefined) return;
  const on = { 'product type': { productType: productType.id }, product: { product: product.id }, everywhere: {} };
  await server.give({ user, role: given.role, ...on[given.on ?? 'everywhere'] });
}

async function seedFindings({ ids, call, find }: World, engagement: number): Promise<void> {
  const findings = Array.from({ length: 8 }, (_, index) => ({
    title: `f${index}`,
    severity: 'High',
    description: `desc f${index}`,
    cwe: 89,
    file_path: 'src/a.ts',
    line: 10,
    unique_id_from_tool: `u${index}`,
  }));
  const form = new FormData();
  form.set('scan_type', 'Generic Findings Import');
  form.set('engagement', String(engagement));
  form.set('test_title', 'Gecko SAST');
  form.set('file', new File([JSON.stringify({ type: 'Gecko', findings })], 'findings.json'));
  const { test_id: test } = (await call('POST', '/import-scan/', form)) as { test_id: number };
  ids.bind('test', recorded.test, test);
  const imported = await find(`/findings/?test=${test}&o=id&limit=20`);
  for (const [index, finding] of imported.entries()) ids.bind('finding', recorded.firstFinding + index, finding.id);
}
