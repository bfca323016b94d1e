import type { RepositoryKey } from '../../domain/ids.ts';
import { LeaseLostError } from '../../ports/finding-store.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { ConditionFailedError, type Write, writeTogether } from './transaction.ts';

/** A condition of a write itself did not hold; the lease is held. */
export class WriteRefusedError extends Error {
  readonly code = 'write_refused';
  override readonly name = 'WriteRefusedError';
}

/** DynamoDB takes 100 items a transaction (API reference, TransactWriteItems); one of them is the check of the lease. */
const writesPerTransaction = 99;

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

/** The check of the lease is the first of the writes. */
async function send(table: Table, writes: readonly Write[]): Promise<void> {
  try {
    await writeTogether(table, writes);
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error;
    if (error.index === 0) throw new LeaseLostError('Somebody else works on it now.', { cause: error });
    throw new WriteRefusedError('Somebody else changed it meanwhile.', { cause: error });
  }
}
