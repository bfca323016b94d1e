import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type TeamId, teamIdSchema } from '../../../shared/domain/names/ids.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';
import { aConnection, aMapping, aRepository } from '../sync-fixtures.ts';

/** What every {@link TeamStore} must find of a team's mappings without reading all. */
export function describeLookups(store: TeamStore): void {
  const aConnectedTeam = async () => {
    const teamId = teamIdSchema.parse(`team-${randomUUID()}`);
    await store.putConnection(aConnection({ teamId, version: 1 }));
    return teamId;
  };
  const map = async (teamId: TeamId, path: string, productId = 1) => {
    const key = aRepository(path, teamId);
    const mapping = aMapping(key, { product: { id: productId, name: 'Shop' }, version: 1 });
    await store.createMapping(mapping);
    return mapping;
  };
  const named = async (teamId: TeamId, path: string, geckoId?: string) => {
    const { repositoryId: id } = aRepository(path, teamId);
    return (await store.mappingsNamedAs(teamId, { id, geckoId })).map(({ repositoryId }) => repositoryId);
  };
  const ofProduct = async (teamId: TeamId, productId: number) =>
    (await store.mappingsOfProduct(teamId, productId)).map(({ repositoryId }) => repositoryId);

  it('finds the mappings of a product, in the order of their repositories and as they are now', async () => {
    const [teamId, other] = [await aConnectedTeam(), await aConnectedTeam()];
    await map(teamId, 'acme/web', 7);
    const shop = await map(teamId, 'acme/shop', 7);
    await map(teamId, 'acme/api', 8);
    await map(other, 'acme/theirs', 7);
    expect(await ofProduct(teamId, 7)).toEqual(['acme/shop', 'acme/web']);
    await store.putMapping({ ...shop, version: 2, product: { id: 8, name: 'API' } });
    expect(await ofProduct(teamId, 7)).toEqual(['acme/web']);
    expect(await ofProduct(teamId, 8)).toEqual(['acme/api', 'acme/shop']);
  });

  it('finds a mapping by a path of other upper and lower case', async () => {
    const teamId = await aConnectedTeam();
    await map(teamId, 'Acme/Shop');
    await map(teamId, 'acme/shopping');
    expect(await named(teamId, 'acme/shop')).toEqual(['Acme/Shop']);
  });

  it("finds a mapping by Gecko's id of its repository once that is noted, and no longer once another is", async () => {
    const teamId = await aConnectedTeam();
    const shop = await map(teamId, 'acme/shop');
    expect(await named(teamId, 'acme/new-shop', 'gecko-1')).toEqual([]);
    await store.noteRepository(shop, { geckoRepositoryId: 'gecko-1' });
    expect(await named(teamId, 'acme/new-shop', 'gecko-1')).toEqual(['acme/shop']);
    await store.noteRepository(shop, { geckoRepositoryId: 'gecko#2' });
    expect(await named(teamId, 'acme/new-shop', 'gecko-1')).toEqual([]);
    expect(await named(teamId, 'acme/new-shop', 'gecko#2')).toEqual(['acme/shop']);
    await store.noteRepository(shop, { geckoRepositoryId: null });
    expect(await named(teamId, 'acme/new-shop', 'gecko#2')).toEqual([]);
  });

  it('finds a mapping that was given another name by the new one alone, and one that was removed no longer', async () => {
    const teamId = await aConnectedTeam();
    const former = await map(teamId, 'Acme/Shop');
    await store.noteRepository(former, { geckoRepositoryId: 'gecko-1' });
    const stored = await store.mapping(former);
    if (stored === undefined) throw new Error('The mapping is gone.');
    const moved = { ...stored, ...aRepository('acme/shop', teamId), version: 9 };
    await store.moveMapping(stored, moved);
    expect(await named(teamId, 'ACME/SHOP', 'gecko-1')).toEqual(['acme/shop']);
    await store.deleteMapping(moved);
    expect(await named(teamId, 'ACME/SHOP', 'gecko-1')).toEqual([]);
    expect(await ofProduct(teamId, 1)).toEqual([]);
  });

  it('finds the mappings of a product of more repositories than are read one by one', async () => {
    const teamId = await aConnectedTeam();
    const paths = Array.from({ length: 101 }, (_, index) => `acme/service-${String(index).padStart(3, '0')}`);
    await Promise.all(paths.map((path) => map(teamId, path, 5)));
    expect(await ofProduct(teamId, 5)).toEqual(paths);
  });

  it('has nothing to note for mappings that are found', async () => {
    const teamId = await aConnectedTeam();
    await map(teamId, 'acme/shop', 7);
    for (let repeat = 0; repeat < 2; repeat += 1) await store.noteLookups(teamId);
    expect(await ofProduct(teamId, 7)).toEqual(['acme/shop']);
  });
}
