import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { repositoryIdSchema, type TeamId } from '../../domain/ids.ts';
import { syncStateSchema } from '../../domain/sync-state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TeamEraser } from '../../ports/team-eraser.ts';
import { type ItemKey, keys } from './keys.ts';
import { getItem, listItems, type Table } from './table.ts';

/** Items deleted at once, and read before. */
const itemsPerStep = 25;
const itemKeySchema = z.object({ pk: z.string(), sk: z.string() });
const knownRepositorySchema = z.object({ repositoryId: repositoryIdSchema });

/** {@link TeamEraser} in DynamoDB. Goes by the list of repositories, since a table can't be searched for a team's partitions. */
export function createDynamoTeamEraser(table: Table, clock: Clock): TeamEraser {
  const remove = (key: ItemKey) => table.client.send(new DeleteCommand({ TableName: table.tableName, Key: key }));

  /** Deletes the items of a partition; whether none is left. */
  const removeAll = async (pk: string, prefix: string, until: Date): Promise<boolean> => {
    for (;;) {
      const found = await keysIn(table, pk, prefix);
      if (found.length === 0) return true;
      if (clock.now() >= until) return false;
      await Promise.all(found.map(remove));
    }
  };

  const removeRepository = async (key: Parameters<typeof keys.syncState>[0], until: Date): Promise<boolean> => {
    // Whoever syncs at this moment would leave its record behind.
    const lease = (await getItem(table, keys.syncState(key), syncStateSchema))?.lease;
    if (lease && Date.parse(lease.expiresAt) > clock.now().getTime()) return false;
    if (!(await removeAll(keys.repositoryPartition(key), '', until))) return false;
    await remove(keys.knownRepository(key));
    return true;
  };

  const removeRepositories = async (teamId: TeamId, until: Date): Promise<boolean> => {
    const listing = { pk: keys.teamPartition(teamId), prefix: keys.knownRepositoryPrefix, limit: itemsPerStep };
    let complete = true;
    let after: string | undefined;
    do {
      const { items, next } = await listItems(table, { ...listing, after }, knownRepositorySchema);
      for (const { repositoryId } of items)
        complete = (await removeRepository({ teamId, repositoryId }, until)) && complete;
      after = next;
    } while (after !== undefined && clock.now() < until);
    return complete && after === undefined;
  };

  return {
    async erase(teamId, until) {
      // Mappings first: without one, no sync does anything.
      if (!(await removeAll(keys.teamPartition(teamId), keys.mappingPrefix, until))) return false;
      if (!(await removeRepositories(teamId, until))) return false;
      return removeAll(keys.teamPartition(teamId), '', until);
    },
  };
}

/** The first keys of a partition whose sort key starts with `prefix`. */
async function keysIn({ client, tableName }: Table, pk: string, prefix: string): Promise<ItemKey[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: prefix === '' ? { ':pk': pk } : { ':pk': pk, ':prefix': prefix },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
      Limit: itemsPerStep,
    }),
  );
  return Items.map((item) => itemKeySchema.parse(item));
}
