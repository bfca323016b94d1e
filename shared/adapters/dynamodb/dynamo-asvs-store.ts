import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { storedDetectionSchema } from '../../domain/asvs/detection.ts';
import { openFindingsSchema } from '../../domain/asvs/open-findings.ts';
import { type AsvsProfile, asvsProfileSchema } from '../../domain/asvs/profile.ts';
import type { AsvsStore } from '../../ports/asvs-store.ts';
import { VersionConflictError } from '../../ports/team-store.ts';
import { keys } from './keys.ts';
import { getItem, listItems, type Table } from './table.ts';

/**
 * {@link AsvsStore} in DynamoDB. Profiles are small and lie in the team's partition, so that totals take one query;
 * evidence and counts lie with the repository.
 */
export function createDynamoAsvsStore(table: Table): AsvsStore {
  const { client, tableName: TableName } = table;
  const putOver = (profile: AsvsProfile) => ({
    TableName,
    Item: { ...keys.asvsProfile(profile), ...profile },
    ...(profile.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': profile.version - 1 },
        }),
  });

  return {
    profile: (key) => getItem(table, keys.asvsProfile(key), asvsProfileSchema),
    profiles: (teamId, page) =>
      listItems(table, { pk: keys.teamPartition(teamId), prefix: keys.asvsProfilePrefix, ...page }, asvsProfileSchema),
    putProfile: (profile) => unlessChanged(client.send(new PutCommand(putOver(profile)))),
    detection: (key) => getItem(table, keys.asvsDetection(key), storedDetectionSchema),
    putDetection: (profile, detection) =>
      unlessChanged(
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: putOver(profile) },
              { Put: { TableName, Item: { ...keys.asvsDetection(profile), ...detection } } },
            ],
          }),
        ),
      ),
    openFindings: (key) => getItem(table, keys.asvsOpenFindings(key), openFindingsSchema),
    async putOpenFindings(key, counts) {
      await client.send(new PutCommand({ TableName, Item: { ...keys.asvsOpenFindings(key), ...counts } }));
    },
  };
}

async function unlessChanged(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isChangedMeanwhile(error)) throw error;
    throw new VersionConflictError('It was changed by someone else meanwhile.', { cause: error });
  }
}

/** A write that meets a transaction under way is refused as well: whoever makes it has to read again either way. */
function isChangedMeanwhile(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}
