import type { MemberRecord } from '../../../../../../infra/local/defectdojo/model/records.ts';
import { addUser } from '../../../../../../infra/local/defectdojo/model/seed.ts';
import type { Kind } from './ids.ts';
import type { Exchange } from './recordings.ts';
import { call, create, engagementBody, type Seed, type Seeder } from './seeds.ts';

/** What one user of the permission matrix was given, by the ids that the recorded calls name. */
interface Block {
  label: string;
  user: number;
  productType: number;
  product: number;
  engagement: number;
  test: number;
  metadata: number;
  firstFinding: number;
}

/** The seeds of the permission matrix: before the first call of each user, that user and what the calls are made on. */
export function roleSeeds(exchanges: readonly Exchange[]): Record<number, Seed> {
  const labels = [...new Set(exchanges.map(labelOf).filter((label) => label !== 'roles'))];
  return Object.fromEntries(
    labels.map((label) => {
      const own = exchanges.filter((exchange) => labelOf(exchange) === label);
      return [exchanges.findIndex((exchange) => labelOf(exchange) === label), seedBlock(blockOf(label, own))];
    }),
  );
}

/** Whether an exchange gives a role by a route that the stand-in does not have. */
export function isGrant({ request }: Exchange): boolean {
  return request.method === 'POST' && /\/(global_roles|product_type_members|product_members)\/$/.test(request.path);
}

/** Gives the role of a recorded grant straight to the stand-in's user. */
export function grant({ request }: Exchange): Seed {
  const { user = 0, role = 0, product_type: productType, product } = request.json as Record<string, number>;
  return ({ world: { dojo, ids } }) => {
    const live = (kind: Kind, recorded: number) => ids.live(kind, recorded) ?? 0;
    const row = dojo.store.users.get(live('user', user));
    if (!row) throw new Error('A grant without its user');
    const give = (target: MemberRecord['target']) =>
      dojo.store.members.insert({ user: row.id, role, target, throughGroup: false });
    if (productType !== undefined) give({ product_type: live('product_type', productType) });
    else if (product !== undefined) give({ product: live('product', product) });
    else row.global_role = role;
  };
}

function labelOf({ note }: Exchange): string {
  return (note ?? '').split(':')[0] ?? '';
}

function blockOf(label: string, own: readonly Exchange[]): Block {
  const noted = (note: string) => own.find((exchange) => exchange.note === `${label}: ${note}`);
  const idIn = (note: string) => Number(/\/(\d+)\//.exec(noted(note)?.request.path.replace('/v2/', '/') ?? '')?.[1]);
  const profile = noted('user_profile')?.response.body as { user: { id: number } };
  const creation = noted('create product in the type')?.request.json as { prod_type: number };
  return {
    label,
    user: profile.user.id,
    productType: creation.prod_type,
    product: idIn('PATCH product tags/description'),
    engagement: idIn('PATCH engagement'),
    test: idIn('PATCH test'),
    metadata: idIn('PATCH product metadata'),
    firstFinding: idIn('PATCH finding content'),
  };
}

function seedBlock(block: Block): Seed {
  return async ({ world, bind }) => {
    const slug = `${block.label.replaceAll(' ', '_')}377964`;
    const user = addUser(world.dojo.store, { username: `u_${slug}`, email: `u_${slug}@example.test` });
    world.dojo.store.keys.set(`key-of-${slug}`, { key: `key-of-${slug}`, user: user.id, revoked: false });
    world.keys.set('REDACTED_USER', `key-of-${slug}`);
    bind('user', block.user, user.id);
    const productType = await create(world, '/product_types/', { name: `PT ${slug}` });
    bind('product_type', block.productType, productType.id);
    const values = {
      name: `rb/${slug}`,
      description: 'd',
      prod_type: productType.id,
      enable_simple_risk_acceptance: true,
    };
    const product = await create(world, '/products/', values);
    bind('product', block.product, product.id);
    const engagement = await create(world, '/engagements/', engagementBody(product.id));
    bind('engagement', block.engagement, engagement.id);
    await seedFindings({ world, bind }, block, engagement.id);
    const entry = await create(world, '/metadata/', { product: product.id, name: 'admin.m', value: '1' });
    bind('metadata', block.metadata, entry.id);
  };
}

async function seedFindings({ world, bind }: Seeder, block: Block, engagement: number): Promise<void> {
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
  const { test_id: test } = (await call(world, 'POST', '/import-scan/', form)) as { test_id: number };
  bind('test', block.test, test);
  const imported = world.dojo.store.findings.list().filter((finding) => finding.test === test);
  for (const [index, finding] of imported.entries()) bind('finding', block.firstFinding + index, finding.id);
}
