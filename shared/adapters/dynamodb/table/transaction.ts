import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { reasonsOf } from './patient-retries.ts';
import type { Table } from './table.ts';

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

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
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? reasonsOf(error) : [];
    const failed = reasons.indexOf('ConditionalCheckFailed');
    throw failed >= 0 ? new ConditionFailedError(failed, error) : error;
  }
}

/** Whether the conditions of all writes held, so that they were made. */
export async function areWritten(table: Table, writes: readonly Write[]): Promise<boolean> {
  try {
    await writeTogether(table, writes);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailedError) return false;
    throw error;
  }
}
