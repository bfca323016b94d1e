import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RepositoryKey } from '../../domain/ids.ts';
import { LeaseLostError } from '../../ports/finding-store.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB takes 100 items a transaction (API reference, TransactWriteItems); one of them is the check of the lease. */
const writesPerTransaction = 99;
/** A renewal of the same lease may be under way at the same moment. */
const conflictTries = 5;

/**
 * Writes in their order, each transaction together with the check that the lease is held.
 *
 * @throws {LeaseLostError} when it is not; earlier transactions stay.
 */
export async function writeWithLease(
  table: Table,
  holder: RepositoryKey & { readonly token: string },
  writes: readonly Write[],
): Promise<void> {
  const leaseCheck: Write = {
    ConditionCheck: {
      TableName: table.tableName,
      Key: keys.syncState(holder),
      ConditionExpression: 'lease.#token = :token',
      ExpressionAttributeNames: { '#token': 'token' },
      ExpressionAttributeValues: { ':token': holder.token },
    },
  };
  for (let start = 0; start < writes.length; start += writesPerTransaction) {
    const ofTransaction = writes.slice(start, start + writesPerTransaction);
    await send(table, [leaseCheck, ...ofTransaction]);
  }
}

async function send(table: Table, TransactItems: Write[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes[0] === 'ConditionalCheckFailed')
        throw new LeaseLostError('Somebody else works on it now.', { cause: error });
      if (!codes.includes('TransactionConflict') || attempt === conflictTries) throw error;
    }
  }
}
