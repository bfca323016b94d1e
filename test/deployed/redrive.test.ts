import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { emulatorClientConfig, emulatorEnvironment } from '../../infra/local/emulator-access.ts';
import {
  callApi,
  endpoints,
  eventually,
  messagesIn,
  nextDeadLetter,
  orderGecko,
  putEvents,
  runOfEvent,
} from './stage.ts';

const repositoryId = 'acme/replayed';
const sqs = new SQSClient(emulatorClientConfig(endpoints.awsEndpointUrl));
let mappingId = '';

beforeAll(async () => {
  const { url, apiKey } = endpoints.defectDojo;
  expect((await callApi('PUT', '/v1/connection', { body: { url, apiKey } })).status).toBeLessThan(300);
  await orderGecko('PUT', `/repositories/${encodeURIComponent(repositoryId)}`, {});
  const { body } = await callApi('POST', '/v1/mappings', { body: { repositoryId, product: { name: repositoryId } } });
  mappingId = String(body['id']);
});

async function redrive(...args: string[]): Promise<string> {
  const { stdout } = await execa('node', ['infra/redrive/main.ts', '--stage', 'local', ...args], {
    preferLocal: true,
    env: emulatorEnvironment(endpoints.awsEndpointUrl),
  });
  return stdout;
}

/** Lays an event into a dead-letter queue, as SQS or EventBridge does. */
function bury(QueueUrl: string, id: string, detail: object, attributes: Record<string, string> = {}) {
  const MessageBody = JSON.stringify({ id, source: 'gecko.scanner', 'detail-type': 'Scan Completed', detail });
  const entries = Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]);
  return sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes: Object.fromEntries(entries) }));
}

describe('redrive', () => {
  it('shows what died and why, moves nothing unless told to, and replays without harm', async () => {
    const rows = ['one', 'two', 'three'].map((id) => ({
      id: `replayed-${id}`,
      title: 'IDOR in orders',
      severity: 7.5,
    }));
    const scan = async (found: object[]) =>
      (await orderGecko('POST', '/scans', { repositories: [{ id: repositoryId, rows: found }] }))['event'] as object;
    const older = await scan(rows.slice(0, 2));
    const newer = await scan(rows);
    const [newerId = ''] = await putEvents(newer);
    expect(await runOfEvent(mappingId, newerId)).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });

    const [undelivered, crashed] = [randomUUID(), randomUUID()];
    await bury(endpoints.ruleDeadLetterQueueUrl, undelivered, older, { ERROR_CODE: 'NO_PERMISSIONS' });
    await bury(endpoints.syncDeadLetterQueueUrl, crashed, newer);
    await putEvents({ ...newer, scanId: 'not-a-uuid' });
    await eventually('the rejected event', async () =>
      (await messagesIn(endpoints.syncDeadLetterQueueUrl)).visible === 2 ? true : undefined,
    );

    const shown = await redrive();
    for (const word of [
      'undelivered: NO_PERMISSIONS',
      'crashed: ',
      'rejected: detail_invalid',
      'scanId',
      repositoryId,
    ]) {
      expect(shown).toContain(word);
    }
    expect(shown).toContain('--replay puts these 3 on the sync queue again');
    expect((await messagesIn(endpoints.syncDeadLetterQueueUrl)).visible).toBe(2);

    expect(await redrive('--replay')).toContain('Replayed 3');
    for (const id of [undelivered, crashed]) {
      // The older scan comes after the newer one, as in a replay of the archive: it must close nothing.
      const { outcome, counts } = await runOfEvent(mappingId, id);
      expect({ outcome, counts }).toMatchObject({
        outcome: 'succeeded',
        counts: { created: 0, changed: 0, closed: 0 },
      });
    }
    expect((await nextDeadLetter()).MessageAttributes?.['code']?.StringValue).toBe('detail_invalid');
    expect(await redrive()).toContain('Nothing to replay.');
  });
});
