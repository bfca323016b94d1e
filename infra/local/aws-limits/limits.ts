import type { AwsCall } from './aws-call.ts';
import type { AnswerLimit, Limit, Refusal } from './limit.ts';
import {
  attributeCounts,
  delays,
  entryBytes,
  expressionOperands,
  messageBytes,
  messageGroups,
  messageTexts,
  secretBytes,
} from './measures.ts';

const kib = 1024;
const mib = 1024 * kib;

const docs = 'https://docs.aws.amazon.com';
const sqsQuotas = `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html`;
const lambdaQuotas = `${docs}/lambda/latest/dg/gettingstarted-limits.html`;
const httpApiQuotas = `${docs}/apigateway/latest/developerguide/http-api-quotas.html`;

function refused(status: number, code: string, message: string): Refusal {
  return { status, code, message };
}

const messageMaxBytes = mib;
const notAllowedInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const messageTooLong = refused(
  400,
  'InvalidParameterValue',
  `One or more parameters are invalid. Reason: Message must be shorter than ${messageMaxBytes} bytes.`,
);
const sends = ['AmazonSQS.SendMessage', 'AmazonSQS.SendMessageBatch'];

/** Lambda's payload of 6 MB is a little more on the wire: its own message says 6291556 bytes. */
const payloadMaxBytes = 6_291_556;
const eventMaxBytes = mib;

/** What AWS documents as refused and the emulator (MiniStack 1.5.33) lets pass. */
export const limits: readonly Limit[] = [
  {
    what: 'a message whose text and attributes together are over 1 MiB',
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html, and ${sqsQuotas} for the attributes`,
    actions: ['AmazonSQS.SendMessage'],
    refusal: messageTooLong,
    isOver: ({ input }) => messageBytes(input) > messageMaxBytes,
  },
  {
    what: 'a batch of messages that are over 1 MiB with all their attributes',
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html`,
    actions: ['AmazonSQS.SendMessageBatch'],
    refusal: refused(
      400,
      'AWS.SimpleQueueService.BatchRequestTooLong',
      'Batch requests cannot be longer than 1048576 bytes.',
    ),
    isOver: ({ input }) => messageBytes(input) > messageMaxBytes,
  },
  {
    what: 'a message that is delayed for longer than 15 minutes',
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html`,
    actions: sends,
    refusal: refused(
      400,
      'InvalidParameterValue',
      'Value for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
    ),
    isOver: ({ input }) => delays(input).some((delay) => delay < 0 || delay > 900 || !Number.isInteger(delay)),
  },
  {
    what: 'a message with a character, in its text or an attribute, that XML does not allow',
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html`,
    actions: sends,
    refusal: refused(400, 'InvalidMessageContents', 'The message contains characters outside the allowed set.'),
    isOver: ({ input }) => messageTexts(input).some((text) => notAllowedInXml.test(text)),
  },
  {
    what: 'a message group of more than 128 characters, or of others than letters, digits and punctuation',
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html`,
    actions: sends,
    refusal: refused(
      400,
      'InvalidParameterValue',
      'Value for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ),
    isOver: ({ input }) => messageGroups(input).some((group) => !/^[!-~]{1,128}$/.test(group)),
  },
  {
    what: 'a message with more than ten attributes',
    source: sqsQuotas,
    actions: sends,
    refusal: refused(400, 'InvalidParameterValue', 'Number of message attributes exceeds the allowed maximum [10].'),
    isOver: ({ input }) => attributeCounts(input).some((count) => count > 10),
  },
  {
    what: 'events that are 1 MB or more together',
    source: `${docs}/eventbridge/latest/APIReference/API_PutEvents.html, as of the SDK's version in package.json`,
    actions: ['AWSEvents.PutEvents'],
    refusal: refused(400, 'ValidationException', 'Total size of the entries in the request is over the limit.'),
    isOver: ({ input }) => entryBytes(input) >= mib,
  },
  {
    what: 'more than 100 operands of IN in an expression',
    source: `${docs}/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters`,
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'TransactWriteItems'].map(
      (name) => `DynamoDB.${name}`,
    ),
    refusal: refused(
      400,
      'ValidationException',
      'Invalid expression: The IN operator is provided with too many operands; maximum number of operands: 100',
    ),
    isOver: ({ input }) => expressionOperands(input) > 100,
  },
  {
    what: 'a secret of more than 65,536 bytes',
    source: `${docs}/secretsmanager/latest/userguide/reference_limits.html`,
    actions: ['secretsmanager.CreateSecret', 'secretsmanager.PutSecretValue', 'secretsmanager.UpdateSecret'],
    refusal: refused(
      400,
      'ValidationException',
      "Value at 'secretString' failed to satisfy constraint: Member must have length at most 65536",
    ),
    isOver: ({ input }) => secretBytes(input) > 64 * kib,
  },
  {
    what: 'a function called with more than 6 MB, or with more than 1 MB where nobody waits for it',
    source: lambdaQuotas,
    actions: ['Lambda.Invoke'],
    refusal: refused(
      413,
      'RequestTooLargeException',
      'Request must be smaller than 6291556 bytes for the InvokeFunction operation',
    ),
    isOver: ({ input, bodyBytes }) =>
      bodyBytes > (input['InvocationType'] === 'Event' ? eventMaxBytes : payloadMaxBytes),
  },
  {
    what: 'a request to an HTTP API of more than 10 MB',
    source: httpApiQuotas,
    actions: ['HTTP API'],
    refusal: refused(413, 'RequestEntityTooLarge', 'Request Entity Too Large'),
    isOver: ({ bodyBytes }) => bodyBytes > 10 * mib,
  },
  {
    what: 'a request to an HTTP API whose first line and headers are over 10,240 bytes',
    source: httpApiQuotas,
    actions: ['HTTP API'],
    refusal: refused(431, 'RequestHeaderFieldsTooLarge', 'Request Header Fields Too Large'),
    isOver: ({ headBytes }: AwsCall) => headBytes > 10_240,
  },
];

/** What AWS documents as refused of a function's answers. */
export const answerLimits: readonly AnswerLimit[] = [
  {
    what: 'an answer of a function behind an HTTP API that is over 6 MB',
    source: lambdaQuotas,
    actions: ['HTTP API'],
    refusal: refused(500, 'InternalServerError', 'Internal Server Error'),
    // The function hands its body over as a JSON string.
    isOver: ({ body }) => Buffer.byteLength(JSON.stringify(Buffer.from(body).toString())) > payloadMaxBytes,
  },
  {
    what: 'an answer of a function that is over 6 MB',
    source: lambdaQuotas,
    actions: ['Lambda.Invoke'],
    refusal: refused(
      413,
      'Function.ResponseSizeTooLarge',
      `Response payload size exceeded maximum allowed payload size (${payloadMaxBytes} bytes).`,
    ),
    isOver: ({ body }) => body.byteLength > payloadMaxBytes,
  },
];

/** How long an HTTP API waits for its function, milliseconds (the quota "Maximum integration timeout"). */
export const httpApiPatienceMs = 30_000;
export const httpApiTimedOut = refused(503, 'ServiceUnavailable', 'Service Unavailable');
