import { readFileSync } from 'node:fs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { readDeadLetter } from '../../infra/redrive/dead-letter.ts';
import { replay } from '../../infra/redrive/replay.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import type { PreviewQueue, SyncQueue } from '../../shared/ports/sync-queue.ts';
import { aRepository } from '../support/sync-fixtures.ts';
import { textsOf } from './code-rights.ts';
import { grantsOf } from './grants.ts';
import { stackOf } from './synthesize.ts';

/** Whatever may put messages on the sync queue, by the title that its rights go by. */
const producers: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  push: () => textsOf('functions/push/index.ts'),
  sweep: () => textsOf('functions/sweep/index.ts'),
  API: () => textsOf('functions/api/index.ts'),
};
const adapter = readFileSync('shared/adapters/sqs-queues.ts', 'utf8');

const key = aRepository('acme/shop', 'team-7');
/** All that the queue's port can be asked. */
const calls: { readonly [Method in keyof (SyncQueue & PreviewQueue)]: (queue: SyncQueue & PreviewQueue) => unknown } = {
  request: (queue) => queue.request(key, { id: 'request-1', reason: 'push_now' }),
  requestPreview: (queue) => queue.requestPreview(key, 'preview-1'),
  wake: (queue) => queue.wake(key, 5),
  call: (queue) => queue.call(key),
};
/** Called are those for whom a place is kept: no group, since a group with a backlog would have them wait. */
const withoutGroup = ['call'];

const sentSchema = z.object({ MessageBody: z.string(), MessageGroupId: z.string().optional() });

/** What comes out at a client of SQS. */
function recordingClient() {
  const sent: z.output<typeof sentSchema>[] = [];
  const send = async ({ input }: { input: object }) => {
    if ('MessageBody' in input) sent.push(sentSchema.parse(input));
  };
  return { sent, client: { send } as unknown as SQSClient };
}

const teamIn = ({ MessageBody }: z.output<typeof sentSchema>): unknown => JSON.parse(MessageBody).detail.teamId;

it.each(Object.entries(producers))('%s puts messages on the sync queue by the one adapter alone', async (_, read) => {
  const senders = (await read()).filter((text) => /\bSendMessage(?:Batch)?Command\(/.test(text));
  expect(senders).toEqual([adapter]);
});

it.each(Object.entries(calls))(
  'every message of the adapter is of the group of its team, if of any: %s',
  async (method, call) => {
    const { client, sent } = recordingClient();
    const queue = createSqsSyncQueue(client, 'https://sqs.example/queue');
    expect(Object.keys(queue).toSorted()).toEqual(Object.keys(calls).toSorted());
    await call(queue);
    expect(sent.map(teamIn)).toEqual(['team-7']);
    expect(sent.map(({ MessageGroupId }) => MessageGroupId)).toEqual([
      withoutGroup.includes(method) ? undefined : 'team-7',
    ]);
  },
);

it('what is replayed from a dead-letter queue is of the group of its team, too', async () => {
  const { client, sent } = recordingClient();
  const Body = JSON.stringify({ id: 'e', 'detail-type': 'Scan Completed', detail: { teamId: 'team-7' } });
  const letter = readDeadLetter({ MessageId: 'm', ReceiptHandle: 'r', Body });
  await replay(client, letter, { from: 'https://sqs.example/dead', to: 'https://sqs.example/queue' });
  expect(sent).toEqual([{ MessageBody: Body, MessageGroupId: 'team-7' }]);
});

it('nobody else may put messages there but the rule', () => {
  const stack = stackOf();
  const mayPut = grantsOf(stack).filter(({ resource, actions }) => {
    return resource === 'sync queue' && actions.includes('sqs:SendMessage');
  });
  expect(mayPut.map(({ title }) => title).toSorted()).toEqual(Object.keys(producers).toSorted());
  const targets = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule')).flatMap(
    ({ Properties }) => Properties.Targets as Array<{ SqsParameters?: { MessageGroupId: string } }>,
  );
  expect(targets).not.toEqual([]);
  for (const { SqsParameters } of targets) expect(SqsParameters).toEqual({ MessageGroupId: '$.detail.teamId' });
});
