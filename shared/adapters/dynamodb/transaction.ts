import { setTimeout as passTime } from 'node:timers/promises';
import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const conflictTries = 5;
/** Longest pause before the second try, milliseconds; each further one may be as much longer. */
const conflictPauseMs = 20;

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
    await pastConflicts(() => table.client.send(new TransactWriteCommand({ TransactItems: [...writes] })));
  } catch (error) {
    const failed = codesOf(error).indexOf('ConditionalCheckFailed');
    throw failed >= 0 ? new ConditionFailedError(failed, error) : error;
  }
}

/**
 * Writes, and writes again when a transaction was at one of the items at the same moment: DynamoDB refuses whoever comes
 * second, also a write that is no transaction, and the SDK takes that for final. The next try is likely to pass.
 */
export async function pastConflicts<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || attempt === conflictTries) throw error;
      await passTime(Math.random() * conflictPauseMs * attempt);
    }
  }
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  const codes = codesOf(error);
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
}

/** DynamoDB names a reason for each write of the transaction, in their order. */
function codesOf(error: unknown): (string | undefined)[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code);
}
