import { VersionConflictError } from '../../../ports/team-store.ts';
import { ConditionFailedError } from '../table/transaction.ts';

/**
 * Waits for a write that holds only while something is as it was read.
 *
 * @throws {VersionConflictError} when it isn't any more
 */
export async function unlessChanged(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error;
    throw new VersionConflictError('It was changed by someone else meanwhile.', { cause: error });
  }
}
