import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { RepositoryKey } from '../../domain/ids.ts';
import type { Lease } from '../../domain/sync-state.ts';
import type { WorkBasis } from '../../ports/sync-store.ts';
import { type ItemKey, keys } from './keys.ts';
import type { Table } from './table.ts';

/** Another transaction was at one of the items at the same moment; the next try is likely to pass. */
const conflictTries = 5;

/** Prolongs a lease in one transaction with the check that connection and mapping are still those of `basis`. */
export async function renewLease(
  table: Table,
  key: RepositoryKey,
  lease: Lease,
  basis: WorkBasis,
): Promise<'renewed' | 'lost' | 'basis_changed'> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(transaction(table.tableName, key, lease, basis));
      return 'renewed';
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'conflict' && attempt < conflictTries) continue;
      if (refusal === 'lost' || refusal === 'basis_changed') return refusal;
      throw error;
    }
  }
}

/** DynamoDB names a reason for each item of the transaction, in their order. */
function refusalOf(error: unknown): 'lost' | 'basis_changed' | 'conflict' | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  if (codes[0] === 'ConditionalCheckFailed') return 'lost';
  if (codes.includes('ConditionalCheckFailed')) return 'basis_changed';
  return codes.includes('TransactionConflict') ? 'conflict' : undefined;
}

function transaction(TableName: string, key: RepositoryKey, lease: Lease, basis: WorkBasis): TransactWriteCommand {
  const versionCheck = (Key: ItemKey, version: number) => ({
    ConditionCheck: {
      TableName,
      Key,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  });
  return new TransactWriteCommand({
    TransactItems: [
      {
        Update: {
          TableName,
          Key: keys.syncState(key),
          UpdateExpression: 'SET lease.expiresAt = :expiresAt',
          ConditionExpression: 'lease.#token = :token',
          ExpressionAttributeNames: { '#token': 'token' },
          ExpressionAttributeValues: { ':expiresAt': lease.expiresAt, ':token': lease.token },
        },
      },
      versionCheck(keys.connection(key.teamId), basis.connectionVersion),
      versionCheck(keys.mapping(key), basis.mappingVersion),
    ],
  });
}
