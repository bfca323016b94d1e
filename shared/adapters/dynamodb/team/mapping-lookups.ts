import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type RepositoryId, type RepositoryKey, repositoryIdSchema, type TeamId } from '../../../domain/names/ids.ts';
import { type Mapping, mappingSchema } from '../../../domain/team/mapping.ts';
import { isFoundBy, lookupOfProduct, lookupsOf, lookupsOfRepository } from '../../../domain/team/mapping-lookups.ts';
import { readAloneMax } from '../../../ports/every-item.ts';
import type { TeamStore } from '../../../ports/team-store.ts';
import { keys } from '../table/keys.ts';
import { everyItem, getItem, listItems, type Table } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

const lookupSchema = z.object({ repositoryId: repositoryIdSchema });
const notedSchema = z.object({});

/** What lets a mapping be found, to be written together with it. What outlives its mapping, or a change of it, does no harm. */
export function lookupWrites({ tableName: TableName }: Table, key: RepositoryKey, lookups: readonly string[]): Write[] {
  const { repositoryId } = key;
  return lookups.map((lookup) => ({ Put: { TableName, Item: { ...keys.mappingLookup(key, lookup), repositoryId } } }));
}

/** What is to be written together with a mapping's removal. */
export function lookupRemovals({ tableName: TableName }: Table, mapping: Mapping): Write[] {
  return lookupsOf(mapping).map((lookup) => ({ Delete: { TableName, Key: keys.mappingLookup(mapping, lookup) } }));
}

/** Notes that all mappings of a team are found; to be written before it has any. */
export function lookupsNoted({ tableName: TableName }: Table, teamId: TeamId) {
  return { Put: { TableName, Item: keys.mappingLookupsNoted(teamId) } };
}

/** The part of the team store that finds some of a team's mappings without reading all of them. */
export function mappingLookups(table: Table): Pick<TeamStore, 'mappingsNamedAs' | 'mappingsOfProduct' | 'noteLookups'> {
  const areNoted = async (teamId: TeamId) =>
    (await getItem(table, keys.mappingLookupsNoted(teamId), notedSchema)) !== undefined;
  const everyMapping = (teamId: TeamId) =>
    everyItem(table, { pk: keys.teamPartition(teamId), prefix: keys.mappingPrefix }, mappingSchema);

  /** The repositories that are noted, in their order; undefined where they are too many, or not all of them are. */
  async function noted(teamId: TeamId, lookups: readonly string[]): Promise<readonly RepositoryId[] | undefined> {
    if (!(await areNoted(teamId))) return undefined;
    const found = new Set<RepositoryId>();
    for (const lookup of lookups) {
      const listing = { pk: keys.teamPartition(teamId), prefix: keys.mappingLookupPrefix(lookup), limit: readAloneMax };
      const { items, next } = await listItems(table, listing, lookupSchema);
      if (next !== undefined) return undefined;
      for (const { repositoryId } of items) found.add(repositoryId);
    }
    return [...found].sort();
  }

  async function* readAlone(teamId: TeamId, repositories: readonly RepositoryId[]): AsyncGenerator<Mapping> {
    for (const repositoryId of repositories) {
      const mapping = await getItem(table, keys.mapping({ teamId, repositoryId }), mappingSchema);
      if (mapping !== undefined) yield mapping;
    }
  }

  async function foundBy(teamId: TeamId, lookups: readonly string[]): Promise<Mapping[]> {
    const repositories = await noted(teamId, lookups);
    const found: Mapping[] = [];
    for await (const mapping of repositories === undefined ? everyMapping(teamId) : readAlone(teamId, repositories)) {
      if (isFoundBy(mapping, lookups)) found.push(mapping);
    }
    return found;
  }

  return {
    mappingsNamedAs: (teamId, repository) => foundBy(teamId, lookupsOfRepository(repository)),
    mappingsOfProduct: (teamId, productId) => foundBy(teamId, [lookupOfProduct(productId)]),

    async noteLookups(teamId) {
      if (await areNoted(teamId)) return;
      for await (const mapping of everyMapping(teamId)) {
        const writes = lookupWrites(table, mapping, lookupsOf(mapping));
        await table.pace.take(writes.length);
        await Promise.all(writes.map(({ Put }) => Put && table.client.send(new PutCommand(Put))));
      }
      await table.client.send(new PutCommand(lookupsNoted(table, teamId).Put));
    },
  };
}
