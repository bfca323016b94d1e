import { describe, expect, it } from 'vitest';
import { serveHttp } from '../../../http/loopback-server.ts';
import {
  aFilledDefectDojo,
  aRow,
  aSyncClient,
  aSyncDefectDojo,
  failureOf,
  measuredVersions,
} from '../a-sync-defectdojo.ts';

const testTitle = 'Gecko paperbaum [team-1]';

describe.each(measuredVersions)('uploads to DefectDojo %s', (version) => {
  it('create findings in a new test of the engagement, and make the test type known', async () => {
    const { findings, dojo, engagementId } = await aSyncDefectDojo({ version });
    const outcome = await findings.importIntoNewTest({ engagementId, testTitle, rows: [aRow('a'), aRow('b')] });
    expect(outcome).toEqual({ kind: 'done', testId: expect.any(Number), created: 2 });
    const [test] = await dojo.testsOf(engagementId);
    expect(test).toMatchObject({ title: testTitle, engagementId });
    expect(await findings.countFindings(test?.id ?? 0)).toBe(2);
    expect(await dojo.testTypeNamed('Gecko Scan (Generic Findings Import)')).toMatchObject({
      id: expect.any(Number),
      active: true,
    });
  });

  it('add what the test lacks and close nothing that the file lacks', async () => {
    const { findings, testId, live } = await aFilledDefectDojo(['a', 'b'], { version });
    expect(await findings.reimport({ testId, rows: [aRow('b'), aRow('c')] })).toEqual({
      kind: 'done',
      testId,
      created: 1,
      opened: 0,
    });
    expect(await findings.countFindings(testId)).toBe(3);
    expect(await live('a')).toMatchObject({ flags: { active: true, is_mitigated: false } });
  });

  it('may be repeated', async () => {
    const { findings, testId } = await aFilledDefectDojo(['a'], { version });
    const rows = [aRow('b'), aRow('c')];
    await findings.reimport({ testId, rows });
    expect(await findings.reimport({ testId, rows })).toEqual({
      kind: 'done',
      testId,
      created: 0,
      closed: 0,
      opened: 0,
    });
    expect(await findings.countFindings(testId)).toBe(3);
  });

  it('close a finding with its date, and touch no other', async () => {
    const { findings, testId, live, idOf, served } = await aFilledDefectDojo(['a', 'b'], { version });
    const fixed = aRow('a', { active: false, is_mitigated: true, mitigated: '2026-01-02T03:04:05Z' });
    const counted = { kind: 'done', testId, created: 0, closed: 1, opened: 0 };
    expect(await findings.reimport({ testId, rows: [fixed] })).toEqual(counted);
    expect(await live('a')).toMatchObject({ flags: { active: false, is_mitigated: true } });
    expect(served.store.findings.get(idOf('a'))?.mitigated).toContain('2026-01-02');
    expect(await live('b')).toMatchObject({ flags: { active: true } });
  });

  it('tell apart what they open and what they close, and change nothing when repeated', async () => {
    const { findings, testId, live, idOf } = await aFilledDefectDojo(['a', 'b', 'c'], { version });
    await findings.patchFinding(idOf('a'), { active: false, is_mitigated: true });
    await findings.patchFinding(idOf('b'), { active: false, is_mitigated: true });
    const fixed = aRow('c', { active: false, is_mitigated: true });
    const rows = [aRow('a'), aRow('b'), fixed];
    const counted = { kind: 'done', testId, created: 0 };
    expect(await findings.reimport({ testId, rows })).toEqual({ ...counted, closed: 1, opened: 2 });
    expect(await live('a')).toMatchObject({ flags: { active: true, verified: true, is_mitigated: false } });
    expect(await findings.noteEntries(idOf('a'))).toEqual(['Re-activated by Generic Findings Import re-upload.']);
    expect(await findings.reimport({ testId, rows })).toEqual({ ...counted, closed: 0, opened: 0 });
    expect(await findings.noteEntries(idOf('a'))).toHaveLength(1);
  });
});

describe('an upload', () => {
  it('names the environment that it is told to', async () => {
    const { findings, dojo, engagementId, served } = await aSyncDefectDojo();
    expect(await dojo.environments()).toEqual(served.store.environments.list().map(({ name }) => name));
    const target = { engagementId, testTitle, rows: [aRow('a')], environment: 'Staging' };
    const outcome = await findings.importIntoNewTest(target);
    if (outcome.kind !== 'done') throw new Error('not done');
    expect(served.store.tests.get(outcome.testId)?.environment).toBe(2);
    const { testId } = outcome;
    const refused = await findings.reimport({ testId, rows: [aRow('b')], environment: 'Nowhere' });
    expect(refused).toMatchObject({ kind: 'refused', failure: { status: 400 } });
  });

  it('does not know how many findings it made where the server does not tell', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(['a']);
    for (const statistics of [undefined, null, { delta: { created: 'some' } }]) {
      served.controls.faults.order({
        path: '/api/v2/reimport-scan/',
        effect: {
          kind: 'status',
          status: 201,
          body: { test_id: testId, ...(statistics !== undefined && { statistics }) },
        },
      });
      expect(await findings.reimport({ testId, rows: [aRow('b')] })).toEqual({
        kind: 'done',
        testId,
        created: undefined,
      });
    }
  });

  it('does not know how many findings it opened where the server does not tell', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(['a']);
    const counts = (active: number) => ({ total: { active, total: 3 } });
    const delta = { created: { total: { total: 0 } } };
    for (const untold of [{}, { reactivated: null }, { reactivated: { total: { active: 'some' } } }]) {
      const statistics = { before: counts(3), after: counts(1), delta: { ...delta, ...untold } };
      const effect = { kind: 'status', status: 201, body: { test_id: testId, statistics } } as const;
      served.controls.faults.order({ path: '/api/v2/reimport-scan/', effect });
      expect(await findings.reimport({ testId, rows: [aRow('b')] })).toMatchObject({ closed: 2, opened: undefined });
    }
  });
});

