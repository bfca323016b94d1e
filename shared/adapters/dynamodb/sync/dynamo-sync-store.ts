import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { placementSchema } from '../../../domain/placement/placement.ts';
import type { SyncStore } from '../../../ports/sync-store.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';
import { syncLeaseOperations } from './sync-lease.ts';
import { runOperations } from './sync-runs.ts';
import { triggerOperations } from './sync-triggers.ts';

/** {@link SyncStore} in DynamoDB. */
export function createDynamoSyncStore(table: Table): SyncStore {
  return {
    ...syncLeaseOperations(table),
    ...triggerOperations(table),
    ...runOperations(table),

    placement: (key, baseUrl, productId) => getItem(table, keys.placement(key, baseUrl, productId), placementSchema),

    async putPlacement(key, placement) {
      const Item = { ...keys.placement(key, placement.baseUrl, placement.productId), ...placement };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    },
  };
}
