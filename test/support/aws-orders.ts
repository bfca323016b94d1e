import type { FaultOrder } from '../../infra/local/stand-in/fault-order.ts';

/** Which calls an order is about: all of a kind, unless it says which of their tries, how many of them, or about what. */
export interface Ordered {
  /** The how manieth try of each call. @default every try */
  readonly attempt?: number;
  /** @default until the order is cleared */
  readonly times?: number;
  /** A text that they hold, such as a team's id. @default any */
  readonly about?: string;
}

const singleWrites = ['PutItem', 'UpdateItem', 'DeleteItem'];
const reads = ['GetItem', 'Query'];
const throttlingError = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
const throttlingMessage = 'The level of configured provisioned throughput for the table was exceeded.';
const cancelledError = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';

/** DynamoDB takes no reads and writes for the moment. */
export function throttled(ordered: Ordered): FaultOrder[] {
  const single = [...singleWrites, ...reads].map((action): FaultOrder => {
    const body = { __type: throttlingError, message: throttlingMessage };
    return { ...matching(action, ordered), effect: { kind: 'status', status: 400, body } };
  });
  return [...single, cancelled('ThrottlingError', ordered)];
}

/** DynamoDB cancels transactions for a reason, told of the first of their writes. */
export function cancelled(reason: string, ordered: Ordered): FaultOrder {
  const body = {
    __type: cancelledError,
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reason}]`,
    CancellationReasons: [{ Code: reason, Message: 'Not now.' }],
  };
  return { ...matching('TransactWriteItems', ordered), effect: { kind: 'status', status: 400, body } };
}

/** DynamoDB does what it is asked, and the answer gets lost. */
export function answersLost(ordered: Ordered): FaultOrder[] {
  return [...singleWrites, 'TransactWriteItems'].map((action) => ({
    ...matching(action, ordered),
    effect: { kind: 'reset', when: 'after' },
  }));
}

function matching(action: string, { attempt, times, about }: Ordered): Omit<FaultOrder, 'effect'> {
  return {
    times: times ?? null,
    headersInclude: {
      'x-amz-target': `DynamoDB_20120810.${action}`,
      ...(attempt === undefined ? {} : { 'amz-sdk-request': `attempt=${attempt};` }),
    },
    ...(about === undefined ? {} : { bodyIncludes: about }),
  };
}
