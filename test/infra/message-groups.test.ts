import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { textsOf } from './code-rights.ts';
import { grantsOf } from './grants.ts';
import { stackOf } from './synthesize.ts';

/** Whatever may put messages on the sync queue, by the title that its rights go by. */
const producers: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  push: () => textsOf('functions/push/index.ts'),
  sweep: () => textsOf('functions/sweep/index.ts'),
  API: () => textsOf('functions/api/index.ts'),
};

/** What is sent by each call of SQS in a text, as it is written. */
const sends = (text: string) =>
  [...text.matchAll(/new SendMessage(?:Batch)?Command\(\{.*?\}\)/gs)].map(([sent]) => sent);
/** Dead letters wait for people, not for functions. */
const isForSyncQueue = (sent: string) => !sent.includes('deadLetterMessage(');

it.each(Object.entries(producers))(
  'every message that %s puts on the sync queue says of which group it is, if any',
  async (_, read) => {
    const sent = (await read()).flatMap(sends).filter(isForSyncQueue);
    expect(sent).not.toEqual([]);
    for (const one of sent) expect(one).toContain('MessageGroupId');
  },
);

it('so does what is replayed from a dead-letter queue', () => {
  const sent = sends(readFileSync('infra/redrive/replay.ts', 'utf8'));
  expect(sent).toEqual([expect.stringContaining('MessageGroupId')]);
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
