import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, inject } from 'vitest';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { FaultOrder } from '../../infra/local/stand-in/fault-order.ts';
import { waitFor } from '../../infra/local/wait-for.ts';
import {
  type NotificationDetail,
  notificationDetailSchema,
  notificationSource,
} from '../../shared/contracts/notification.ts';

/** Where the deployed stage is. */
export const endpoints = inject('endpoints');
const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const eventBridge = new EventBridgeClient(aws);
const sqs = new SQSClient(aws);
const lambda = new LambdaClient(aws);

const waitDeadlineMs = 60_000;

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Calls the deployed API, as the console does. */
export async function callApi(
  method: string,
  path: string,
  options: { token?: string; body?: unknown } = {},
): Promise<Answer> {
  const { token = endpoints.tokens.manager, body } = options;
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(`${endpoints.apiUrl}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

/** Calls the DefectDojo stand-in with the demo team's key. */
export async function askDefectDojo(path: string): Promise<{ count: number; results: Array<Record<string, unknown>> }> {
  const response = await fetch(`${endpoints.defectDojo.url}/api/v2${path}`, {
    headers: { authorization: `Token ${endpoints.defectDojo.apiKey}` },
  });
  return (await response.json()) as { count: number; results: Array<Record<string, unknown>> };
}

/** Deletes something from the DefectDojo stand-in, as a person may. */
export async function deleteInDefectDojo(path: string): Promise<void> {
  const headers = { authorization: `Token ${endpoints.defectDojo.apiKey}` };
  const response = await fetch(`${endpoints.defectDojo.url}/api/v2${path}`, { method: 'DELETE', headers });
  expect(response.status).toBe(204);
}

/** Changes what the Gecko stand-in holds for a team, the demo team unless told otherwise. */
export function orderGecko(
  method: string,
  path: string,
  body: object,
  teamId = endpoints.demoTeamId,
): Promise<Record<string, unknown>> {
  return order(`${endpoints.gecko.controlUrl}/teams/${teamId}${path}`, method, body);
}

/** Orders what is to go wrong at AWS. */
export async function orderAws(...orders: readonly FaultOrder[]): Promise<void> {
  for (const one of orders) await order(`${endpoints.awsControlUrl}/faults`, 'POST', one);
}

/** How many calls were hit by what was ordered of AWS about something. */
export async function appliedAtAws(about: string): Promise<number> {
  const answer = await fetch(`${endpoints.awsControlUrl}/faults`);
  const { faults } = (await answer.json()) as { faults: { bodyIncludes?: string; applied: number }[] };
  return faults.filter(({ bodyIncludes }) => bodyIncludes === about).reduce((sum, { applied }) => sum + applied, 0);
}

/** Changes the DefectDojo stand-in by hand. */
export function orderDefectDojo(method: string, path: string, body: object): Promise<Record<string, unknown>> {
  return order(`${endpoints.defectDojo.controlUrl}${path}`, method, body);
}

async function order(url: string, method: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Record<string, unknown>;
}

/** Puts `Scan Completed` events on the bus, as Gecko does, and returns their ids. */
export function putEvents(...details: object[]): Promise<string[]> {
  return put('Scan Completed', details);
}

/** Puts a `Finding Status Changed` event on the bus and returns its id. */
export async function putStatusChange(detail: object): Promise<string> {
  const [eventId = ''] = await put('Finding Status Changed', [detail]);
  return eventId;
}

async function put(DetailType: string, details: object[]): Promise<string[]> {
  const { Entries = [] } = await eventBridge.send(
    new PutEventsCommand({
      Entries: details.map((detail) => ({
        EventBusName: endpoints.eventBusName,
        Source: 'gecko.scanner',
        DetailType,
        Detail: JSON.stringify(detail),
      })),
    }),
  );
  return Entries.map(({ EventId = '' }) => EventId);
}

/** Lets the deployed sweep function run now, as its schedule does. */
export async function sweep(): Promise<void> {
  const invoke = new InvokeCommand({ FunctionName: endpoints.sweepFunctionName });
  const { FunctionError, Payload } = await lambda.send(invoke);
  expect({ FunctionError, answer: new TextDecoder().decode(Payload) }).toMatchObject({ FunctionError: undefined });
}

/** Waits for something to become true and returns it; a failed test says what it waited for. */
export async function eventually<T>(what: string, condition: () => Promise<T | undefined>): Promise<T> {
  const result = await waitFor(condition, { deadlineMs: waitDeadlineMs });
  if (result === undefined) expect.fail(`waited in vain for ${what}`);
  return result;
}

/** A run as the API lists it. */
export interface ListedRun {
  readonly id: string;
  readonly outcome: string;
  readonly reason?: { readonly code: string };
  readonly counts: Record<string, number>;
  readonly triggers: ReadonlyArray<{ readonly id: string }>;
}

/** The mapping's runs; until the first one of an unmapped repository there is nothing to list. */
export async function listRuns(mappingId: string, token = endpoints.tokens.manager): Promise<readonly ListedRun[]> {
  const { body } = await callApi('GET', `/v1/mappings/${mappingId}/runs`, { token });
  return (body['items'] ?? []) as ListedRun[];
}

/** Waits for the run that an event triggered. */
export function runOfEvent(mappingId: string, eventId: string, token = endpoints.tokens.manager): Promise<ListedRun> {
  return eventually(`a run for event ${eventId}`, async () => {
    return (await listRuns(mappingId, token)).find(({ triggers }) => triggers.some(({ id }) => id === eventId));
  });
}

/** Sends what some source puts on the bus from now on to a queue as well. Returns the queue's URL. */
export async function tapBus(source: string): Promise<string> {
  const Name = `tap-${crypto.randomUUID()}`;
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: Name }));
  const arn = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const EventBusName = endpoints.eventBusName;
  const EventPattern = JSON.stringify({ source: [source] });
  await eventBridge.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
  const Targets = [{ Id: Name, Arn: arn.Attributes?.['QueueArn'] ?? '' }];
  await eventBridge.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));
  return QueueUrl;
}

/** Listens to the events that the service itself puts on the bus. Returns what waits for the next one about a repository. */
export async function listenForNotifications(repositoryId: string): Promise<() => Promise<string>> {
  const next = await notificationsAbout(repositoryId, (detail) => detail.repositoryId === repositoryId);
  return async () => (await next()).type;
}

/** The same of a team's connection; tells also the code. */
export function listenForConnection(teamId: string): Promise<() => Promise<{ type: string; code: string }>> {
  return notificationsAbout(teamId, (detail) => detail.teamId === teamId && detail.repositoryId === undefined);
}

async function notificationsAbout(name: string, isMeant: (detail: NotificationDetail) => boolean) {
  const QueueUrl = await tapBus(notificationSource);
  return () =>
    eventually(`a notification about ${name}`, async () => {
      const { Messages: [message] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
      if (message === undefined) return undefined;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      const event = JSON.parse(message.Body ?? '{}') as { 'detail-type': string; detail?: object };
      const { data } = notificationDetailSchema.safeParse(event.detail);
      return data && isMeant(data) ? { type: event['detail-type'], code: data.code } : undefined;
    });
}

/** Waits for a dead letter and takes it from its queue. */
export function nextDeadLetter(): Promise<Message> {
  return eventually('a dead letter', async () => {
    const { Messages: [message] = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: endpoints.syncDeadLetterQueueUrl,
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 600,
      }),
    );
    return message;
  });
}

/** How many messages a queue shows and hides at the moment. */
export async function messagesIn(QueueUrl: string): Promise<{ visible: number; inFlight: number }> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return {
    visible: Number(Attributes['ApproximateNumberOfMessages']),
    inFlight: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
  };
}
