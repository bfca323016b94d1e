import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { RepositoryKey } from '../../domain/ids.ts';
import { dueAfterWishMs, syncStateSchema } from '../../domain/sync-state.ts';
import { triggerSchema } from '../../domain/trigger.ts';
import { type SyncStore, triggersPerRun } from '../../ports/sync-store.ts';
import { unlessRefused } from './conditional-write.ts';
import { dueAttributes } from './dynamo-due-list.ts';
import { keys } from './keys.ts';
import { listItems, type Table } from './table.ts';
import { pastConflicts } from './transaction.ts';

const wishesSchema = syncStateSchema.pick({ requested: true });
const triggerItemSchema = z.object({ trigger: triggerSchema });

/** The part of the store that remembers what asked for a sync. */
export function triggerOperations(table: Table): Pick<SyncStore, 'raise' | 'triggers'> {
  return {
    async raise(key, trigger, now) {
      const put = (Item: object) => table.client.send(new PutCommand({ TableName: table.tableName, Item }));
      const list = () => put({ ...keys.knownRepository(key), repositoryId: key.repositoryId });
      // First, so that whatever follows is found when the team's data are deleted, mapped or not.
      await list();
      await put({ ...keys.trigger(key, trigger.id), trigger });
      // It may have been deleted with the team's data since it was listed.
      if ((await countWish(table, key, now)) === 1) await list();
    },

    async triggers(key) {
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.triggerPrefix, limit: triggersPerRun };
      return (await listItems(table, listing, triggerItemSchema)).items.map(({ trigger }) => trigger);
    },
  };
}

/** Counts one more wish; how many there were in all. */
async function countWish(table: Table, key: RepositoryKey, now: Date): Promise<number> {
  const where = { TableName: table.tableName, Key: keys.syncState(key), ReturnValues: 'UPDATED_NEW' } as const;
  // Whoever has the lease renews it in transactions on the same item.
  const update = (how: Update) => pastConflicts(() => table.client.send(new UpdateCommand({ ...where, ...how })));
  const counted = (await unlessRefused(update(wishThatIsDue(key, now)))) ?? (await update(wish(now)));
  return wishesSchema.parse(counted.Attributes).requested;
}

type Update = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

/** Whoever has the lease, or ends a wait, sees the wish by itself: then it is due already. */
function wish(now: Date): Update {
  return {
    UpdateExpression: 'SET waitingSince = if_not_exists(waitingSince, :now) ADD requested :one',
    ExpressionAttributeValues: { ':now': now.toISOString(), ':one': 1 },
  };
}

function wishThatIsDue(key: RepositoryKey, now: Date): Update {
  const { dueShard, dueAt } = dueAttributes('SYNC', keys.syncState(key), new Date(now.getTime() + dueAfterWishMs));
  return {
    UpdateExpression:
      'SET waitingSince = if_not_exists(waitingSince, :now), dueShard = :dueShard, dueAt = :dueAt ADD requested :one',
    ConditionExpression: '(attribute_not_exists(lease) OR lease.expiresAt < :now) AND attribute_not_exists(notBefore)',
    ExpressionAttributeValues: { ...wish(now).ExpressionAttributeValues, ':dueShard': dueShard, ':dueAt': dueAt },
  };
}
