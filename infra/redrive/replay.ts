import { DeleteMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetter } from './dead-letter.ts';
import { describeBody } from './report.ts';

/**
 * Puts a message on the sync queue, as it came the first time, and only then deletes it where it lay: what goes wrong in
 * between doubles it, which costs a look at DefectDojo and no more.
 */
export async function replay(
  client: SQSClient,
  letter: DeadLetter,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { body, teamId } = letter;
  await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body, MessageGroupId: teamId }));
  await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: letter.receiptHandle }));
}

/** Prints a message in full, and then deletes it for good. */
export async function discard(
  client: SQSClient,
  letter: DeadLetter,
  { from, print }: { readonly from: string; readonly print: (text: string) => void },
): Promise<void> {
  print(describeBody(letter));
  await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: letter.receiptHandle }));
}
