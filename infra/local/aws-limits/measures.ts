import * as z from 'zod';

const attributesSchema = z.record(
  z.string(),
  z.object({
    DataType: z.string().default(''),
    StringValue: z.string().default(''),
    BinaryValue: z.string().default(''),
  }),
);
const messageSchema = z.object({
  MessageBody: z.string().default(''),
  DelaySeconds: z.number().optional(),
  MessageGroupId: z.string().optional(),
  MessageAttributes: attributesSchema.default({}),
});
type Message = z.infer<typeof messageSchema>;
const entriesSchema = z.object({ Entries: z.array(z.unknown()) });
const eventSchema = z.object({
  Time: z.unknown().optional(),
  Source: z.string().default(''),
  DetailType: z.string().default(''),
  Detail: z.string().default(''),
  Resources: z.array(z.string()).default([]),
});
const secretSchema = z.object({ SecretString: z.string().default('') });

/** How EventBridge counts the time of an entry, bytes. */
const timeBytes = 14;

/** What the messages of a call come to: their texts, and of each attribute name, type and value. */
export function messageBytes(input: object): number {
  return sum(messagesOf(input).map(({ MessageBody, MessageAttributes }) => bytes(MessageBody) + of(MessageAttributes)));
}

const of = (attributes: Message['MessageAttributes']) =>
  sum(
    Object.entries(attributes).map(
      ([name, { DataType, StringValue, BinaryValue }]) =>
        bytes(name) + bytes(DataType) + bytes(StringValue) + Buffer.from(BinaryValue, 'base64').byteLength,
    ),
  );

/** The texts of messages, those of their attributes too. */
export function messageTexts(input: object): string[] {
  return messagesOf(input).flatMap(({ MessageBody, MessageAttributes }) => [
    MessageBody,
    ...Object.values(MessageAttributes).map(({ StringValue }) => StringValue),
  ]);
}

/** How long each message is to be delayed, seconds. */
export function delays(input: object): number[] {
  return messagesOf(input).flatMap(({ DelaySeconds }) => DelaySeconds ?? []);
}

/** The groups that messages are given. */
export function messageGroups(input: object): string[] {
  return messagesOf(input).flatMap(({ MessageGroupId }) => MessageGroupId ?? []);
}

/** How many attributes each message has. */
export function attributeCounts(input: object): number[] {
  return messagesOf(input).map(({ MessageAttributes }) => Object.keys(MessageAttributes).length);
}

function messagesOf(input: object): Message[] {
  const batch = entriesSchema.safeParse(input);
  return (batch.success ? batch.data.Entries : [input]).flatMap((one) => {
    const message = messageSchema.safeParse(one);
    return message.success ? message.data : [];
  });
}

/** What the entries of PutEvents come to, as EventBridge's user guide counts. */
export function entryBytes(input: object): number {
  const { data } = z.object({ Entries: z.array(eventSchema) }).safeParse(input);
  return sum(
    (data?.Entries ?? []).map(
      ({ Time, Source, DetailType, Detail, Resources }) =>
        (Time === undefined ? 0 : timeBytes) + sum([Source, DetailType, Detail, ...Resources].map(bytes)),
    ),
  );
}

/** The most operands that an IN has in any expression of a call, those of a transaction's parts too. */
export function expressionOperands(input: unknown): number {
  if (typeof input !== 'object' || input === null) return 0;
  return Math.max(
    0,
    ...Object.entries(input).map(([name, value]) =>
      name.endsWith('Expression') && typeof value === 'string' ? operandsOf(value) : expressionOperands(value),
    ),
  );
}

function operandsOf(expression: string): number {
  const lists = [...expression.matchAll(/\bIN\s*\(([^)]*)\)/gi)].map(([, operands = '']) => operands.split(',').length);
  return Math.max(0, ...lists);
}

/** What a secret's text comes to. */
export function secretBytes(input: object): number {
  return bytes(secretSchema.safeParse(input).data?.SecretString ?? '');
}

const bytes = (text: string) => Buffer.byteLength(text);

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
