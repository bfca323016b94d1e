import { randomUUID } from 'node:crypto';
import { DeleteCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type RepositoryKey, repositoryIdSchema, type TeamId } from '../../../domain/names/ids.ts';
import { type Lease, syncStateSchema } from '../../../domain/sync/sync-state.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { TeamEraser } from '../../../ports/team-eraser.ts';
import { holderOf } from '../sync/sync-lease.ts';
import { wasMade, withOldItem } from '../table/conditional-write.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';
import { areWritten, type Write } from '../table/transaction.ts';

/** Items deleted at once, and read before. */
const itemsPerStep = 25;
const itemKeySchema = z.object({ pk: z.string(), sk: z.string() });
const knownRepositorySchema = z.object({ repositoryId: repositoryIdSchema });

/**
 * {@link TeamEraser} in DynamoDB. Goes by the list of repositories, since a table can't be searched for a team's partitions.
 *
 * @param leaveLine takes a repository out of the line that it stands in
 */
export function createDynamoTeamEraser(
  table: Table,
  clock: Clock,
  leaveLine: (key: RepositoryKey) => Promise<void>,
): TeamEraser {
  const { TableName, client } = { TableName: table.tableName, client: table.client };

  /** Takes the lease, whether a sync is requested or not; false while somebody else has it. */
  const fence = async (key: RepositoryKey, lease: Lease) => {
    const take = new UpdateCommand({
      TableName,
      Key: keys.syncState(key),
      UpdateExpression: 'SET lease = :lease',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(lease) OR lease.expiresAt < :now)',
      ExpressionAttributeValues: { ':lease': lease, ':now': clock.now().toISOString() },
      ...withOldItem,
    });
    return wasMade(client.send(take), (item) => holderOf(item) === lease.token);
  };

  /** Deletes the items of a partition but those that are kept; whether there was time for all. */
  const removeAll = async (items: Items, until: Date, isKept: (sk: string) => boolean = () => false) => {
    for await (const page of pagesOf(table, items)) {
      if (clock.now() >= until) return false;
      const removed = page.map((item) => itemKeySchema.parse(item)).filter(({ sk }) => !isKept(sk));
      await Promise.all(removed.map((Key) => client.send(new DeleteCommand({ TableName, Key }))));
    }
    return true;
  };

  /**
   * Deletes a repository's items while no sync can begin, since one would leave its record behind. What is asked for
   * meanwhile leaves the repository on the list.
   */
  const removeRepository = async (key: RepositoryKey, until: Date): Promise<boolean> => {
    const requested = (await getItem(table, keys.syncState(key), syncStateSchema))?.requested ?? 0;
    const token = randomUUID();
    if (requested > 0 && !(await fence(key, { token, expiresAt: until.toISOString() }))) return false;
    const { pk, sk: stateKey } = keys.syncState(key);
    await leaveLine(key);
    if (!(await removeAll({ pk }, until, (sk) => sk === stateKey))) return false;
    const state = deleteState(TableName, key, requested > 0 ? { requested, token } : undefined);
    return areWritten(table, [state, { Delete: { TableName, Key: keys.knownRepository(key) } }]);
  };

  const removeRepositories = async (teamId: TeamId, until: Date): Promise<boolean> => {
    let complete = true;
    for await (const page of pagesOf(table, knownRepositories(teamId))) {
      for (const { repositoryId } of page.map((item) => knownRepositorySchema.parse(item))) {
        if (clock.now() >= until) return false;
        complete = (await removeRepository({ teamId, repositoryId }, until)) && complete;
      }
    }
    return complete;
  };

  return {
    async erase(teamId, until) {
      const pk = keys.teamPartition(teamId);
      // Mappings first: without one, no sync does anything.
      if (!(await removeAll({ pk, prefix: keys.mappingPrefix }, until))) return false;
      if (!(await removeRepositories(teamId, until))) return false;
      if (!(await removeAll({ pk }, until, (sk) => sk.startsWith(keys.knownRepositoryPrefix)))) return false;
      return isEmpty(table, knownRepositories(teamId));
    },
  };
}

/** A partition, or what of it has sort keys that start with `prefix`. */
interface Items {
  readonly pk: string;
  readonly prefix?: string;
}

function knownRepositories(teamId: TeamId): Items {
  return { pk: keys.teamPartition(teamId), prefix: keys.knownRepositoryPrefix };
}

/** Items page by page, those too that have expired and are still there. */
async function* pagesOf(table: Table, { pk, prefix }: Items): AsyncGenerator<object[]> {
  const below = prefix === undefined ? '' : ' AND begins_with(sk, :prefix)';
  const input = {
    TableName: table.tableName,
    KeyConditionExpression: `pk = :pk${below}`,
    ExpressionAttributeValues: { ':pk': pk, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
    ConsistentRead: true,
    ProjectionExpression: 'pk, sk, repositoryId',
  };
  const pages = paginateQuery({ client: table.client, pageSize: itemsPerStep }, input);
  for await (const { Items = [] } of pages) yield Items;
}

async function isEmpty(table: Table, items: Items): Promise<boolean> {
  for await (const page of pagesOf(table, items)) if (page.length > 0) return false;
  return true;
}

/** Deletes a repository's state as it was seen, where there was one: nobody else works on it, and nobody asked for it since. */
function deleteState(TableName: string, key: RepositoryKey, seen?: { requested: number; token: string }): Write {
  const where = { TableName, Key: keys.syncState(key) };
  if (seen === undefined) return { Delete: { ...where, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Delete: {
      ...where,
      ConditionExpression: 'requested = :requested AND lease.#token = :token',
      ExpressionAttributeNames: { '#token': 'token' },
      ExpressionAttributeValues: { ':requested': seen.requested, ':token': seen.token },
    },
  };
}
