import { describe, expect, it } from 'vitest';
import type { WriteTime } from '../../../../../../shared/ports/defectdojo-usage.ts';
import { serveHttp } from '../../../http/loopback-server.ts';
import { aFilledDefectDojo, aRow, aSyncClient, aSyncDefectDojo, failureOf } from '../a-sync-defectdojo.ts';

const apiKey = 'k'.repeat(40);

describe('the use of a DefectDojo', () => {
  it('is counted by what calls cost the server', async () => {
    const { findings, testId, idOf, usageNow, dojo } = await aFilledDefectDojo(['a']);
    const before = usageNow();
    await findings.countFindings(testId);
    await findings.findingsById(testId, [idOf('a')]);
    await findings.addNote(idOf('a'), 'Fixed.');
    await findings.reimport({ testId, rows: [aRow('b')] });
    const after = usageNow();
    expect(after.read.calls - before.read.calls).toBe(2);
    expect(after.write.calls - before.write.calls).toBe(1);
    expect(after.upload.calls - before.upload.calls).toBe(1);
    expect(dojo.calls).toBe(after.read.calls + after.write.calls + after.upload.calls);
  });

  it('counts the time until an answer came, or none did', async () => {
    let nowMs = Date.parse('2026-11-22T12:00:00Z');
    let takesMs = 400;
    const { port } = await serveHttp((request, response) => {
      nowMs += takesMs;
      if (request.method === 'GET' && takesMs > 10) response.end('{"count": 0, "results": []}');
      else request.socket.destroy();
    });
    const clock = { now: () => new Date(nowMs) };
    const client = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, clock });
    await client.findings.countFindings(7);
    takesMs = 250;
    await client.findings.countFindings(7);
    await failureOf(client.findings.addNote(1, 'Fixed.'));
    takesMs = 10;
    await failureOf(client.findings.countFindings(7));
    expect(client.usage).toEqual({
      read: { calls: 3, busyMs: 660, quickestMs: 250 },
      write: { calls: 1, busyMs: 250 },
      upload: { calls: 0, busyMs: 0 },
    });
  });
});

describe('before a write', () => {
  it('its sender is asked, with what kind of call it is and how long it may last', async () => {
    const asked: unknown[] = [];
    const beforeWrite = async (write: WriteTime) => {
      asked.push(write);
      return write.longestMs;
    };
    const { findings, testId, idOf } = await aFilledDefectDojo(['a'], { client: { beforeWrite } });
    asked.length = 0;
    await findings.countFindings(testId);
    await findings.addNote(idOf('a'), 'Fixed.');
    await findings.reimport({ testId, rows: [aRow('a')] });
    expect(asked).toEqual([
      { class: 'write', neededMs: 30_000, longestMs: 30_000 },
      { class: 'upload', neededMs: 120_000, longestMs: 120_000 },
    ]);
  });

  it('its sender is asked for less time where an upload needs less, and never for more than any may take', async () => {
    const asked: unknown[] = [];
    const beforeWrite = async ({ neededMs, longestMs }: WriteTime) => {
      asked.push({ neededMs, longestMs });
      return longestMs;
    };
    const { findings, testId } = await aFilledDefectDojo(['a'], { client: { beforeWrite } });
    asked.length = 0;
    for (const neededMs of [60_000, 200_000]) await findings.reimport({ testId, rows: [aRow('a')], neededMs });
    const longestMs = 120_000;
    expect(asked).toEqual([
      { neededMs: 60_000, longestMs },
      { neededMs: longestMs, longestMs },
    ]);
  });

  it('its sender tells how long it may take', async () => {
    const { port } = await serveHttp(() => {});
    const client = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, beforeWrite: async () => 50 });
    expect(await failureOf(client.findings.addNote(1, 'Fixed.'))).toMatchObject({ code: 'timeout' });
  });

  it('nothing is sent or counted when its sender lost the right to write', async () => {
    const lost = new Error('The lease is lost.');
    const { served, productId, engagementId } = await aSyncDefectDojo();
    const beforeWrite = () => Promise.reject(lost);
    const client = aSyncClient({ baseUrl: served.url, apiKey: served.apiKey, beforeWrite });
    served.controls.requests.clear();
    const rows = [aRow('a')];
    const writes = [
      client.findings.importIntoNewTest({ engagementId, testTitle: 'T', rows }),
      client.findings.patchFinding(1, { title: 'T' }),
      client.findings.addTags(1, ['gecko']),
      client.findings.removeTags(1, ['gecko']),
      client.findings.addNote(1, 'Fixed.'),
      client.findings.markDuplicate(2, 1),
      client.dojo.createEngagement({ productId, name: 'N', startsOn: '2026-11-22', endsOn: '2999-12-31' }),
    ];
    for (const write of writes) expect(await failureOf(write)).toBe(lost);
    expect(served.controls.requests.summary().requests).toBe(0);
    expect(client.usage).toMatchObject({ write: { calls: 0 }, upload: { calls: 0 } });
  });
});

