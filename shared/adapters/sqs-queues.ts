import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import {
  previewRequestedDetailType,
  syncDueDetailType,
  syncRequestedDetailType,
} from '../domain/events/sync-message.ts';
import type { RepositoryKey } from '../domain/names/ids.ts';
import { type DeadLetters, longestWakeDelaySeconds, type PreviewQueue, type SyncQueue } from '../ports/sync-queue.ts';
import { deadLetterMessage } from './dead-letter-message.ts';

/** {@link SyncQueue} and {@link PreviewQueue} in SQS. */
export function createSqsSyncQueue(client: SQSClient, queueUrl: string): SyncQueue & PreviewQueue {
  const send = (body: object, delaySeconds: number, group?: string) =>
    client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(body),
        MessageGroupId: group,
        DelaySeconds: Math.min(Math.max(0, Math.ceil(delaySeconds)), longestWakeDelaySeconds),
      }),
    );
  /** With the team as message group, by which SQS keeps one team's messages from delaying those of others. */
  const sendOfTeam = ({ teamId }: RepositoryKey, body: object, delaySeconds: number) =>
    send(body, delaySeconds, teamId);
  const due = (key: RepositoryKey) => ({
    id: `${key.teamId}/${key.repositoryId}`,
    'detail-type': syncDueDetailType,
    detail: detailOf(key),
  });

  return {
    async request(key, { id, ...request }, { delaySeconds } = { delaySeconds: 0 }) {
      const detail = { ...detailOf(key), ...request };
      await sendOfTeam(key, { id, 'detail-type': syncRequestedDetailType, detail }, delaySeconds);
    },

    async requestPreview(key, previewId) {
      await sendOfTeam(key, { id: previewId, 'detail-type': previewRequestedDetailType, detail: detailOf(key) }, 0);
    },

    async wake(key, delaySeconds) {
      await sendOfTeam(key, due(key), delaySeconds);
    },

    async call(key) {
      // In no group: to a fair queue it is a tenant of its own, which never has a backlog.
      await send(due(key), 0);
    },
  };
}

const detailOf = ({ teamId, repositoryId }: RepositoryKey) => ({ version: '1', teamId, repositoryId });

/** {@link DeadLetters} in SQS: the reason travels as message attributes, so that it can be read without the body. */
export function createSqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async put(rejection) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, ...deadLetterMessage(rejection) }));
    },
  };
}
