import { expect, test } from 'vitest';
import { type EndedRun, runConditions } from '../../../../../shared/domain/runs/run-conditions.ts';

const reason = { code: 'some_code', message: 'Some sentence.' };
const trouble = { code: reason.code, reason: reason.message };
const well = { kind: 'well' };

test.each<[string, EndedRun, object]>([
  ['success', { outcome: 'succeeded', attempt: 0 }, { connection: well, repository: well }],
  ['quarantined rows', { outcome: 'partial', attempt: 0 }, { connection: well, repository: well }],
  [
    'a hold',
    { outcome: 'held', reason, attempt: 0 },
    { connection: well, repository: { kind: 'sync_held', ...trouble } },
  ],
  [
    'a rejected key',
    { outcome: 'failed', reason, failure: { kind: 'setup', code: 'key_rejected' }, attempt: 0 },
    { connection: { kind: 'connection_needs_attention', ...trouble } },
  ],
  [
    'a deleted test',
    { outcome: 'failed', reason, failure: { kind: 'setup', code: 'test_deleted' }, attempt: 0 },
    { repository: { kind: 'sync_failed', ...trouble } },
  ],
  [
    'the eighth failure',
    { outcome: 'waiting', reason, attempt: 8 },
    { repository: { kind: 'sync_failed', ...trouble } },
  ],
  ['an eighth run that is not a failure', { outcome: 'skipped', reason, attempt: 8 }, {}],
  [
    'a failure without a word',
    { outcome: 'failed', failure: { kind: 'setup', code: 'key_rejected' }, attempt: 0 },
    { connection: { kind: 'connection_needs_attention', code: 'failed', reason: '' } },
  ],
  [
    'a failure that may pass',
    { outcome: 'waiting', reason, failure: { kind: 'transient', code: 'x' }, attempt: 1 },
    {},
  ],
  ['the seventh failure', { outcome: 'waiting', reason, attempt: 7 }, {}],
  ['a run that had nothing to do', { outcome: 'skipped', attempt: 0 }, {}],
  ['a pause', { outcome: 'skipped', reason, attempt: 0 }, {}],
  ['a run out of time', { outcome: 'partial', reason, attempt: 0 }, {}],
])('%s tells what it should', (_, run, conditions) => {
  expect(runConditions(run)).toEqual(conditions);
});
