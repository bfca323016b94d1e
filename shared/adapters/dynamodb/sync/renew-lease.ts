import type { RepositoryKey } from '../../../domain/names/ids.ts';
import type { Lease } from '../../../domain/sync/sync-state.ts';
import type { WorkBasis } from '../../../ports/sync-store.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { ConditionFailedError, type Write, writeTogether } from '../table/transaction.ts';

/** Prolongs a lease in one transaction with the check that connection and mapping are still those of `basis`. */
export async function renewLease(
  table: Table,
  key: RepositoryKey,
  lease: Lease,
  basis: WorkBasis,
): Promise<'renewed' | 'lost' | 'basis_changed'> {
  try {
    await writeTogether(table, writesOf(table.tableName, key, lease, basis));
    return 'renewed';
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error;
    return error.index === 0 ? 'lost' : 'basis_changed';
  }
}

function writesOf(TableName: string, key: RepositoryKey, lease: Lease, basis: WorkBasis): Write[] {
  const versionCheck = (Key: ItemKey, version: number): Write => ({
    ConditionCheck: {
      TableName,
      Key,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  });
  return [
    {
      Update: {
        TableName,
        Key: keys.syncState(key),
        UpdateExpression: `SET lease.expiresAt = :expiresAt${lease.progress ? ', lease.progress = :progress' : ''}`,
        ConditionExpression: 'lease.#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: {
          ':expiresAt': lease.expiresAt,
          ':token': lease.token,
          ...(lease.progress ? { ':progress': lease.progress } : {}),
        },
      },
    },
    versionCheck(keys.connection(key.teamId), basis.connectionVersion),
    versionCheck(keys.mapping(key), basis.mappingVersion),
  ];
}
