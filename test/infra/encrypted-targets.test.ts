import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { deliveriesOf, mayEncrypt } from './deliveries.ts';
import { stackOf } from './synthesize.ts';

/** A name as people know it: without what the CDK adds to tell resources apart. */
const nameOf = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

/** Who puts something where in a stage with a key of its own. */
const deliveries = [
  'ApiHandlerRole → SyncSyncQueue',
  'SweepHandlerRole → SyncSyncQueue',
  'SweepScheduleRole → SweepDeadLetters',
  'SyncPushRole → SyncSyncDeadLetters',
  'SyncPushRole → SyncSyncQueue',
  'cloudwatch.amazonaws.com → AlarmsTopic',
  'events.amazonaws.com → SyncRuleDeadLetters',
  'events.amazonaws.com → SyncSyncQueue',
];

describe('an encrypted queue or topic', () => {
  it.each([
    ['with a key of its own', { stage: 'prod', encryption: 'own-key' }, deliveries],
    ['on an existing bus', { stage: 'prod', encryption: 'own-key', existingEventBusName: 'gecko' }, deliveries],
    ['with fixed addresses', { stage: 'prod', encryption: 'own-key', egress: 'static' }, deliveries],
    ["with AWS's keys", { stage: 'dev' }, ['cloudwatch.amazonaws.com → AlarmsTopic']],
  ])('of a stage %s is reached by all who put something there', (_stage, overrides, expected) => {
    const stack = stackOf(overrides);
    const found = deliveriesOf(stack);
    expect(found.map(({ producer, target }) => `${nameOf(producer)} → ${nameOf(target)}`).toSorted()).toEqual(expected);
    for (const delivery of found) {
      expect(mayEncrypt(stack, delivery), `${delivery.producer} may use ${delivery.key}`).toBe(true);
    }
  });

  it('of somebody who may not use the key is told', () => {
    const stack = stackOf({ stage: 'prod', encryption: 'own-key' });
    const queue = new Queue(stack, 'Further', { encryptionMasterKey: stack.alarms.topic.key });
    queue.grant(stack.sweep.handler.function, 'sqs:SendMessage');
    const further = deliveriesOf(stack).filter(({ target }) => target.startsWith('Further'));
    expect(further).toHaveLength(1);
    expect(further.map((delivery) => mayEncrypt(stack, delivery))).toEqual([false]);
  });
});
