import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import { connectionSchema } from '../../domain/connection.ts';
import { mappingSchema } from '../../domain/mapping.ts';
import { type TeamStore, VersionConflictError } from '../../ports/team-store.ts';
import { attentionMarks } from './attention-marks.ts';
import { type ItemKey, keys } from './keys.ts';
import { countItems, getItem, listItems, type Table } from './table.ts';

/** {@link TeamStore} in DynamoDB. */
export function createDynamoTeamStore(table: Table): TeamStore {
  const put = (key: ItemKey, item: object, condition: Condition) =>
    unlessChanged(
      table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key, ...item }, ...condition })),
    );
  const putVersioned = (key: ItemKey, item: { version: number }) =>
    put(key, item, item.version === 1 ? doesNotExist : hasVersion(item.version - 1));

  return {
    ...attentionMarks(table),
    connection: (teamId) => getItem(table, keys.connection(teamId), connectionSchema),
    putConnection: (connection) => putVersioned(keys.connection(connection.teamId), connection),
    mapping: (key) => getItem(table, keys.mapping(key), mappingSchema),
    putMapping: (mapping) => putVersioned(keys.mapping(mapping), mapping),
    async createMapping(mapping) {
      const Item = { ...keys.knownRepository(mapping), repositoryId: mapping.repositoryId };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
      await put(keys.mapping(mapping), mapping, doesNotExist);
    },
    deleteMapping: (mapping) =>
      unlessChanged(
        table.client.send(
          new DeleteCommand({
            TableName: table.tableName,
            Key: keys.mapping(mapping),
            ...hasVersion(mapping.version),
          }),
        ),
      ),
    mappings: (teamId, page) =>
      listItems(table, { pk: keys.teamPartition(teamId), prefix: keys.mappingPrefix, ...page }, mappingSchema),
    countMappings: (teamId) => countItems(table, { pk: keys.teamPartition(teamId), prefix: keys.mappingPrefix }),
  };
}

type Condition = Pick<
  PutCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

const doesNotExist: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

function hasVersion(version: number): Condition {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

async function unlessChanged(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new VersionConflictError('It was changed by someone else meanwhile.', { cause: error });
  }
}
