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

/** Maps the repository to a new product, as the console does, and lets that be synced. */
async function mapElsewhere() {
  const [first] = world.dojo.store.products.list();
  const mapping = await world.teams.mapping(world.key);
  if (!first || !mapping) throw new Error('not mapped');
  const product = world.dojo.store.products.insert({ ...first, name: 'Back office' });
  await world.teams.deleteMapping(mapping);
  await world.teams.createMapping(aMapping(world.key, { version: 2, product: { id: product.id, name: product.name } }));
  return world.tell({ kind: 'request', id: 'mapped', reason: 'mapping_created' });
}

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
});
