import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import {
  comparisonBefore,
  comparisonHandedOn,
  mayGoByComparison,
} from '../../../../../shared/domain/sync/comparison-before.ts';
import { syncStateSchema } from '../../../../../shared/domain/sync/sync-state.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

const at = '2026-01-01T00:00:00.000Z';
const later = '2026-01-01T00:01:00.000Z';
const compared = { digest: 'd', startedAt: at, there: 1, unchanged: 1 };
const wish: Trigger = { kind: 'request', id: 'w', reason: 'push_now' };
const status: Trigger = { kind: 'status_change', id: 's', findingId: 'a', status: 'open', changedAt: at };

describe('what was compared last', () => {
  it('counts for the sync that began next', () => {
    expect(comparisonBefore({ comparedBefore: compared, startedBefore: at })).toEqual(compared);
  });

  it('counts for none where another one began in between, of whatever version', () => {
    expect(comparisonBefore({ comparedBefore: compared, startedBefore: later })).toBeUndefined();
    expect(comparisonBefore({ startedBefore: at })).toBeUndefined();
  });

  it('is handed on by a sync that gives its lease back unused, and by no other', () => {
    const lastStartedAt = '2026-01-01T00:02:00.000Z';
    const handedOn = comparisonHandedOn({ comparedBefore: compared, startedBefore: at, lastStartedAt });
    expect(handedOn).toEqual({ ...compared, startedAt: lastStartedAt });
    expect(comparisonHandedOn({ comparedBefore: compared, startedBefore: later, lastStartedAt })).toBeUndefined();
    expect(comparisonHandedOn({ comparedBefore: compared, startedBefore: at })).toBeUndefined();
  });

  it.each([false, null, 'odd', { digest: 5 }])('is nothing where %j is stored', (stored) => {
    const state = syncStateSchema.parse({ compared: stored, comparedBefore: stored, requested: 2 });
    expect(state).toEqual({ requested: 2, completed: 0, attempt: 0 });
  });
});

describe('a sync goes by it', () => {
  const untroubled = { attempt: 0 };
  it('where nothing but scans asked for it', () => {
    expect(mayGoByComparison([aScan(), aScan({ id: 'other', scanKind: 'recheck' })], untroubled)).toBe(true);
  });

  it.each([[[]], [[wish]], [[status]], [[aScan(), wish]]])('in no other case', (triggers) => {
    expect(mayGoByComparison(triggers as Trigger[], untroubled)).toBe(false);
  });

  it('in no case after a failure', () => {
    const lastError = { code: 'timeout', message: 'Late.', at };
    expect(mayGoByComparison([aScan()], { attempt: 1 })).toBe(false);
    expect(mayGoByComparison([aScan()], { attempt: 0, lastError })).toBe(false);
  });
});
