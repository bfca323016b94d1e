import { describe, expect, it } from 'vitest';
import { attemptsBeforeFailed } from '../../../../../shared/domain/failures/back-off.ts';
import type { HoldSummary } from '../../../../../shared/domain/holds/stored-hold.ts';
import type { Pause } from '../../../../../shared/domain/sync/pause.ts';
import { repositoryState, repositoryStateSchema } from '../../../../../shared/domain/sync/repository-state.ts';
import { syncStateSchema } from '../../../../../shared/domain/sync/sync-state.ts';
import { defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const earlier = '2026-11-22T11:00:00.000Z';
const later = '2026-11-22T12:05:00.000Z';
const attention = { code: 'key_rejected', reason: 'Invalid token.', since: earlier };
const limited = { code: 'rate_limited', message: 'Too many calls.', at: earlier };
const ofKey = { code: 'key_rejected', message: 'Invalid token.', at: earlier, needs: 'connection' };
const lastError = { code: 'unavailable', message: 'It is down.', at: earlier };

const stopped = { code: 'paused_by_operator', message: 'All exports are paused.', at: earlier };
const notConnected = { status: 'paused', code: 'not_connected', reason: 'DefectDojo is not connected.' };
const queued = { status: 'waiting', code: 'queued', reason: 'A sync is about to start.' };

const aHoldSummary: HoldSummary = {
  code: 'mass_closing',
  scanId: 'scan-1',
  closings: 42,
  creations: 0,
  open: 60,
  runId: 'run-1',
  since: earlier,
};

const held = {
  status: 'held',
  code: 'mass_closing',
  reason: 'Closing 42 findings waits for approval, because so many open findings are gone from Gecko at once.',
  since: earlier,
};

function stateOf(facts: {
  connection?: Partial<ReturnType<typeof aConnection>>;
  mapping?: Partial<ReturnType<typeof aMapping>>;
  sync?: object;
  hold?: Partial<HoldSummary>;
  place?: number;
  pause?: Pause;
}) {
  const connection = aConnection(facts.connection);
  const mapping = aMapping(aRepository(), facts.mapping);
  const hold = facts.hold && { ...aHoldSummary, ...facts.hold };
  return repositoryState(
    {
      connection,
      mapping,
      sync: syncStateSchema.parse(facts.sync ?? {}),
      hold,
      place: facts.place,
      pause: facts.pause,
    },
    now,
  );
}

it('the state has its own name in the description of the API, and no other values', () => {
  expect(repositoryStateSchema.meta()).toEqual({ id: 'RepositoryState' });
  expect(repositoryStateSchema.safeParse({ status: '' }).success).toBe(false);
});

it('the description of the API tells what the instant of a waiting repository means', () => {
  expect(repositoryStateSchema.shape.until.description).toContain('tried again by itself');
  expect(repositoryStateSchema.shape.place.description).toMatch(/1 for the one that comes next.* come in turn/);
});

describe('a repository that stands in a line', () => {
  const waitsInLine = { instance: 'dojo.example.com', since: earlier, at: later, byPerson: true };
  const sync = { requested: 2, completed: 1, lastError, attempt: 9, waitsInLine };

  it('waits, with its place and since when, whatever came before', () => {
    expect(stateOf({ sync, place: 3, hold: {} })).toEqual({
      status: 'waiting',
      code: 'in_line',
      reason: 'Its DefectDojo works on other repositories, and 2 stand in line before this one.',
      since: earlier,
      place: 3,
    });
    expect(stateOf({ sync })).not.toHaveProperty('place');
  });

  it('is paused while the operator has paused its DefectDojo, where nobody comes next', () => {
    const pause = { since: earlier, instance: 'dojo.example.com' };
    expect(stateOf({ sync, place: 1, pause })).toEqual({
      status: 'paused',
      code: 'paused_by_operator',
      reason: `Exports to dojo.example.com are paused by the operator of the service since ${earlier}.`,
      since: earlier,
    });
  });

  it('is told as what hinders it where something does', () => {
    expect(stateOf({ sync, connection: { status: 'disconnected' } })).toEqual(notConnected);
  });

  it('is pushed once it was called', () => {
    const lease = { token: 't', expiresAt: later };
    expect(stateOf({ sync: { ...sync, lease, lastStartedAt: earlier } })).toEqual({
      status: 'syncing',
      since: earlier,
    });
  });
});

describe('the state of a mapped repository', () => {
  it('is paused without a connection', () => {
    const facts = {
      connection: undefined,
      mapping: aMapping(aRepository()),
      sync: syncStateSchema.parse({}),
      hold: undefined,
    };
    expect(repositoryState(facts, now)).toEqual(notConnected);
  });

  it.each([
    ['disconnected', { connection: { status: 'disconnected' as const } }, notConnected],
    [
      'switched off',
      { connection: { settings: { ...defaultConnectionSettings, pushOnScanComplete: false } } },
      { status: 'paused', code: 'push_off', reason: '"Push on scan complete" is off.' },
    ],
    ['with a rejected key', { connection: { attention } }, { status: 'needs_attention', ...attention }],
    ['with a mapping that needs a person', { mapping: { attention } }, { status: 'needs_attention', ...attention }],
    [
      'mapped on another instance',
      { mapping: { baseUrl: 'https://other.example.com' } },
      {
        status: 'needs_attention',
        code: 'other_instance',
        reason: 'The product was chosen on https://other.example.com; choose one on https://defectdojo.example.com.',
      },
    ],
    [
      'mapped on the instance that is connected',
      { mapping: { baseUrl: aConnection().baseUrl } },
      { status: 'never_synced' },
    ],
    [
      'hindered twice',
      { connection: { attention }, mapping: { attention: { ...attention, code: 'test_deleted' } } },
      { status: 'needs_attention', ...attention },
    ],
    ['new', {}, { status: 'never_synced' }],
    ['asked for', { sync: { requested: 2, completed: 1, lastInSyncAt: earlier } }, queued],
    [
      'being worked on',
      { sync: { requested: 1, lease: { token: 't', expiresAt: later }, lastStartedAt: earlier } },
      { status: 'syncing', since: earlier },
    ],
    ['left by a worker that died', { sync: { requested: 1, lease: { token: 't', expiresAt: earlier } } }, queued],
    [
      'left by a worker whose time is over just now',
      { sync: { requested: 1, lease: { token: 't', expiresAt: now.toISOString() } } },
      queued,
    ],
    [
      'being worked on since nobody knows when',
      { sync: { requested: 1, lease: { token: 't', expiresAt: later } } },
      { status: 'syncing' },
    ],
    [
      'tried in vain',
      { sync: { requested: 1, attempt: 2, lastError, notBefore: later } },
      { status: 'waiting', code: 'unavailable', reason: 'It is down.', since: earlier, until: later },
    ],
    [
      'told to wait by a server, which is no failed try',
      { sync: { requested: 1, lastError: limited, notBefore: later } },
      { status: 'waiting', code: 'rate_limited', reason: 'Too many calls.', since: earlier, until: later },
    ],
    [
      'held for a person, and told to wait by a server',
      { hold: {}, sync: { requested: 2, completed: 1, lastError: limited, notBefore: later } },
      held,
    ],
    [
      'held for a person, and tried in vain',
      { hold: {}, sync: { requested: 2, completed: 1, attempt: 1, lastError, notBefore: later } },
      { status: 'waiting', code: 'unavailable', reason: 'It is down.', since: earlier, until: later },
    ],
    ['kept at its distance from the sync before', { sync: { requested: 2, completed: 1, notBefore: later } }, queued],
    [
      'told to wait for longer than it ever does',
      { sync: { requested: 1, lastError: limited, notBefore: '2057-11-22T12:00:00.000Z' } },
      queued,
    ],
    [
      'about to be tried again with another key',
      { sync: { requested: 1, attempt: 3, lastError: ofKey, notBefore: later } },
      queued,
    ],
    [
      'about to be tried again in another place',
      { sync: { requested: 1, attempt: 8, lastError: { ...ofKey, needs: 'mapping' }, notBefore: later } },
      queued,
    ],
    [
      'tried in vain for long',
      { sync: { requested: 1, attempt: attemptsBeforeFailed, lastError } },
      { status: 'failed', code: 'unavailable', reason: 'It is down.', since: earlier },
    ],
    [
      'about to be tried again after a failure that no longer counts',
      { sync: { requested: 1, attempt: 0, lastError } },
      queued,
    ],
    [
      'stopped by the operator',
      { sync: { requested: 1, lastError: stopped } },
      { status: 'paused', code: 'paused_by_operator', reason: 'All exports are paused.', since: earlier },
    ],
    [
      'in sync since before the operator stopped it',
      { sync: { requested: 1, completed: 1, lastError: stopped, lastInSyncAt: earlier } },
      { status: 'in_sync', since: earlier },
    ],
    [
      'in sync after failures',
      { sync: { requested: 1, completed: 1, attempt: 1, lastInSyncAt: earlier } },
      { status: 'in_sync', since: earlier },
    ],
    ['held for a person', { hold: {}, sync: { requested: 2, completed: 1 } }, held],
    [
      'about to carry out a decision',
      { hold: { decision: { kind: 'approved' as const, at: earlier } }, sync: { requested: 2, completed: 1 } },
      queued,
    ],
    ['done', { sync: { requested: 3, completed: 3, lastInSyncAt: earlier } }, { status: 'in_sync', since: earlier }],
  ])('that is %s is told', (_what, facts, state) => {
    expect(stateOf(facts)).toStrictEqual(state);
    expect(repositoryStateSchema.parse(state)).toEqual(state);
  });
});
