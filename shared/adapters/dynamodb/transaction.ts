import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Another transaction was at one of the items at the same moment; the next try is likely to pass. */
const conflictTries = 5;

/** The condition of one write of a transaction did not hold, so none was made. */
export class ConditionFailedError extends Error {
  readonly code = 'condition_failed';
  override readonly name = 'ConditionFailedError';
  /** Which of the writes, counted from 0. */
  readonly index: number;

  constructor(index: number, cause: unknown) {
    super('The condition of a write did not hold.', { cause });
    this.index = index;
  }
}

/**
 * Makes all of the writes or none.
 *
 * @throws {ConditionFailedError} naming the first write whose condition did not hold
 */
export async function writeTogether(table: Table, writes: readonly Write[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return;
    } catch (error) {
      const codes = codesOf(error);
      const failed = codes.indexOf('ConditionalCheckFailed');
      if (failed >= 0) throw new ConditionFailedError(failed, error);
      if (!codes.includes('TransactionConflict') || attempt === conflictTries) throw error;
    }
  }
}

/** DynamoDB names a reason for each write of the transaction, in their order. */
function codesOf(error: unknown): (string | undefined)[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code);
}