describe('a call', () => {
  it('names its run to the server', async () => {
    const userAgents: unknown[] = [];
    const { port } = await serveHttp((request, response) => {
      userAgents.push(request.headers['user-agent']);
      response.end('{"count": 0, "results": []}');
    });
    await aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey }).findings.countFindings(7);
    expect(userAgents).toEqual(['gecko-test (run 1)']);
  });

  it('carries what a gateway asks for, also where it leaves the key out', async () => {
    const asked: unknown[] = [];
    const { port } = await serveHttp(({ url = '', headers }, response) => {
      asked.push([url.split('?')[0], headers['x-access'], headers.authorization === undefined]);
      response.end('{"count": 0, "results": [], "info": {"version": "3.2.0"}}');
    });
    const gatewayHeaders = [{ name: 'X-Access', value: 'client-0123456789' }];
    const client = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, gatewayHeaders });
    await client.findings.countFindings(7);
    await client.dojo.version();
    await client.findings.addNote(1, 'Fixed.').catch(() => undefined);
    expect(asked).toEqual([
      ['/api/v2/findings/', 'client-0123456789', false],
      ['/api/v2/oa3/schema/', 'client-0123456789', true],
      ['/api/v2/findings/1/notes/', 'client-0123456789', false],
    ]);
  });

  it.each([
    ['a read', 'read', (client: ReturnType<typeof aSyncClient>) => client.findings.countFindings(7)],
    ['a write', 'write', (client: ReturnType<typeof aSyncClient>) => client.findings.addNote(1, 'Fixed.')],
  ] as const)('outlives neither its own limit nor the end of the run: %s', async (_what, callClass, call) => {
    const { port } = await serveHttp(() => undefined);
    const target = { baseUrl: `http://127.0.0.1:${port}`, apiKey };
    const limited = aSyncClient({ ...target, callDeadlineMs: 100 });
    expect(limited.deadlinesMs[callClass]).toBe(100);
    expect(await failureOf(call(limited))).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('100 ms'),
    });
    const ending = aSyncClient({ ...target, endsAtMs: Date.now() + 100 });
    expect(await failureOf(call(ending))).toMatchObject({ code: 'timeout' });
  });
});

describe('how long changes of findings take', () => {
  it('is told of those that were done, and not of calls that are quicker or slower by their kind', async () => {
    const ended: unknown[] = [];
    const { findings, testId, idOf } = await aFilledDefectDojo(['a'], {
      client: { afterCall: (call) => void ended.push(call.isOverloaded) },
    });
    ended.length = 0;
    await findings.patchFinding(idOf('a'), { title: 'Another' });
    await findings.addNote(idOf('a'), 'Fixed.');
    await findings.addTags(idOf('a'), ['gecko']);
    await findings.findingsById(testId, [idOf('a')]);
    await failureOf(findings.patchFinding(idOf('a'), { title: '' }));
    expect(await findings.patchFinding(999_999, { title: 'Gone' })).toBeUndefined();
    expect(ended).toEqual([false]);
  });

  it('is told of every call that was too much for the server', async () => {
    const ended: unknown[] = [];
    const { findings, testId, idOf, served } = await aFilledDefectDojo(['a'], {
      client: { afterCall: (call) => void ended.push(call.isOverloaded) },
    });
    ended.length = 0;
    for (const status of [429, 500, 503]) {
      served.controls.faults.clear();
      served.controls.faults.order({
        path: '/api/v2/*',
        times: null,
        effect: { kind: 'status', status, when: 'before' },
      });
      await failureOf(findings.findingsById(testId, [idOf('a')]));
      await failureOf(findings.addNote(idOf('a'), 'Fixed.'));
    }
    expect(ended).toEqual([true, true, true, true]);
  });
});
