import { randomUUID } from 'node:crypto';
import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emulatorClientConfig, emulatorEnvironment } from '../../infra/local/emulator-access.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { syncDueDetailType } from '../../shared/domain/events/sync-message.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { aRepository, aScan } from '../support/sync-fixtures.ts';
import { deployedTable } from './deployed-table.ts';
import { mapRepository } from './mapped-repository.ts';
import { callApi, endpoints, eventually, messagesIn, nextDeadLetter, orderGecko, putEvents, sweep } from './stage.ts';

const repositoryId = 'acme/fair';
const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const sqs = new SQSClient(aws);
const lambda = new LambdaClient(aws);

/** Lets the push function have the queue's messages, or leaves them where they are. */
async function handOver(Enabled: boolean): Promise<void> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID } of EventSourceMappings) await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
}

interface Taken {
  readonly receipt: string | undefined;
  readonly text: string;
  readonly group: string | undefined;
}

/** Seconds. */
const longerThanTheTests = 600;

/** Takes messages as a function gets them, and hides them for a while. */
async function take(QueueUrl: string, VisibilityTimeout: number, MaxNumberOfMessages = 10): Promise<Taken[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout,
      MaxNumberOfMessages,
      MessageSystemAttributeNames: ['MessageGroupId'],
    }),
  );
  return Messages.map(({ Body = '', Attributes, ReceiptHandle }) => ({
    receipt: ReceiptHandle,
    text: Body,
    group: Attributes?.MessageGroupId,
  }));
}

