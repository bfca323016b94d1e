import { randomUUID } from 'node:crypto';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../../functions/push/handler.ts';
import { createReceiveMessage } from '../../../../functions/push/receive-message.ts';
import { createPatience } from '../../../../shared/adapters/patience.ts';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import { capturedLog } from '../../../support/captured-log.ts';
import { type LogLine, readLogLine } from '../../../support/log-line.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const secrets = ['Balance-of-others', 'src/secret-path.ts', 'Proof-with-password', 'Described-in-prose'];
const [title, filePath, proofOfConcept, shortDescription] = secrets;
const rows = [{ id: 'g-1', title, filePath, proofOfConcept, shortDescription, severity: 7.5 }];
/** What errors of the outside world carry along. */
const telling = () => Object.assign(new Error('It is on fire.'), { text: title, item: { filePath } });

let world: SyncWorld;
let lines: string[];
let handler: (event: SQSEvent, context: Context) => Promise<unknown>;

beforeEach(async () => {
  const log = capturedLog('push');
  lines = log.lines;
  world = await createSyncWorld('acme/shop', { log: log.logger });
  await world.connect();
  const { store, syncRepository, clock } = world;
  const deadLetters = { put: async () => {} };
  const receiving = { store, syncRepository, deadLetters, clock, log: log.logger, previewSync: async () => {} };
  const patience = createPatience(clock);
  const pushed = createHandler({ receiveMessage: createReceiveMessage(receiving), patience, log: log.logger, clock });
  handler = middy(pushed).use(injectLambdaContext(log.logger, { resetKeys: true }));
});

afterEach(() => world.stop());

