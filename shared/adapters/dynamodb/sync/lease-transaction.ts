import type { RepositoryKey } from '../../../domain/names/ids.ts';
import { LeaseLostError } from '../../../ports/finding-store.ts';
import { cutBySize } from '../table/cut-by-size.ts';
import { itemBytes } from '../table/item-bytes.ts';
import { keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { ConditionFailedError, type Write, writeTogether } from '../table/transaction.ts';

/** A condition of a write itself did not hold; the lease is held. */
export class WriteRefusedError extends Error {
  readonly code = 'write_refused';
  override readonly name = 'WriteRefusedError';
}

/**
 * DynamoDB takes 100 items a transaction, one of them the check of the lease, and 4 MB (API reference, TransactWriteItems). Far
 * less than these is as cheap, and a transaction that is refused for the moment is repeated whole.
 */
const transactionMax = { maxCount: 99, maxBytes: 1_000_000 };
/** A transaction costs two write units for each item, or each kilobyte of it (CapacityUnitCalculations.html, ibid.). */
const unitsPerKilobyte = 2;

/**
 * Writes in their order, each transaction together with the check that the lease is held, and masses no faster than a
 * partition takes them.
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
  for (const some of cutBySize(writes, writeBytes, transactionMax)) {
    const ofTransaction = [leaseCheck, ...some];
    await table.pace.take(ofTransaction.reduce((units, write) => units + unitsOf(write), 0));
    await send(table, ofTransaction);
  }
}

/** What a write brings along, bytes. */
function writeBytes({ Put }: Write): number {
  return itemBytes(Put?.Item ?? {});
}

function unitsOf(write: Write): number {
  return unitsPerKilobyte * Math.max(1, Math.ceil(writeBytes(write) / 1024));
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
