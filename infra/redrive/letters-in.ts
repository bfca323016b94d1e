import { ChangeMessageVisibilityCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type DeadLetter, readDeadLetter } from './dead-letter.ts';

/** Most messages that SQS hands out at once (SQS API, ReceiveMessage). */
const messagesPerCall = 10;
/** How long the messages are hidden from others, seconds: enough to look at and replay a thousand. */
const hiddenSeconds = 600;
/** Long polling asks all of SQS's servers, so that an empty answer means an empty queue (SQS developer guide), seconds. */
const pollSeconds = 1;

/** Takes up to `limit` messages of a queue, each once. Until they are given back or deleted they are hidden from others. */
export async function takeLetters(client: SQSClient, queueUrl: string, limit: number): Promise<DeadLetter[]> {
  const letters = new Map<string, DeadLetter>();
  while (letters.size < limit) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(messagesPerCall, limit - letters.size),
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: pollSeconds,
      }),
    );
    if (Messages.length === 0) break;
    for (const letter of Messages.map(readDeadLetter)) letters.set(letter.id, letter);
  }
  return [...letters.values()];
}

/** Shows messages to others again at once. */
export async function giveBack(client: SQSClient, queueUrl: string, letters: readonly DeadLetter[]): Promise<void> {
  for (const { receiptHandle } of letters) {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 }),
    );
  }
}
