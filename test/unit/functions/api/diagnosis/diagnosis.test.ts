import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../../functions/api/diagnosis/diagnose.ts';
import type { DiagnosisFacts } from '../../../../../functions/api/diagnosis/diagnosis-facts.ts';
import type { HoldSummary } from '../../../../../shared/domain/holds/stored-hold.ts';
import { unnamed } from '../../../../../shared/domain/names/unnamed.ts';
import { noCounts, type Run } from '../../../../../shared/domain/runs/run.ts';
import { type SyncState, syncStateSchema } from '../../../../../shared/domain/sync/sync-state.ts';
import { defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const now = new Date('2026-11-22T12:00:00.000Z');
const earlier = '2026-11-22T11:00:00.000Z';
const later = '2026-11-22T12:05:00.000Z';
const rejected = { code: 'key_rejected', reason: 'Invalid token.', since: earlier };
const hold: HoldSummary = {
  code: 'mass_closing',
  scanId: 's',
  closings: 2,
  creations: 0,
  open: 3,
  runId: 'run-1',
  since: earlier,
};
const settings = (overrides: object) => aConnection({ settings: { ...defaultConnectionSettings, ...overrides } });

function aSync(overrides: object = {}): SyncState {
  const baselineScan = { scanId: 's', completedAt: earlier, branch: 'main' };
  return syncStateSchema.parse({ requested: 1, completed: 1, lastInSyncAt: earlier, baselineScan, ...overrides });
}

function aRun(overrides: Partial<Run> = {}): Run {
  const ended = { startedAt: earlier, finishedAt: earlier, outcome: 'succeeded' as const };
  return {
    ...key,
    ...ended,
    runId: 'run-1',
    triggers: [],
    counts: noCounts,
    defectDojoCalls: 2,
    links: {},
    ...overrides,
  };
}

function diagnosisOf(overrides: Partial<DiagnosisFacts> = {}) {
  const facts = { key, connection: aConnection(), mapping: aMapping(key), sync: aSync(), hold: undefined };
  return diagnose({ ...facts, lastRun: aRun(), ...overrides }, now);
}

describe("Why aren't my findings there?", () => {
  it('is answered with the assurance that they are, where they are', () => {
    expect(diagnosisOf()).toEqual([
      { kind: 'well', code: 'in_sync', sentence: 'DefectDojo shows what Gecko says.', since: earlier, links: {} },
    ]);
  });

  it('tells what the last drift check found, with what to do, until the repository is mapped anew', () => {
    const found = {
      runId: 'run-9',
      productId: aMapping(key).product.id,
      at: earlier,
      missing: 2,
      changedByPeople: 1,
      unexpected: 0,
    };
    const mapped = (createdAt: string) => ({ mapping: aMapping(key, { createdAt }) });
    const of = (driftFound: object) => diagnosisOf({ ...mapped(earlier), sync: aSync({ driftFound }) });
    expect(of(found)).toEqual([
      {
        kind: 'problem',
        code: 'drift_found',
        sentence:
          'When DefectDojo was last compared with what was exported, 3 findings were off: 2 missing, 1 changed by people.',
        remedy: expect.stringContaining('ask for a repair'),
        since: earlier,
        links: { see: expect.stringMatching(/\/runs\/run-9\/entries$/) },
      },
    ]);
    expect(of({ ...found, missing: 0, changedByPeople: 0, unexpected: 1 })).toMatchObject([
      { kind: 'well' },
      { kind: 'note', code: 'drift_found', sentence: expect.stringContaining('one finding was off: 1 unexpected') },
    ]);
    const anew = diagnosisOf({ ...mapped(now.toISOString()), sync: aSync({ driftFound: found }) });
    expect(anew).toMatchObject([{ kind: 'well' }]);
    expect(of({ ...found, productId: 999 })).toMatchObject([{ kind: 'well' }]);
  });

  it.each<[string, Partial<DiagnosisFacts>, object]>([
    [
      'while the operator has paused everything',
      { pause: { since: earlier } },
      { kind: 'waiting', code: 'paused_by_operator', since: earlier },
    ],
    ['without a connection', { connection: undefined }, { kind: 'problem', code: 'not_connected' }],
    ['while paused', { connection: settings({ pushOnScanComplete: false }) }, { kind: 'problem', code: 'paused' }],
    [
      'with a rejected key',
      { connection: aConnection({ attention: { code: 'key_rejected', reason: 'Invalid token.', since: earlier } }) },
      {
        kind: 'problem',
        code: 'key_rejected',
        sentence: 'Invalid token.',
        remedy: expect.stringContaining('Copy the API v2 key again'),
        since: earlier,
      },
    ],
    ['unmapped', { mapping: undefined }, { kind: 'problem', code: 'unmapped' }],
    [
      'mapped on another instance',
      { mapping: aMapping(key, { baseUrl: 'https://other.example.com' }) },
      { kind: 'problem', code: 'other_instance' },
    ],
    [
      'with a product that is gone',
      { mapping: aMapping(key, { attention: { code: 'test_deleted', reason: 'It was deleted.', since: earlier } }) },
      { kind: 'problem', code: 'test_deleted', remedy: expect.any(String) },
    ],
    ['without a scan', { sync: aSync({ baselineScan: undefined }) }, { kind: 'problem', code: 'no_complete_scan' }],
    ['with a hold', { hold }, { kind: 'problem', code: 'mass_closing', since: earlier }],
    [
      'with an approved hold',
      { hold: { ...hold, decision: { kind: 'approved', at: earlier } } },
      { kind: 'waiting', code: 'hold_decided' },
    ],
    [
      'while syncing',
      { sync: aSync({ lease: { token: 't', expiresAt: later } }) },
      { kind: 'waiting', code: 'syncing' },
    ],
    [
      'while waiting for a server',
      {
        sync: aSync({
          requested: 2,
          notBefore: later,
          lastError: { code: 'timeout', message: 'Slow.', at: earlier },
        }),
      },
      { kind: 'waiting', code: 'timeout', sentence: expect.stringContaining(later) },
    ],
    [
      'while nothing was tried for long',
      { sync: aSync({ requested: 2, attempt: 2, lastError: { code: 'timeout', message: 'Slow.', at: earlier } }) },
      { kind: 'waiting', code: 'timeout', sentence: 'Slow. It is about to be tried again.' },
    ],
    ['about to start', { sync: aSync({ requested: 2 }) }, { kind: 'waiting', code: 'queued' }],
    [
      'after a scan of another branch',
      { lastRun: aRun({ outcome: 'skipped', reason: { code: 'other_branch', message: 'Not main.' } }) },
      { kind: 'note', code: 'other_branch', sentence: 'The last event was skipped: Not main.' },
    ],
    [
      'after a run that could not read findings',
      { lastRun: aRun({ outcome: 'partial', counts: { ...noCounts, quarantined: 2 } }) },
      { kind: 'problem', code: 'quarantined' },
    ],
    [
      'after a run that warned of something',
      { lastRun: aRun({ warnings: [{ code: 'asvs_refused', message: 'The key may not.' }] }) },
      { kind: 'note', code: 'asvs_refused', sentence: 'The key may not.' },
    ],
    [
      'without resolved findings',
      { connection: settings({ includeResolvedFindings: false }) },
      { kind: 'note', code: 'resolved_not_included' },
    ],
    [
      'with a minimum severity',
      { connection: settings({ minimumSeverity: 'High' }) },
      { kind: 'note', code: 'below_minimum_severity' },
    ],
  ])('is answered %s', (_what, facts, item) => {
    expect(diagnosisOf(facts)).toContainEqual(expect.objectContaining(item));
  });

  it.each([
    ['key', 'connection', { connection: aConnection({ attention: rejected }) }],
    ['place', 'mapping', { mapping: aMapping(key, { attention: rejected }) }],
  ])('no longer tells of a trouble once there is another %s', (_, needs, troubled) => {
    const lastError = { code: rejected.code, message: rejected.reason, at: earlier, needs };
    const sync = aSync({ requested: 2, notBefore: later, lastError });
    const codes = (facts: Partial<DiagnosisFacts>) => diagnosisOf({ sync, ...facts }).map(({ code }) => code);
    expect(codes(troubled)).toEqual(['key_rejected', 'key_rejected']);
    expect(codes({})).toEqual(['queued']);
  });

  it('is answered by the pause alone while exports are paused: no sync is about to start', () => {
    const lastError = { code: 'paused_by_operator', message: 'All exports are paused.', at: earlier };
    const sync = aSync({ requested: 2, notBefore: earlier, lastError });
    expect(diagnosisOf({ pause: { since: earlier }, sync }).map(({ code }) => code)).toEqual(['paused_by_operator']);
    expect(diagnosisOf({ sync }).map(({ code }) => code)).toEqual(['queued']);
  });

  it('says that an upload had no answer, as long as it is tried', () => {
    const slow = (minutesAgo: number, one = key) => {
      const at = new Date(now.getTime() - minutesAgo * 60_000).toISOString();
      return diagnosisOf({ gate: { slowRows: { by: unnamed(one), at } } });
    };
    expect(slow(14)).toMatchObject([
      {
        kind: 'problem',
        code: 'upload_never_answered',
        sentence: expect.stringContaining('at most 10 findings had no answer'),
        since: '2026-11-22T11:46:00.000Z',
      },
    ]);
    expect(slow(15)).toMatchObject([{ code: 'in_sync' }]);
    expect(slow(1, aRepository('acme/other'))).toMatchObject([{ code: 'in_sync' }]);
  });

  it('no longer says that an upload had no answer once everything is there all the same', () => {
    const gate = { slowRows: { by: unnamed(key), at: '2026-11-22T11:50:00.000Z' } };
    const codes = (lastInSyncAt: string) =>
      diagnosisOf({ gate, sync: aSync({ lastInSyncAt }) }).map(({ code }) => code);
    expect(codes('2026-11-22T11:50:00.000Z')).toEqual(['upload_never_answered']);
    expect(codes('2026-11-22T11:50:00.001Z')).toEqual(['in_sync']);
  });

  it('is answered for a repository that was never heard of, and never says that all is well then', async () => {
    const { status, body } = await anApi().send('GET /v1/mappings/YWNtZS9zaG9w/diagnosis');
    expect(status).toBe(200);
    expect(body).toMatchObject({ repositoryId: 'acme/shop', items: [{ code: 'not_connected' }, { code: 'unmapped' }] });
  });
});