describe('an upload that DefectDojo refuses', () => {
  it.each([
    ['a row whose severity it does not know', { severity: 'Severe' }, 400],
    ['a row whose path is too long', { file_path: 'x'.repeat(4_001) }, 500],
  ])('is told with its status for %s', async (_what, overrides, status) => {
    const { findings, testId } = await aFilledDefectDojo(['a']);
    const outcome = await findings.reimport({ testId, rows: [aRow('b', overrides)] });
    expect(outcome).toMatchObject({ kind: 'refused', failure: { status } });
  });

  it('is told to be too large, whoever says so', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(['a']);
    served.controls.faults.order({ method: 'POST', effect: { kind: 'html', status: 413 } });
    const outcome = await findings.reimport({ testId, rows: [aRow('b')] });
    const failure = { kind: 'rejected', code: 'request_too_large', status: 413 };
    expect(outcome).toMatchObject({ kind: 'refused', failure });
  });
});

describe('an upload whose end is unknown', () => {
  it.each([
    ['the connection breaks', { kind: 'reset', when: 'after' }],
    ['the load balancer gives up', { kind: 'html', status: 504, when: 'after' }],
    ['the proxy loses the server', { kind: 'html', status: 502, when: 'before' }],
    ['the server is being restarted', { kind: 'status', status: 503, when: 'before' }],
    ['the answer is a web page', { kind: 'html', status: 200, when: 'after' }],
    ['the answer lacks the test', { kind: 'status', status: 201, body: {}, when: 'after' }],
    ['nobody answers in time', { kind: 'hang', when: 'after' }],
  ] as const)('is told when %s', async (_what, effect) => {
    const { findings, testId, served } = await aFilledDefectDojo(['a'], { client: { uploadDeadlineMs: 300 } });
    served.controls.faults.order({ method: 'POST', path: '/api/v2/reimport-scan/', effect });
    const outcome = await findings.reimport({ testId, rows: [aRow('b')] });
    expect(outcome).toMatchObject({ kind: 'unknown', failure: { sent: 'maybe' } });
  });
});

describe('an upload that was not looked at', () => {
  it.each([
    ['rate_limited', 'transient', { kind: 'status', status: 429, retryAfterSeconds: 7 }],
    ['permission_denied', 'setup', { kind: 'html', status: 403 }],
    ['not_json', 'setup', { kind: 'html', status: 400 }],
    ['not_json', 'setup', { kind: 'html', status: 404 }],
    ['login_page', 'setup', { kind: 'html', status: 302, headers: { location: '/login' } }],
    ['redirected', 'setup', { kind: 'html', status: 302, headers: { location: '/elsewhere' } }],
  ] as const)('fails as %s', async (code, kind, effect) => {
    const { findings, testId, served } = await aFilledDefectDojo(['a']);
    served.controls.faults.order({ method: 'POST', effect });
    expect(await failureOf(findings.reimport({ testId, rows: [aRow('b')] }))).toMatchObject({ code, kind });
  });

  it('fails as not sent when no time is left', async () => {
    const { served, testId } = await aFilledDefectDojo(['a']);
    const late = aSyncClient({ baseUrl: served.url, apiKey: served.apiKey, endsAtMs: Date.now() - 1 });
    served.controls.requests.clear();
    const failure = await failureOf(late.findings.reimport({ testId, rows: [aRow('b')] }));
    expect(failure).toMatchObject({ sent: 'no', kind: 'transient', code: 'timeout' });
    expect(served.controls.requests.summary().requests).toBe(0);
  });

  it('fails for a key without the right, told apart from a refused file', async () => {
    const { served, testId } = await aFilledDefectDojo(['a']);
    const client = aSyncClient({ baseUrl: served.url, apiKey: served.userWithKey().apiKey });
    const failure = await failureOf(client.findings.reimport({ testId, rows: [aRow('b')] }));
    expect(failure).toMatchObject({ kind: 'setup', code: 'permission_denied', status: 403 });
  });

  it.each([
    ['test', (client: ReturnType<typeof aSyncClient>) => client.findings.reimport({ testId: 999, rows: [aRow('a')] })],
    [
      'engagement',
      (client: ReturnType<typeof aSyncClient>) =>
        client.findings.importIntoNewTest({ engagementId: 999, testTitle, rows: [aRow('a')] }),
    ],
  ])('fails as not found for a %s that was deleted, although that is a 400 like a bad file', async (_what, upload) => {
    const { served } = await aSyncDefectDojo();
    const client = aSyncClient({ baseUrl: served.url, apiKey: served.apiKey });
    expect(await failureOf(upload(client))).toMatchObject({ kind: 'setup', code: 'not_found', status: 400 });
  });
});

it('does not believe an upload that went into another test', async () => {
  const { port } = await serveHttp((_request, response) => response.writeHead(201).end('{"test_id": 8}'));
  const { findings } = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'k'.repeat(40) });
  const failure = await failureOf(findings.reimport({ testId: 7, rows: [aRow('a')] }));
  expect(failure).toMatchObject({ code: 'unexpected_answer', kind: 'setup' });
});
