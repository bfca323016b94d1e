import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RepositoryKey } from '../../domain/ids.ts';
import { LeaseLostError } from '../../ports/finding-store.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** A condition of a write itself did not hold; the lease is held. */
export class WriteRefusedError extends Error {
  readonly code = 'write_refused';
  override readonly name = 'WriteRefusedError';
}

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB takes 100 items a transaction (API reference, TransactWriteItems); one of them is the check of the lease. */
const writesPerTransaction = 99;
/** A renewal of the same lease may be under way at the same moment. */
const conflictTries = 5;

/**
 * Writes in their order, each transaction together with the check that the lease is held.
 *
 * @throws {LeaseLostError} when it is not; earlier transactions stay.
 * @throws {WriteRefusedError} when the condition of one of the writes does not hold; earlier transactions stay.
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
      if (!isConflict(error) || attempt === conflictTries) throw refusalOf(error);
    }
  }
}

const codesOf = (error: TransactionCanceledException) => (error.CancellationReasons ?? []).map(({ Code }) => Code);

/** DynamoDB names a reason for each item of the transaction, in their order; the check of the lease is the first. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof TransactionCanceledException)) return error;
  const refused = codesOf(error).indexOf('ConditionalCheckFailed');
  if (refused === 0) return new LeaseLostError('Somebody else works on it now.', { cause: error });
  return refused > 0 ? new WriteRefusedError('Somebody else changed it meanwhile.', { cause: error }) : error;
}

function isConflict(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = codesOf(error);
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
}
