import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Patience } from '../../shared/adapters/patience.ts';
import { subjectOf } from '../../shared/domain/names/message-subject.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ReceiveMessage } from './receive-message.ts';

/** Translates a batch of the sync queue, which the stack has hold one message; those whose handling crashed come back alone. */
export function createHandler({
  receiveMessage,
  patience,
  log,
  clock,
}: {
  receiveMessage: ReceiveMessage;
  patience: Pick<Patience, 'begin'>;
  log: Log;
  clock: Clock;
}) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const remainingMs = context.getRemainingTimeInMillis();
    patience.begin(remainingMs);
    const endsAt = new Date(clock.now().getTime() + remainingMs);
    const handleRecord = async ({ messageId, body }: SQSRecord): Promise<void> => {
      try {
        await receiveMessage({ messageId, body }, endsAt);
      } catch (error) {
        log.error('message crashed its handler', { messageId, ...subjectOf(body), error: summaryOf(error) });
        throw error;
      }
    };
    return processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      // A batch of poison messages is no failure of the function: each goes its own way to the dead-letter queue.
      throwOnFullBatchFailure: false,
      processInParallel: false,
    });
  };
}
