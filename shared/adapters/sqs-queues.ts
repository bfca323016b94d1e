import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import {
  previewRequestedDetailType,
  syncDueDetailType,
  syncRequestedDetailType,
} from '../domain/events/sync-message.ts';
import { type DeadLetters, longestWakeDelaySeconds, type PreviewQueue, type SyncQueue } from '../ports/sync-queue.ts';
import { deadLetterMessage } from './dead-letter-message.ts';

/** {@link SyncQueue} and {@link PreviewQueue} in SQS. */
export function createSqsSyncQueue(client: SQSClient, queueUrl: string): SyncQueue & PreviewQueue {
  const send = (body: object, delaySeconds: number) =>
    client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(body),
        DelaySeconds: Math.min(Math.max(0, Math.ceil(delaySeconds)), longestWakeDelaySeconds),
      }),
    );

  return {
    async request({ teamId, repositoryId }, { id, ...request }, { delaySeconds } = { delaySeconds: 0 }) {
      const detail = { version: '1', teamId, repositoryId, ...request };
      await send({ id, 'detail-type': syncRequestedDetailType, detail }, delaySeconds);
    },

    async requestPreview({ teamId, repositoryId }, previewId) {
      const detail = { version: '1', teamId, repositoryId };
      await send({ id: previewId, 'detail-type': previewRequestedDetailType, detail }, 0);
    },

    async wake({ teamId, repositoryId }, delaySeconds) {
      const detail = { version: '1', teamId, repositoryId };
      await send({ id: `${teamId}/${repositoryId}`, 'detail-type': syncDueDetailType, detail }, delaySeconds);
    },
  };
}

/** {@link DeadLetters} in SQS: the reason travels as message attributes, so that it can be read without the body. */
export function createSqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async put(rejection) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, ...deadLetterMessage(rejection) }));
    },
  };
}
