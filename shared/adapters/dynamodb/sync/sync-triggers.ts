import * as z from 'zod';
import { triggerSchema } from '../../../domain/events/trigger.ts';
import type { RepositoryKey } from '../../../domain/names/ids.ts';
import { dueAfterRequestMs } from '../../../domain/sync/sync-state.ts';
import { type SyncStore, triggersPerRun } from '../../../ports/sync-store.ts';
import { firstThatFit } from '../table/cut-by-size.ts';
import { dueAttributes } from '../table/dynamo-due-list.ts';
import { itemBytes } from '../table/item-bytes.ts';
import { keys } from '../table/keys.ts';
import { listItems, type Table } from '../table/table.ts';
import { areWritten, type Write, writeTogether } from '../table/transaction.ts';

const triggerItemSchema = z.object({ trigger: triggerSchema });

/** The part of the store that remembers what asked for a sync. */
export function triggerOperations(table: Table): Pick<SyncStore, 'raise' | 'triggers'> {
  return {
    async raise(key, trigger, now) {
      const put = (Item: object): Write => ({ Put: { TableName: table.tableName, Item } });
      // Together, so that whatever is stored is found when the team's data are deleted, mapped or not.
      const known = put({ ...keys.knownRepository(key), repositoryId: key.repositoryId });
      const noted = put({ ...keys.trigger(key, trigger.id), trigger });
      const counting = (how: CountedRequest): Write => ({
        Update: { TableName: table.tableName, Key: keys.syncState(key), ...how },
      });
      // Its state tells that it is on the list, which they leave together.
      const isCounted =
        (await areWritten(table, [noted, counting(countedAgain(key, now))])) ||
        (await areWritten(table, [known, noted, counting(countedAndDue(key, now))]));
      if (!isCounted) await writeTogether(table, [known, noted, counting(counted(now))]);
    },

    async triggers(key) {
      const { maxCount: limit } = triggersPerRun;
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.triggerPrefix, limit };
      const { items } = await listItems(table, listing, triggerItemSchema);
      const waiting = items.map(({ trigger }) => trigger);
      return firstThatFit(waiting, itemBytes, triggersPerRun);
    },
  };
}

type CountedRequest = Pick<
  NonNullable<Write['Update']>,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
> & { readonly UpdateExpression: string };

/** Whoever has the lease, or ends a wait, sees the request by itself: then it is due already. */
function counted(now: Date): CountedRequest {
  return {
    UpdateExpression: 'SET waitingSince = if_not_exists(waitingSince, :now), listed = :yes ADD requested :one',
    ExpressionAttributeValues: { ':now': now.toISOString(), ':one': 1, ':yes': true },
  };
}

/** The same of one that was asked for before. */
function countedAgain(key: RepositoryKey, now: Date): CountedRequest {
  const due = countedAndDue(key, now);
  return { ...due, ConditionExpression: `listed = :yes AND ${due.ConditionExpression}` };
}

function countedAndDue(key: RepositoryKey, now: Date): CountedRequest {
  const { dueShard, dueAt } = dueAttributes('SYNC', keys.syncState(key), new Date(now.getTime() + dueAfterRequestMs));
  return {
    UpdateExpression:
      'SET waitingSince = if_not_exists(waitingSince, :now), listed = :yes, dueShard = :dueShard, dueAt = :dueAt ADD requested :one',
    ConditionExpression: '(attribute_not_exists(lease) OR lease.expiresAt < :now) AND attribute_not_exists(notBefore)',
    ExpressionAttributeValues: { ...counted(now).ExpressionAttributeValues, ':dueShard': dueShard, ':dueAt': dueAt },
  };
}
