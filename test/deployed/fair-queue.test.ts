import { randomUUID } from 'node:crypto';
import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emulatorClientConfig, emulatorEnvironment } from '../../infra/local/emulator-access.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { aRepository } from '../support/sync-fixtures.ts';
import { mapRepository } from './mapped-repository.ts';
import { callApi, endpoints, eventually, messagesIn, nextDeadLetter, orderGecko, putEvents } from './stage.ts';

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
  readonly text: string;
  readonly group: string | undefined;
}

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
  return Messages.map(({ Body = '', Attributes }) => ({ text: Body, group: Attributes?.MessageGroupId }));
}

describe('a message on the sync queue', () => {
  let mappingId = '';

  beforeAll(async () => {
    mappingId = await mapRepository(repositoryId);
    await handOver(false);
  });
  afterAll(() => handOver(true));

  /** The groups of all messages that hold a text, once there are so many of them. */
  const groupsOf = (text: string, count: number) =>
    eventually(`${count} messages with ${text}`, async () => {
      const found = (await take(endpoints.syncQueueUrl, 0)).filter((message) => message.text.includes(text));
      return found.length === count ? found.map(({ group }) => group) : undefined;
    });

  it('says whose it is, whether an event of Gecko became it or the API sent it', async () => {
    const { event } = (await orderGecko('POST', '/scans', { repositories: [{ id: repositoryId, rows: [] }] })) as {
      event: object;
    };
    await putEvents(event);
    expect((await callApi('POST', `/v1/mappings/${mappingId}/syncs`)).status).toBe(202);
    expect(await groupsOf(repositoryId, 2)).toEqual([endpoints.demoTeamId, endpoints.demoTeamId]);
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
    expect(teamsOf(await take(queue, 600))).toEqual(['one', 'one', 'two']);
  });

  it('hands out messages of others first while one team takes more than a tenth of the time', async () => {
    const queue = await newQueue();
    for (const number of [1, 2, 3]) await send(queue, 'busy', `busy ${number}`);
    expect(teamsOf(await take(queue, 600, 1))).toEqual(['busy']);
    for (const team of ['one', 'two']) await send(queue, team, `from ${team}`);
    expect(teamsOf(await take(queue, 600))).toEqual(['one', 'two', 'busy', 'busy']);
  });

  it('hands out a call before what else waits of a noisy team, since it is of no group', async () => {
    const queue = await newQueue();
    for (const number of [1, 2, 3]) await send(queue, 'busy', `busy ${number}`);
    expect(teamsOf(await take(queue, 600, 1))).toEqual(['busy']);
    await createSqsSyncQueue(sqs, queue).call(aRepository('acme/called', 'busy'));
    expect((await take(queue, 600, 1)).map(({ text }) => text)).toEqual([expect.stringContaining('acme/called')]);
    expect(teamsOf(await take(queue, 600))).toEqual(['busy', 'busy']);
  });

  it('hands out messages of the noisy team first that has the fewest in flight', async () => {
    const queue = await newQueue();
    for (const team of ['more', 'more', 'less', 'more', 'less']) await send(queue, team, `from ${team}`);
    expect(teamsOf(await take(queue, 600, 3))).toEqual(['more', 'more', 'less']);
    expect(teamsOf(await take(queue, 600))).toEqual(['less', 'more']);
  });
});