describe('a message on the sync queue', () => {
  let mappingId = '';
  /** Each message is taken once: one that is taken too often is dead. Those of others come back at the end. */
  const held: Taken[] = [];

  beforeAll(async () => {
    mappingId = await mapRepository(repositoryId);
    await handOver(false);
  });
  afterAll(async () => {
    for (const { receipt: ReceiptHandle } of held) {
      const shown = { QueueUrl: endpoints.syncQueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
      await sqs.send(new ChangeMessageVisibilityCommand(shown));
    }
    await handOver(true);
  });

  /** Has the deployed push function handle a message, whatever waits in the queue. */
  async function push(body: object): Promise<void> {
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const record = { messageId: randomUUID(), eventSource: 'aws:sqs', body: JSON.stringify(body) };
    const Payload = JSON.stringify({ Records: [record] });
    const FunctionName = EventSourceMappings[0]?.FunctionArn;
    const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
    expect(FunctionError).toBeUndefined();
  }

  /** A repository of a team of its own, which waits until an instant, seconds from now, or is due where that is past. */
  async function waitingFor(seconds: number): Promise<RepositoryKey> {
    const store = createDynamoSyncStore(deployedTable);
    const key = aRepository(`acme/${randomUUID()}`, `team-${randomUUID()}`);
    const now = new Date();
    await store.raise(key, aScan(), now);
    await store.acquire(key, { token: 't', expiresAt: new Date(now.getTime() + 60_000).toISOString() }, now);
    await store.postpone(key, 't', { notBefore: new Date(now.getTime() + seconds * 1000), attempt: 0 });
    return key;
  }

  /** The groups of so many messages that hold a text, which are taken away. */
  async function groupsOf(text: string, count: number): Promise<Array<string | undefined>> {
    const found: Taken[] = [];
    await eventually(`${count} messages with ${text}`, async () => {
      held.push(...(await take(endpoints.syncQueueUrl, longerThanTheTests)));
      for (const message of held.filter((one) => one.text.includes(text))) {
        held.splice(held.indexOf(message), 1);
        found.push(message);
        const done = { QueueUrl: endpoints.syncQueueUrl, ReceiptHandle: message.receipt };
        await sqs.send(new DeleteMessageCommand(done));
      }
      return found.length >= count ? true : undefined;
    });
    return found.map(({ group }) => group);
  }

  it('says whose it is, whether an event of Gecko became it or the API sent it', async () => {
    const { event } = (await orderGecko('POST', '/scans', { repositories: [{ id: repositoryId, rows: [] }] })) as {
      event: object;
    };
    await putEvents(event);
    const path = `/v1/mappings/${mappingId}`;
    expect((await callApi('POST', `${path}/syncs`)).status).toBe(202);
    expect((await callApi('POST', `${path}/previews`)).status).toBe(202);
    expect((await callApi('PATCH', path, { body: { branch: 'main' } })).status).toBe(200);
    expect(await groupsOf(repositoryId, 4)).toEqual(Array.from({ length: 4 }, () => endpoints.demoTeamId));
  });

  it('says so too where the sweep wakes a repository', async () => {
    const { teamId, repositoryId: due } = await waitingFor(-1);
    await sweep();
    expect(await groupsOf(due, 1)).toEqual([teamId]);
  });

  it('says so too where the push function has a repository wait', async () => {
    const { teamId, repositoryId: waiting } = await waitingFor(3);
    await push({ id: 'e', 'detail-type': syncDueDetailType, detail: { version: '1', teamId, repositoryId: waiting } });
    expect(await groupsOf(waiting, 1)).toEqual([teamId]);
  });
});

describe('an event whose team id no queue takes as a group', () => {
  it('is kept behind the rule, with what is wrong, and rejected for it when it is replayed', async () => {
    const marker = randomUUID();
    await putEvents({ version: '1', teamId: 'no such team', scanId: marker, kind: 'deep', status: 'completed' });
    await eventually('the dead letter', async () =>
      (await messagesIn(endpoints.ruleDeadLetterQueueUrl)).visible === 1 ? true : undefined,
    );
    const redrive = async (...args: string[]) => {
      const command = ['infra/redrive/main.ts', '--stage', 'local', '--only', 'undelivered', ...args];
      const env = emulatorEnvironment(endpoints.awsEndpointUrl);
      return (await execa('node', command, { preferLocal: true, env })).stdout;
    };
    expect(await redrive()).toMatch(/undelivered: .*teamId must be 1 to 64 letters/s);
    expect(await redrive('--replay')).toContain('Replayed 1');
    const letter = await nextDeadLetter();
    expect(letter.Body).toContain(marker);
    expect(letter.MessageAttributes?.['reason']?.StringValue).toContain('teamId must be 1 to 64 letters');
  });
});

describe('the queue of the emulator', () => {
  const send = (QueueUrl: string, team: string, MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: team }));
  const teamsOf = (taken: readonly Taken[]) => taken.map(({ group }) => group);

  const newQueue = async () => {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `fair-${randomUUID()}` }));
    return QueueUrl;
  };

  it('hands out the oldest messages first while nobody is noisy', async () => {
    const queue = await newQueue();
    for (const team of ['one', 'one', 'two']) await send(queue, team, `from ${team}`);
    expect(teamsOf(await take(queue, longerThanTheTests))).toEqual(['one', 'one', 'two']);
  });

  it('hands out messages of others first while one team takes more than a tenth of the time', async () => {
    const queue = await newQueue();
    for (const number of [1, 2, 3]) await send(queue, 'busy', `busy ${number}`);
    expect(teamsOf(await take(queue, longerThanTheTests, 1))).toEqual(['busy']);
    for (const team of ['one', 'two']) await send(queue, team, `from ${team}`);
    expect(teamsOf(await take(queue, longerThanTheTests))).toEqual(['one', 'two', 'busy', 'busy']);
  });

  it('hands out a call before what else waits of a noisy team, since it is of no group', async () => {
    const queue = await newQueue();
    for (const number of [1, 2, 3]) await send(queue, 'busy', `busy ${number}`);
    expect(teamsOf(await take(queue, longerThanTheTests, 1))).toEqual(['busy']);
    await createSqsSyncQueue(sqs, queue).call(aRepository('acme/called', 'busy'));
    expect((await take(queue, longerThanTheTests, 1)).map(({ text }) => text)).toEqual([
      expect.stringContaining('acme/called'),
    ]);
    expect(teamsOf(await take(queue, longerThanTheTests))).toEqual(['busy', 'busy']);
  });

  it('hands out messages of the noisy team first that has the fewest in flight', async () => {
    const queue = await newQueue();
    for (const team of ['more', 'more', 'less', 'more', 'less']) await send(queue, team, `from ${team}`);
    expect(teamsOf(await take(queue, longerThanTheTests, 3))).toEqual(['more', 'more', 'less']);
    expect(teamsOf(await take(queue, longerThanTheTests))).toEqual(['less', 'more']);
  });
});
