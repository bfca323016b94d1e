import {
  type DynamoDBClientConfig,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { Patience } from '../../patience.ts';

type RetryStrategy = Extract<NonNullable<DynamoDBClientConfig['retryStrategy']>, { acquireInitialRetryToken: unknown }>;
type RetryErrorInfo = Parameters<RetryStrategy['refreshRetryTokenForRetry']>[1];

/** How calls are repeated: each pause may be twice as long as the one before, milliseconds. */
interface Rhythm {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** @default until patience is at its end */
  readonly tries?: number;
}

/** Whoever comes second to an item finds it free in a moment. */
const conflict: Rhythm = { firstPauseMs: 20, longestPauseMs: 1_000 };
/** A partition takes more with every second. */
const throttled: Rhythm = { firstPauseMs: 100, longestPauseMs: 10_000 };
/** No answer, or one that DynamoDB is in trouble: what this can't mend is left to the next message. */
const outage: Rhythm = { firstPauseMs: 50, longestPauseMs: 1_000, tries: 5 };

/** Reasons for which DynamoDB cancels a transaction that may pass the next time (API reference, TransactWriteItems). */
const conflictReason = 'TransactionConflict';
const throttlingReasons: readonly (string | undefined)[] = ['ThrottlingError', 'ProvisionedThroughputExceeded'];
const noReason = 'None';

/**
 * Repeats what DynamoDB refuses for the moment. The SDK by itself takes a cancelled transaction and a conflict for final, and
 * gives up on throttling after two more tries. The repeated request is the same to the byte, so a transaction that was made
 * although its answer got lost isn't made twice: the SDK gave it a token.
 *
 * @param random a number from 0 on, below 1
 */
export function patientRetries(patience: Pick<Patience, 'leftMs'>, random: () => number): RetryStrategy {
  return {
    acquireInitialRetryToken: async () => token(0, 0),
    async refreshRetryTokenForRetry(before, info) {
      const [tries, rhythm] = [before.getRetryCount() + 1, rhythmFor(info)];
      const leftMs = patience.leftMs();
      if (rhythm === undefined || leftMs <= 0 || tries >= (rhythm.tries ?? Number.POSITIVE_INFINITY)) {
        throw new Error('The call is not repeated.', { cause: info.error });
      }
      const pauseMs = Math.min(rhythm.longestPauseMs, rhythm.firstPauseMs * 2 ** (tries - 1));
      return token(tries, Math.min(leftMs, random() * pauseMs));
    },
    recordSuccess() {},
  };
}

const token = (tries: number, delayMs: number) => ({ getRetryCount: () => tries, getRetryDelay: () => delayMs });

function rhythmFor({ error, errorType }: RetryErrorInfo): Rhythm | undefined {
  if (error instanceof TransactionConflictException) return conflict;
  if (error instanceof TransactionCanceledException) return rhythmForCancelled(reasonsOf(error));
  if (errorType === 'THROTTLING') return throttled;
  return errorType === 'CLIENT_ERROR' ? undefined : outage;
}

/** One reason that can't pass is enough: no further try would go through. */
function rhythmForCancelled(reasons: readonly (string | undefined)[]): Rhythm | undefined {
  const told = reasons.filter((reason) => reason !== noReason);
  if (!told.every((reason) => reason === conflictReason || throttlingReasons.includes(reason))) return undefined;
  if (told.length === 0) return undefined;
  return told.includes(conflictReason) && told.every((reason) => reason === conflictReason) ? conflict : throttled;
}

/** DynamoDB names a reason for each write of the transaction, in their order. */
export function reasonsOf({ CancellationReasons = [] }: TransactionCanceledException): (string | undefined)[] {
  return CancellationReasons.map(({ Code }) => Code);
}
