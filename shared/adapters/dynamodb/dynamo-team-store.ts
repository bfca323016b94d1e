import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { connectionSchema } from '../../domain/connection.ts';
import { mappingSchema } from '../../domain/mapping.ts';
import { type TeamStore, VersionConflictError } from '../../ports/team-store.ts';
import { type ItemKey, keys } from './keys.ts';
import { getItem, listItems, type Table } from './table.ts';

/** {@link TeamStore} in DynamoDB. */
export function createDynamoTeamStore(table: Table): TeamStore {
  const putVersioned = async (key: ItemKey, item: { version: number }): Promise<void> => {
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.tableName,
          Item: { ...key, ...item },
          ...(item.version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :previous',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':previous': item.version - 1 },
              }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new VersionConflictError('It was changed by someone else meanwhile.', { cause: error });
    }
  };

  return {
    connection: (teamId) => getItem(table, keys.connection(teamId), connectionSchema),
    putConnection: (connection) => putVersioned(keys.connection(connection.teamId), connection),
    mapping: (key) => getItem(table, keys.mapping(key), mappingSchema),
    putMapping: (mapping) => putVersioned(keys.mapping(mapping), mapping),
    mappings: (teamId, page) =>
      listItems(table, { pk: keys.teamPartition(teamId), prefix: keys.mappingPrefix, ...page }, mappingSchema),
  };
}
