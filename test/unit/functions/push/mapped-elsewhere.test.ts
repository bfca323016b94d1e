import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMapping } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows: Row[] = ['g-0', 'g-1', 'g-2'].map((id) => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
}));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(async () => {
  await world.stop();
});

/** Maps the repository to another product, as the console does. Returns what asks for a sync then. */
async function map(product: { readonly id: number; readonly name: string }) {
  const mapping = await world.teams.mapping(world.key);
  if (!mapping) throw new Error('not mapped');
  await world.teams.deleteMapping(mapping);
  const { id, name } = product;
  const createdAt = world.clock.now().toISOString();
  await world.teams.createMapping(
    aMapping(world.key, { version: mapping.version + 1, product: { id, name }, createdAt }),
  );
  return { kind: 'request', id: `mapped-${mapping.version}`, reason: 'mapping_created' } as const;
}

/** Maps to a product that has nothing yet, and lets that be synced. */
async function mapElsewhere() {
  return world.tell(await map(anotherProduct()));
}

const theirProduct = () => {
  const [product] = world.dojo.store.products.list();
  if (!product) throw new Error('no product');
  return product;
};

const anotherProduct = () => world.dojo.store.products.insert({ ...theirProduct(), name: 'Back office' });

/** Findings with this Gecko id, oldest first. */
const shown = (geckoId: string) =>
  world.dojo.store.findings.list().filter((finding) => finding.unique_id_from_tool === geckoId);

describe('a repository that is mapped to another product', () => {
  it('is pushed there whole, while what was pushed before stays as it is', async () => {
    const before = structuredClone(world.dojo.store.findings.list());
    expect(await mapElsewhere()).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });
    expect(world.dojo.store.findings.list().slice(0, 3)).toEqual(before);
  });

  it('has its accepted risks accepted there in the same run, apart from those of the product before', async () => {
    const changedAt = world.clock.now().toISOString();
    const accepted = { kind: 'status_change', findingId: 'g-0', status: 'accepted_risk', changedAt } as const;
    await world.tell({ ...accepted, id: 'accepted' });
    expect(await mapElsewhere()).toMatchObject({ outcome: 'succeeded' });
    expect(shown('g-0').map((finding) => finding.risk_accepted)).toEqual([true, true]);
    expect(world.dojo.store.riskAcceptances.list()).toHaveLength(2);
  });

  it('and back trusts no id that now means a test in the other product', async () => {
    const other = anotherProduct();
    const [engagement] = world.dojo.store.engagements.list();
    if (!engagement) throw new Error('no engagement');
    engagement.product = other.id;
    await world.tell(await map(other));
    await world.tell(await map(theirProduct()));
    const tests = world.dojo.store.tests
      .list()
      .map(({ id }) => world.dojo.store.findings.list().filter(({ test }) => test === id));
    expect(tests.map((findings) => findings.length)).toEqual([rows.length, rows.length]);
  });

  it('and back while an upload there had no answer, takes nothing of that upload for granted', async () => {
    const [first, ...others] = rows;
    const changed = { ...first, id: 'g-0', title: 'IDOR in the order API' };
    const there = await map(anotherProduct());
    await world.order({ method: 'POST', path: '/api/v2/import-scan/', effect: { kind: 'reset', when: 'before' } });
    const run = await world.tellOnce(there, await world.scan([changed, ...others]));
    expect(run.reason?.code).toBe('upload_settling');
    await world.tell(await map(theirProduct()));
    expect(shown('g-0')[0]?.title).toBe('IDOR in the Order API');
    world.clock.advance(24 * 60 * 60 * 1000);
    await world.tell({ kind: 'request', id: 'next-day', reason: 'push_now' });
    expect(await world.findings.openUploads(world.key)).toEqual([]);
  });
});
