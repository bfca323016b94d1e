import { randomUUID } from 'node:crypto';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeArchiveCommand, EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { emulatorClientConfig, emulatorEnvironment } from '../../infra/local/emulator-access.ts';
import { stackOutputs } from '../../infra/operate/stack-outputs.ts';
import { mapRepository, scanRepository } from './mapped-repository.ts';
import { endpoints, eventually, listRuns, messagesIn, orderGecko, putEvents, runOfEvent } from './stage.ts';

const repositoryId = 'acme/replayed';
const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const sqs = new SQSClient(aws);
const eventBridge = new EventBridgeClient(aws);
let mappingId = '';

beforeAll(async () => {
  mappingId = await mapRepository(repositoryId);
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
  });

  it('deletes one that is good for nothing, and prints it in full', async () => {
    const id = await eventually(
      'the rejected event to come back',
      async () => /(\S+) {2}rejected: detail_invalid/.exec(await redrive())?.[1],
    );
    const discarded = await redrive('--message', id, '--discard');
    expect(discarded).toMatch(new RegExp(`${id} held: .*not-a-uuid`));
    expect(discarded).toContain('Deleted 1');
    expect(await redrive()).toContain('Nothing to replay.');
  });
});

/** Has the archive put everything on the bus again that came since an instant, for the service's rule alone. */
async function replayArchive(EventStartTime: Date): Promise<void> {
  const { EventRuleArn } = await stackOutputs(
    new CloudFormationClient(aws),
    'local',
    z.object({ EventRuleArn: z.string() }),
  );
  const archive = await eventBridge.send(new DescribeArchiveCommand({ ArchiveName: endpoints.archiveName }));
  await eventBridge.send(
    new StartReplayCommand({
      ReplayName: randomUUID(),
      EventSourceArn: archive.ArchiveArn,
      Destination: { Arn: endpoints.eventBusArn, FilterArns: [EventRuleArn] },
      EventStartTime,
      EventEndTime: new Date(Date.now() + 60_000),
    }),
  );
}

describe('a replay of the archive', () => {
  it('brings events again that are older and newer than what is in DefectDojo, and changes nothing', async () => {
    // Events carry whole seconds.
    const since = new Date(Math.floor(Date.now() / 1000) * 1000);
    const rows = ['four', 'five', 'six'].map((id) => ({ id: `replayed-${id}`, title: 'SSRF in hooks', severity: 6 }));
    const told: string[] = [];
    for (const found of [rows.slice(0, 2), rows]) {
      const eventId = await scanRepository(repositoryId, found, { keep: true });
      expect(await runOfEvent(mappingId, eventId)).toMatchObject({ outcome: 'succeeded' });
      told.push(eventId);
    }
    const before = new Set((await listRuns(mappingId)).map(({ id }) => id));

    await replayArchive(since);
    const again = await eventually('the runs of both events', async () => {
      const runs = (await listRuns(mappingId)).filter(({ id }) => !before.has(id));
      const served = new Set(runs.flatMap(({ triggers }) => triggers.map(({ id }) => id)));
      return told.every((id) => served.has(id)) ? runs : undefined;
    });
    for (const { outcome, counts } of again) {
      expect({ outcome, counts }).toMatchObject({
        outcome: 'succeeded',
        counts: { created: 0, changed: 0, closed: 0, reopened: 0 },
      });
    }
  });
});
