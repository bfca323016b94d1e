import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { triggerSchema } from '../../domain/trigger.ts';
import type { SyncStore } from '../../ports/sync-store.ts';
import { keys } from './keys.ts';
import { listItems, type Table } from './table.ts';

const triggerItemSchema = z.object({ trigger: triggerSchema });
/** More triggers than this wait only when syncing has long been impossible; a later run serves the rest. */
const triggersPerRun = 100;

/** The part of the store that remembers what asked for a sync. */
export function triggerOperations(table: Table): Pick<SyncStore, 'raise' | 'triggers'> {
  return {
    async raise(key, trigger) {
      const Item = { ...keys.trigger(key, trigger.id), trigger };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
      await table.client.send(
        new UpdateCommand({
          TableName: table.tableName,
          Key: keys.syncState(key),
          UpdateExpression: 'ADD requested :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    },

    async triggers(key) {
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.triggerPrefix, limit: triggersPerRun };
      return (await listItems(table, listing, triggerItemSchema)).items.map(({ trigger }) => trigger);
    },
  };
}
