import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Rejection } from '../domain/events/sync-message.ts';
import { bytesOf, cutToBytes } from './text-bytes.ts';

/** What SQS takes as one message, its attributes with their names and types counted (SQS API, SendMessage). */
const messageMaxBytes = 1_048_576;
/** Longest text that we put into a message attribute, bytes. */
const reasonMaxBytes = 2_000;
/** With less room a reason says nothing, bytes. */
const reasonMinBytes = 40;
const type = 'String';

/** What of SendMessage says what is dead, and why. */
interface DeadLetterMessage {
  readonly MessageBody: string;
  readonly MessageAttributes: Record<string, MessageAttributeValue>;
}

/**
 * Makes a rejection a message that SQS takes. What was rejected comes first: a reason for which there is no room left is
 * shortened or left out, since the message can be replayed without it.
 */
export function deadLetterMessage({ code, reason, body }: Rejection): DeadLetterMessage {
  const MessageBody = cutToBytes(escaped(body), messageMaxBytes);
  const MessageAttributes: DeadLetterMessage['MessageAttributes'] = {};
  let room = messageMaxBytes - bytesOf(MessageBody);
  for (const [name, text] of Object.entries({ code, reason: printable(reason) })) {
    const beside = bytesOf(name) + bytesOf(type);
    const value = cutToBytes(text, Math.min(reasonMaxBytes, room - beside));
    if (value === '' || (value !== text && bytesOf(value) < reasonMinBytes)) continue;
    MessageAttributes[name] = { DataType: type, StringValue: value };
    room -= beside + bytesOf(value);
  }
  return { MessageBody, MessageAttributes };
}

/** Everything but what SQS takes in texts: tab, line feed, carriage return, and what XML allows beyond (SQS API, SendMessage). */
const refusedCharacters = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** In JSON only a text can hold such a character, and there it can be written so. */
function escaped(json: string): string {
  return json.replace(refusedCharacters, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function printable(text: string): string {
  return text.replace(refusedCharacters, '\ufffd');
}
