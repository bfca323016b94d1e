import { beforeEach, describe, expect, it } from 'vitest';
import { type AwsLimits, createAwsLimits } from '../../../../../infra/local/aws-limits/app.ts';
import type { Answer } from '../../../../../infra/local/aws-limits/forward.ts';
import { answerLimits, limits } from '../../../../../infra/local/aws-limits/limits.ts';

const mib = 1024 * 1024;
let stage: AwsLimits;
/** What got through, by its target or path. */
let passed: string[];
/** What the emulator answers by target or path. */
let answers: Map<string, () => Promise<string> | string>;

beforeEach(() => {
  passed = [];
  answers = new Map();
  stage = createAwsLimits({
    patienceMs: 50,
    upstream: {
      async forward(request, _body, signal): Promise<Answer> {
        const name = request.headers.get('x-amz-target') ?? new URL(request.url).pathname;
        passed.push(name);
        const body = await Promise.race([answers.get(name)?.() ?? '{}', ended(signal)]);
        return { status: 200, headers: new Headers(), body: Buffer.from(body) };
      },
      close() {},
    },
  });
});

function ended(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

async function call(target: string, input: object, path = '/') {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' };
  const answer = await stage.app.request(path, { method: 'POST', headers, body: JSON.stringify(input) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const message = (bytes: number, attributeBytes = 0) => ({
  QueueUrl: 'http://localhost/queue',
  MessageBody: 'x'.repeat(bytes),
  MessageAttributes: { reason: { DataType: 'String', StringValue: 'y'.repeat(attributeBytes) } },
});
/** What an attribute comes to beside its value, bytes: its name and its type. */
const besideValue = 'reason'.length + 'String'.length;
const operands = (count: number) => Array.from({ length: count }, (_, index) => `:v${index}`).join(', ');
const event = (bytes: number) => ({
  Source: 'gecko',
  DetailType: 'it',
  Detail: 'd'.repeat(bytes - 'gecko'.length - 2),
});

describe('what AWS documents as refused', () => {
  it.each([
    [
      'a message over 1 MiB by its attributes',
      'AmazonSQS.SendMessage',
      message(mib - 100, 101 - besideValue),
      'InvalidParameterValue',
    ],
    [
      'a batch over 1 MiB together',
      'AmazonSQS.SendMessageBatch',
      { Entries: [message(mib / 2), message(mib / 2)] },
      'AWS.SimpleQueueService.BatchRequestTooLong',
    ],
    [
      'a message group of 129 characters',
      'AmazonSQS.SendMessage',
      { ...message(1), MessageGroupId: 'g'.repeat(129) },
      'InvalidParameterValue',
    ],
    [
      'a message group with a space in a batch',
      'AmazonSQS.SendMessageBatch',
      { Entries: [message(1), { ...message(1), MessageGroupId: 'a team' }] },
      'InvalidParameterValue',
    ],
    ['a delay over 15 minutes', 'AmazonSQS.SendMessage', { ...message(1), DelaySeconds: 901 }, 'InvalidParameterValue'],
    [
      'a delay of less than none',
      'AmazonSQS.SendMessage',
      { ...message(1), DelaySeconds: -1 },
      'InvalidParameterValue',
    ],
    ['events of 1 MB', 'AWSEvents.PutEvents', { Entries: [event(mib / 2), event(mib / 2)] }, 'ValidationException'],
    [
      '101 operands of IN',
      'DynamoDB_20120810.Query',
      { FilterExpression: `sk IN (${operands(101)})` },
      'ValidationException',
    ],
    [
      '101 operands of IN in a transaction',
      'DynamoDB_20120810.TransactWriteItems',
      { TransactItems: [{ Update: { ConditionExpression: `sk IN (${operands(101)})` } }] },
      'ValidationException',
    ],
    [
      'a secret over 64 KiB',
      'secretsmanager.PutSecretValue',
      { SecretString: 's'.repeat(65_537) },
      'ValidationException',
    ],
  ])('is refused here: %s', async (_sentence, target, input, code) => {
    expect(await call(target, input)).toMatchObject({ status: 400, body: { __type: code } });
    expect(passed).toEqual([]);
  });

  it.each([
    ['a message of 1 MiB with its attributes', 'AmazonSQS.SendMessage', message(mib - 100, 100 - besideValue)],
    [
      'a message group of 128 characters',
      'AmazonSQS.SendMessage',
      { ...message(1), MessageGroupId: `~!${'g'.repeat(126)}` },
    ],
    ['a delay of 15 minutes', 'AmazonSQS.SendMessage', { ...message(1), DelaySeconds: 900 }],
    ['events of one byte less', 'AWSEvents.PutEvents', { Entries: [event(mib - 1)] }],
    ['100 operands of IN', 'DynamoDB_20120810.Query', { FilterExpression: `sk IN (${operands(100)})` }],
    ['a secret of 64 KiB', 'secretsmanager.PutSecretValue', { SecretString: 's'.repeat(65_536) }],
  ])('lets pass what is just not: %s', async (_sentence, target, input) => {
    expect((await call(target, input)).status).toBe(200);
    expect(passed).toEqual([target]);
  });

  it('names its source with each limit', () => {
    for (const { source } of [...limits, ...answerLimits])
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('an HTTP API', () => {
  const path = '/_aws/execute-api/api/$default/v1/thing';
  const ask = async (init: RequestInit = {}) => {
    const answer = await stage.app.request(path, init);
    return { status: answer.status, body: await answer.text() };
  };

  it('gives an answer of 6 MB, and none that is larger', async () => {
    answers.set(path, () => 'x'.repeat(6_291_554));
    expect((await ask()).status).toBe(200);
    answers.set(path, () => 'x'.repeat(6_291_555));
    expect(await ask()).toEqual({ status: 500, body: '{"message":"Internal Server Error"}' });
  });

  it('counts an answer as its function hands it over, in JSON', async () => {
    answers.set(path, () => '"'.repeat(3_200_000));
    expect((await ask()).status).toBe(500);
  });

  it('waits no longer than AWS does', async () => {
    answers.set(path, () => new Promise(() => {}));
    expect(await ask()).toEqual({ status: 503, body: '{"message":"Service Unavailable"}' });
  });

  it('refuses more than 10 MB, and more than 10,240 bytes of headers', async () => {
    expect((await ask({ method: 'PUT', body: 'x'.repeat(10 * mib + 1) })).status).toBe(413);
    expect((await ask({ headers: { authorization: 'x'.repeat(10_240) } })).status).toBe(431);
    expect(passed).toEqual([]);
  });
});

describe('a function that is called directly', () => {
  const path = '/2015-03-31/functions/sweep/invocations';
  const invoke = (bytes: number, type: string) =>
    stage.app.request(path, { method: 'POST', headers: { 'x-amz-invocation-type': type }, body: 'x'.repeat(bytes) });

  it('takes 6 MB, and 1 MB where nobody waits for it', async () => {
    const statuses = [invoke(6_291_556, 'RequestResponse'), invoke(6_291_557, 'RequestResponse')];
    const events = [invoke(mib, 'Event'), invoke(mib + 1, 'Event')];
    const all = await Promise.all([...statuses, ...events]);
    expect(all.map(({ status }) => status)).toEqual([200, 413, 200, 413]);
  });
});

describe('a secret whose name is taken', () => {
  const create = 'secretsmanager.CreateSecret';
  const exists = () => JSON.stringify({ __type: 'ResourceExistsException' });

  it('by one that is scheduled for deletion is refused as AWS does', async () => {
    answers.set(create, exists);
    answers.set('secretsmanager.DescribeSecret', () => JSON.stringify({ DeletedDate: 1_790_000_000 }));
    expect(await call(create, { Name: 'one' })).toMatchObject({
      status: 400,
      body: { __type: 'InvalidRequestException', message: expect.stringContaining('scheduled for deletion') },
    });
  });

  it('by one that is there is refused as the emulator does', async () => {
    answers.set(create, exists);
    answers.set('secretsmanager.DescribeSecret', () => '{}');
    expect((await call(create, { Name: 'one' })).body).toEqual({ __type: 'ResourceExistsException' });
  });
});

describe('everything else', () => {
  it('is counted by its kind, like what is refused', async () => {
    await call('AmazonSQS.SendMessage', message(1));
    await call('AmazonSQS.SendMessage', message(mib + 1));
    await call('DynamoDB_20120810.PutItem', {});
    const answer = await stage.app.request('/_control/calls');
    expect(await answer.json()).toEqual({ calls: { 'AmazonSQS.SendMessage': 2, 'DynamoDB.PutItem': 1 } });
  });

  it('goes through as it is, and comes back as it is', async () => {
    answers.set('/bucket/key', () => 'content');
    const answer = await stage.app.request('/bucket/key', { method: 'PUT', body: 'x'.repeat(3 * mib) });
    expect(await answer.text()).toBe('content');
  });

  it('goes wrong by order, by what it holds and the how manieth try it is', async () => {
    const body = { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' };
    stage.controls.faults.order({
      headersInclude: { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' },
      bodyIncludes: 'team-1',
      effect: { kind: 'status', status: 400, body },
    });
    const put = (pk: string) => call('DynamoDB_20120810.PutItem', { Item: { pk: { S: pk } } });
    const statuses = [await put('team-2'), await put('team-1'), await put('team-1')].map(({ status }) => status);
    expect(statuses).toEqual([200, 400, 200]);
  });
});
