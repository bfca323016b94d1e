import { describe, expect, it } from 'vitest';
import { dueAction } from '../../../../../shared/domain/sync/sync-due.ts';
import { dueAfterRequestMs, type SyncState, syncStateSchema } from '../../../../../shared/domain/sync/sync-state.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
const iso = (minute: number) => at(minute).toISOString();
const action = (state: Partial<SyncState>) => dueAction(syncStateSchema.parse(state), at(30));
const open = { requested: 2, completed: 1 };
const done = { requested: 2, completed: 2 };
const waitsInLine = { instance: 'dojo.example.com', since: iso(1), at: iso(1), byPerson: false };
const lease = (minute: number) => ({ lease: { token: 't', expiresAt: iso(minute) } });

it('a wish that nobody took up is forgotten after ten minutes', () => {
  expect(dueAfterRequestMs).toBe(600_000);
});

describe('a repository that was found due', () => {
  it.each([
    ['whose wait is over is woken', { ...open, notBefore: iso(20) }, { kind: 'wake', since: at(20) }],
    [
      'that waits for longer than we ever do is woken',
      { ...open, notBefore: '2057-11-22T12:00:00.000Z', waitingSince: iso(10) },
      { kind: 'wake', since: at(10) },
    ],
    [
      'that waits for as long as we ever do is left waiting',
      { ...open, notBefore: iso(390) },
      { kind: 'wait', until: at(390) },
    ],
    ['whose lease ran out is woken', { ...open, ...lease(25) }, { kind: 'wake', since: at(25) }],
    ['whose wish nobody took up is woken', { ...open, waitingSince: iso(10) }, { kind: 'wake', since: at(10) }],
    ['whose wish is from before that was noted is woken', open, { kind: 'wake', since: at(30) }],
    ['that is worked on is left to its worker', { ...open, ...lease(31) }, { kind: 'wait', until: at(31) }],
    ['that has to wait still is left waiting', { ...open, notBefore: iso(31) }, { kind: 'wait', until: at(31) }],
    [
      'that stands in a line is left there',
      { ...open, waitsInLine, notBefore: iso(20) },
      { kind: 'stand', waitsInLine },
    ],
    ['that was called is left to its worker', { ...open, waitsInLine, ...lease(31) }, { kind: 'wait', until: at(31) }],
    ['whose accepted risk ended is looked at', { ...done, lookAt: iso(30) }, { kind: 'look', lookAt: iso(30) }],
    ['whose accepted risk goes on is left alone', { ...done, lookAt: iso(45) }, { kind: 'wait', until: at(45) }],
    [
      'whose drift check has come is checked',
      { ...done, driftCheckAt: iso(30) },
      { kind: 'check_drift', driftCheckAt: iso(30) },
    ],
    [
      'of whose instants one has come is served that one',
      { ...done, driftCheckAt: iso(20), lookAt: iso(45) },
      { kind: 'check_drift', driftCheckAt: iso(20) },
    ],
    [
      'is synced before it is checked',
      { ...done, driftCheckAt: iso(20), lookAt: iso(25) },
      { kind: 'look', lookAt: iso(25) },
    ],
    [
      'waits for whatever comes first',
      { ...done, driftCheckAt: iso(50), lookAt: iso(45) },
      { kind: 'wait', until: at(45) },
    ],
    [
      'whose wish comes before the end of an accepted risk is woken',
      { ...open, lookAt: iso(45) },
      { kind: 'wake', since: at(30) },
    ],
    [
      'whose instants compare otherwise as texts waits for whatever comes first',
      { ...done, driftCheckAt: iso(50), lookAt: '+010000-01-01T00:00:00.000Z' },
      { kind: 'wait', until: at(50) },
    ],
    ['that was seen to meanwhile is left alone', done, { kind: 'done' }],
    [
      'that is worked on to this instant is left to its worker',
      { ...open, ...lease(30) },
      { kind: 'wait', until: at(30) },
    ],
    ['whose wait ends just now is woken', { ...open, notBefore: iso(30) }, { kind: 'wake', since: at(30) }],
    [
      'whose wait ended after its lease ran out is woken',
      { ...open, ...lease(10), notBefore: iso(20), waitingSince: iso(5) },
      { kind: 'wake', since: at(20) },
    ],
    [
      'whose wait ends just now could not have been worked on before',
      { ...open, notBefore: iso(30), waitingSince: iso(10) },
      { kind: 'wake', since: at(30) },
    ],
    [
      'whose instants have both come is looked at',
      { ...done, driftCheckAt: iso(30), lookAt: iso(30) },
      { kind: 'look', lookAt: iso(30) },
    ],
  ])('%s', (_, state, expected) => {
    expect(action(state)).toEqual(expected);
  });
});
