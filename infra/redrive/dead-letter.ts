import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { syncMaxReceiveCount } from '../../shared/contracts/limits.ts';
import { readSyncMessage } from '../../shared/domain/events/sync-message.ts';
import { subjectOf } from '../../shared/domain/names/message-subject.ts';

/** Why messages die: refused by the push function, given up by SQS, or never delivered by EventBridge. */
export const deadLetterKinds = ['rejected', 'crashed', 'undelivered'] as const;

/** See {@link deadLetterKinds}. */
export type DeadLetterKind = (typeof deadLetterKinds)[number];

/** A message of a dead-letter queue, as the person on call needs it. */
export interface DeadLetter {
  readonly id: string;
  readonly kind: DeadLetterKind;
  readonly code: string;
  /** What happened, in a sentence. */
  readonly reason: string;
  /** What kind of message it is and whom it is about, as far as that can be read. */
  readonly about: string;
  /** The team that it is about, if it names one by an id. */
  readonly teamId: string | undefined;
  /** When the message was first put on a queue. */
  readonly sentAt: Date;
  readonly body: string;
  readonly receiptHandle: string;
}

/** Reads a message; of one that can't be read, it says so. */
export function readDeadLetter(message: Message): DeadLetter {
  const body = message.Body ?? '';
  return {
    id: message.MessageId ?? '',
    ...causeOf(message),
    about: aboutOf(body),
    teamId: subjectOf(body).teamId,
    sentAt: new Date(Number(message.Attributes?.['SentTimestamp'] ?? 0)),
    body,
    receiptHandle: message.ReceiptHandle ?? '',
  };
}

const noRoom =
  'The message is so long that there was no room left for the reason; it is in the log as `event rejected`.';

function causeOf({ MessageAttributes = {}, Body = '' }: Message): Pick<DeadLetter, 'kind' | 'code' | 'reason'> {
  const text = (name: string) => MessageAttributes[name]?.StringValue;
  const [code, rejection] = [text('code'), text('reason')];
  if (code !== undefined || rejection !== undefined) {
    return { kind: 'rejected', code: code ?? 'unknown', reason: rejection ?? noRoom };
  }
  // EventBridge's own attributes (docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html).
  const refusal = text('ERROR_CODE');
  if (refusal !== undefined) {
    const told = `EventBridge could not put it on the sync queue: ${text('ERROR_MESSAGE') ?? 'it gives no reason'}`;
    const reason = [told, ...refusedBesides(Body)].join(' ');
    return { kind: 'undelivered', code: refusal, reason };
  }
  const reason = `Its handler crashed ${syncMaxReceiveCount} times; the push function's log tells of it by its message id.`;
  return { kind: 'crashed', code: 'handler_crashed', reason };
}

/** A queue takes no group that isn't a team's id: then what is wrong is the event, and it has to be sent again as it should be. */
function refusedBesides(body: string): string[] {
  const { rejected } = readSyncMessage(body, new Date());
  return rejected.map(({ reason }) => `The push function would reject it, too: ${reason}`);
}

const repositorySchema = z.object({ id: z.unknown() });
const eventSchema = z.object({
  'detail-type': z.string(),
  detail: z.object({ teamId: z.unknown(), repositoryId: z.unknown(), repositories: z.unknown() }).partial(),
});

function aboutOf(body: string): string {
  const event = eventSchema.safeParse(jsonOf(body));
  if (!event.success) return 'not an event';
  const { teamId, repositoryId, repositories } = event.data.detail;
  const listed = z.array(repositorySchema).safeParse(repositories);
  const ids = listed.success ? listed.data.map(({ id }) => id) : [repositoryId];
  const known = [teamId, ids.filter((id) => typeof id === 'string').join(', ')];
  return [event.data['detail-type'], ...known.filter((part) => typeof part === 'string' && part !== '')].join(' · ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