/** Lets the function handle messages; gives what it logged of them. */
async function logged(...bodies: readonly (object | string)[]): Promise<LogLine[]> {
  const Records = bodies.map((body, index) => ({
    messageId: `message-${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }));
  const context = { awsRequestId: 'invocation-1', functionName: 'push', getRemainingTimeInMillis: () => 300_000 };
  lines.length = 0;
  world.clock.advance(60_000);
  await handler({ Records } as SQSEvent, context as Context);
  for (const secret of [...secrets, world.dojo.apiKey]) expect(lines.join('\n')).not.toContain(secret);
  return lines.map(readLogLine);
}

const messagesOf = (read: readonly LogLine[]) => read.map(({ message }) => message);

/** The event of a scan, as Gecko puts it on the bus. */
async function scanned(overrides: object = {}, found = rows) {
  const texts = { endpoints: [], wiki: 'A web shop.' };
  const trigger = (await world.scan(found, texts)) as Extract<Trigger, { kind: 'scan' }>;
  const { scanId, scanKind: kind, scanStatus: status, completedAt } = trigger;
  const { teamId, repositoryId } = world.key;
  const repositories = [{ id: repositoryId, provider: 'github', branch: 'main', defaultBranch: 'main' }];
  const detail = { version: '1', teamId, scanId, kind, status, completedAt, repositories, ...overrides };
  return { id: randomUUID(), 'detail-type': 'Scan Completed', detail };
}

describe('a line of the push function', () => {
  it('names team, repository, run and scan of a run, and the invocation', async () => {
    const event = await scanned();
    const [line, ...more] = await logged(event);
    expect(more).toEqual([]);
    const { runId } = await world.lastRun();
    const ids = { ...world.key, runId, scanId: event.detail.scanId, function_request_id: 'invocation-1' };
    expect(line).toMatchObject({ message: 'run recorded', outcome: 'succeeded', created: 1, ...ids });
  });

  it('names what can be read of an event that is rejected, and its message', async () => {
    const good = await scanned();
    const { id: eventId, detail } = good;
    const { teamId, repositoryId } = world.key;
    const cases: [object | string, object][] = [
      [
        { ...good, detail: { ...detail, kind: 'deeper' } },
        { eventId, teamId, repositoryId, scanId: detail.scanId },
      ],
      [
        { ...good, detail: { ...detail, scanId: title } },
        { eventId, teamId, repositoryId },
      ],
      [
        { ...good, detail: { ...detail, teamId: 'no team' } },
        { eventId, repositoryId, scanId: detail.scanId },
      ],
      [
        { ...good, detail: { ...detail, repositories: [{ id: 'no-slash' }] } },
        { teamId, scanId: detail.scanId },
      ],
      [{ ...good, id: 7, detail: 'none' }, {}],
      [`${title} is no JSON`, {}],
    ];
    const read = await logged(...cases.map(([body]) => body));
    const expected = cases.map(([, ids], index) => ({
      message: 'event rejected',
      messageId: `message-${index}`,
      ...ids,
    }));
    expect(read).toMatchObject(expected);
    expect(read[1]).not.toHaveProperty('scanId');
    expect(read[2]).not.toHaveProperty('teamId');
    expect(read[3]).not.toHaveProperty('repositoryId');
  });

  it('names the run that crashed, and the message that comes back for it, and nothing that the error held', async () => {
    vi.spyOn(world.store, 'recordRun').mockRejectedValueOnce(telling());
    const event = await scanned();
    const [crashed, message] = await logged(event);
    const ids = { ...world.key, scanId: event.detail.scanId };
    const error = { name: 'Error', message: 'It is on fire.' };
    expect(crashed).toMatchObject({ message: 'run crashed', ...ids, error });
    expect(message).toMatchObject({ message: 'message crashed its handler', messageId: 'message-0', ...ids, error });
    expect(message).toMatchObject({ eventId: event.id });
  });

  it('names all repositories of a message that crashed before any run', async () => {
    vi.spyOn(world.store, 'raise').mockRejectedValueOnce(telling());
    const both = ['acme/shop', 'acme/other'];
    const repositories = both.map((id) => ({ id, provider: 'github', branch: 'main' }));
    const [line] = await logged(await scanned({ repositories }));
    expect(line).toMatchObject({ message: 'message crashed its handler', repositoryIds: both });
  });

  it('names the run that is postponed, and that of which nobody could be told', async () => {
    await world.order({ path: '/api/v2/*', times: 1, effect: { kind: 'status', status: 503, body: { title } } });
    const postponed = await logged(await scanned());
    expect(messagesOf(postponed)).toEqual(['run recorded', 'sync postponed']);
    expect(postponed[1]).toMatchObject({ runId: postponed[0]?.['runId'], scanId: postponed[0]?.['scanId'] });

    world.notifier.failWith(telling());
    world.setApiKey('f'.repeat(40));
    world.clock.advance(3_600_000);
    const untold = await logged(await scanned());
    expect(messagesOf(untold)).toEqual(['run recorded', 'nobody could be told', 'sync postponed']);
    expect(untold[1]).toMatchObject({ runId: untold[0]?.['runId'], scanId: untold[0]?.['scanId'] });
  });

  it('names the run that lost its lease, and the repository that another worker is at', async () => {
    vi.spyOn(world.store, 'release').mockResolvedValueOnce('lost');
    expect(messagesOf(await logged(await scanned()))).toEqual(['run recorded', 'the lease was lost']);
    // The lease is still there, since it was not released.
    expect(messagesOf(await logged(await scanned()))).toEqual(['another worker is at it']);
  });

  it('names the run and the scan whose chapters could not be detected, and why', async () => {
    await world.orderOfGecko({
      path: '/*/wiki',
      times: null,
      effect: { kind: 'status', status: 500, body: { title } },
    });
    const unread = await logged(await scanned());
    expect(messagesOf(unread)).toEqual(['a text of a scan could not be read', 'run recorded']);
    vi.spyOn(world.asvs, 'detection').mockRejectedValue(new Error('Unreadable.', { cause: telling() }));
    const failed = await logged(await scanned());
    expect(messagesOf(failed)).toEqual(['ASVS chapters could not be detected', 'run recorded']);
    expect(failed[0]).toMatchObject({ error: { message: 'Unreadable.', cause: { message: 'It is on fire.' } } });
  });

  it('holds no text of a finding that DefectDojo refuses and quotes', async () => {
    const body = { title: [`${title} in ${filePath}: ${shortDescription}`] };
    const effect = { kind: 'status', status: 400, body };
    await world.order({ path: '/api/v2/*import-scan/', times: null, bodyIncludes: title, effect });
    const [line] = await logged(await scanned());
    expect(line).toMatchObject({ message: 'run recorded', outcome: 'partial', quarantined: 1 });
  });
});
