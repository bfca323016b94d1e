import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { answersLost, throttled } from '../support/aws-orders.ts';
import { deployedTable } from './deployed-table.ts';
import { mapRepository, scanRepository } from './mapped-repository.ts';
import { appliedAtAws, endpoints, orderAws, runOfEvent } from './stage.ts';

const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const mib = 1024 * 1024;
const { client, tableName: TableName } = deployedTable;
const pk = `TRIAL#${randomUUID()}`;
const item = (sk: string, text: string) => ({ pk, sk, text });
const put = (Item: object) => client.send(new PutCommand({ TableName, Item }));
const together = (items: readonly object[]) =>
  client.send(new TransactWriteCommand({ TransactItems: items.map((Item) => ({ Put: { TableName, Item } })) }));

describe('the local stage refuses as AWS does', () => {
  const send = (message: object) =>
    new SQSClient(aws).send(
      new SendMessageCommand({ QueueUrl: endpoints.syncDeadLetterQueueUrl, MessageBody: 'x', ...message }),
    );
  const reason = { DataType: 'String', StringValue: 'y'.repeat(100) };

  it.each([
    ['a message that is too long by its attributes', { MessageBody: 'x'.repeat(mib), MessageAttributes: { reason } }],
    ['a message that is delayed for too long', { DelaySeconds: 901 }],
  ])('%s', async (_sentence, message) => {
    await expect(send(message)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('an event that is too large', async () => {
    const entry = { Source: 'trial', DetailType: 'trial', Detail: JSON.stringify({ text: 'x'.repeat(mib) }) };
    const putting = new EventBridgeClient(aws).send(new PutEventsCommand({ Entries: [entry] }));
    await expect(putting).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([
    ['an item over 400 KB', () => put(item('large', 'x'.repeat(400 * 1024)))],
    [
      'a transaction over 4 MB',
      () => together(Array.from({ length: 11 }, (_, n) => item(`${n}`, 'x'.repeat(399_000)))),
    ],
    ['a transaction of 101 items', () => together(Array.from({ length: 101 }, (_, n) => item(`${n}`, 'x')))],
    ['a number that is too small to hold', () => put({ pk, sk: 'small', share: 1e-131 })],
  ])('%s', async (_sentence, write) => {
    await expect(write()).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('more than 100 operands of IN', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `:v${index}`);
    const values = Object.fromEntries(names.map((name) => [name, name]));
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: `#text IN (${names.join(', ')})`,
      ExpressionAttributeNames: { '#text': 'text' },
      ExpressionAttributeValues: { ':pk': pk, ...values },
    });
    await expect(client.send(query)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('pages of more than 1 MB', async () => {
    for (const sk of ['page-1', 'page-2', 'page-3']) await put(item(sk, 'x'.repeat(399_000)));
    const values = { ':pk': pk, ':prefix': 'page' };
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: values,
    });
    const { Items = [], LastEvaluatedKey } = await client.send(query);
    expect(Items.length).toBeLessThan(3);
    expect(LastEvaluatedKey).toBeDefined();
  });
});

describe('a sync whose table is throttled, and whose writes have no answer at first', () => {
  it('does its work once, and ends as any other', async () => {
    const repositoryId = `acme/${randomUUID()}`;
    const mappingId = await mapRepository(repositoryId);
    await orderAws(
      ...throttled({ attempt: 1, times: 20, about: repositoryId }),
      ...answersLost({ attempt: 2, times: 20, about: repositoryId }),
    );
    const rows = ['one', 'two'].map((id) => ({ id: `${repositoryId}-${id}`, title: 'IDOR in orders', severity: 7.5 }));
    const run = await runOfEvent(mappingId, await scanRepository(repositoryId, rows));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 2 } });
    const hit = await appliedAtAws(repositoryId);
    expect(hit).toBeGreaterThan(20);
  });
});
