import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAwsLimits } from '../../../../infra/local/aws-limits/app.ts';
import { emulatorClientConfig } from '../../../../infra/local/emulator-access.ts';
import { type Served, serve } from '../../../../infra/local/stand-in/serve.ts';
import { createSqsDeadLetters, createSqsSyncQueue } from '../../../../shared/adapters/sqs-queues.ts';
import { readSyncMessage } from '../../../../shared/domain/events/sync-message.ts';
import { aRepository } from '../../../support/sync-fixtures.ts';

interface Sent {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageGroupId?: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue: string }>>;
}

const mib = 1_048_576;
const queueUrl = 'http://localhost/000000000000/dead';
let served: Served;
let sent: Sent[];
let client: SQSClient;

/** An SQS that takes what AWS takes. */
beforeEach(async () => {
  sent = [];
  const { app } = createAwsLimits({
    upstream: {
      async forward(_request, body) {
        const message = JSON.parse(Buffer.from(body).toString()) as Sent;
        sent.push(message);
        const MD5OfMessageBody = createHash('md5').update(message.MessageBody).digest('hex');
        return { status: 200, headers: new Headers(), body: Buffer.from(JSON.stringify({ MD5OfMessageBody })) };
      },
      close() {},
    },
  });
  served = await serve(app);
  client = new SQSClient(emulatorClientConfig(served.url));
});

afterEach(() => served.stop());

const dead = (body: string, reason = 'id must be a path.') =>
  createSqsDeadLetters(client, queueUrl).put({ code: 'repository_invalid', reason, body });

describe('a dead letter', () => {
  it('says beside its text what was wrong with it', async () => {
    await dead('{"id":"event-1"}');
    expect(sent).toMatchObject([
      {
        MessageBody: '{"id":"event-1"}',
        MessageAttributes: {
          code: { StringValue: 'repository_invalid' },
          reason: { StringValue: 'id must be a path.' },
        },
      },
    ]);
  });

  it('keeps its text, and as much of its reason as there is room for, close to 1 MiB', async () => {
    for (const room of [0, 10, 60, 100, 200, 500]) await dead('x'.repeat(mib - room), '界'.repeat(100));
    expect(sent.map(({ MessageBody }) => MessageBody.length)).toEqual([0, 10, 60, 100, 200, 500].map((it) => mib - it));
    const reasons = sent.map(({ MessageAttributes }) => MessageAttributes?.['reason']?.StringValue);
    expect(reasons.map((reason) => reason?.length)).toEqual([undefined, undefined, undefined, 20, 53, 100]);
    expect(sent.map(({ MessageAttributes = {} }) => 'code' in MessageAttributes)).toEqual([
      ...[false, false, true],
      ...[true, true, true],
    ]);
  });

  it('has a reason of any length cut, with a mark', async () => {
    await dead('{}', '界'.repeat(3_000));
    const reason = sent[0]?.MessageAttributes?.['reason']?.StringValue ?? '';
    expect(reason).toMatch(/^界+…$/);
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(2_000);
  });

  it('is taken with characters that SQS refuses, and says the same when it is read again', async () => {
    const body = JSON.stringify({ id: 'event-1', 'detail-type': 'odd \uffff', detail: {} });
    await dead(body, 'detail-type "odd \uffff\0" is not known.');
    expect(JSON.parse(sent[0]?.MessageBody ?? '')).toEqual(JSON.parse(body));
    expect(sent[0]?.MessageAttributes?.['reason']?.StringValue).toBe('detail-type "odd \ufffd\ufffd" is not known.');
  });

  it('of each bad repository of the largest event there is, is taken', async () => {
    const repository = { id: 'no slash', provider: 'any', branch: 'x'.repeat(300_000) };
    const detail = { version: '1', teamId: 'team-1', scanId: crypto.randomUUID(), kind: 'deep', status: 'completed' };
    const event = {
      ...{ id: 'event-1', 'detail-type': 'Scan Completed' },
      detail: { ...detail, completedAt: '2026-11-22T12:00:00Z', repositories: [repository, repository, repository] },
    };
    const { rejected } = readSyncMessage(JSON.stringify(event), new Date('2026-11-22T12:00:00Z'));
    for (const rejection of rejected) await createSqsDeadLetters(client, queueUrl).put(rejection);
    expect(sent).toHaveLength(3);
  });
});

describe('a message for the sync queue', () => {
  it('names its team, so that SQS can tell who keeps the queue busy', async () => {
    const queue = createSqsSyncQueue(client, queueUrl);
    const key = aRepository('acme/shop', 'team-7');
    await queue.request(key, { id: 'request-1', reason: 'manual' });
    await queue.requestPreview(key, 'preview-1');
    await queue.wake(key, 5);
    expect(sent.map(({ MessageGroupId }) => MessageGroupId)).toEqual(['team-7', 'team-7', 'team-7']);
  });

  it('names none where it calls to a place that is kept meanwhile, and else wakes as any other', async () => {
    const queue = createSqsSyncQueue(client, queueUrl);
    const key = aRepository('acme/shop', 'team-7');
    await queue.call(key);
    await queue.wake(key, 0);
    expect(sent[0]).not.toHaveProperty('MessageGroupId');
    expect(sent[0]).toMatchObject({ DelaySeconds: 0, MessageBody: sent[1]?.MessageBody });
  });
});

describe('a message that wakes a repository', () => {
  it.each([
    [0.2, 1],
    [5_000, 900],
    [-3, 0],
  ])('is delayed by no more and no less than SQS takes: %d s', async (asked, delayed) => {
    await createSqsSyncQueue(client, queueUrl).wake(aRepository(), asked);
    expect(sent).toMatchObject([{ DelaySeconds: delayed }]);
  });
});
