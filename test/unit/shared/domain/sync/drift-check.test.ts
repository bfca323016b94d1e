import { describe, expect, it } from 'vitest';
import { driftAfter, isDriftCheckAlone, nextDriftCheck } from '../../../../../shared/domain/sync/drift-check.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

const check = { kind: 'request', id: 'c', reason: 'drift_check' } as const;
const planned = '2026-12-01T00:00:00.000Z';
const inAMonth = '2026-12-22T12:00:00.000Z';
const now = new Date('2026-11-22T12:00:00.000Z');

describe('the next drift check', () => {
  it.each([
    ['stays planned over a sync', planned, false, 'succeeded', planned],
    ['stays planned over a run that had nothing to do', planned, false, 'skipped', planned],
    ['is planned by the first export, also one that was held', undefined, false, 'held', inAMonth],
    ['is not planned where nothing is exported', undefined, false, 'skipped', undefined],
    ['is a month after a check', planned, true, 'succeeded', inAMonth],
    ['is left to the next export where there was nothing to check', planned, true, 'skipped', undefined],
  ] as const)('%s', (_, before, checked, outcome, expected) => {
    expect(nextDriftCheck(before, { checked, outcome, now })).toBe(expected);
  });
});

describe('a run only checks', () => {
  it('when nothing but drift checks was asked for', () => {
    expect(isDriftCheckAlone([check, { ...check, id: 'd' }])).toBe(true);
    expect(isDriftCheckAlone([check, aScan()])).toBe(false);
    expect(isDriftCheckAlone([check, { ...check, reason: 'resume' }])).toBe(false);
    expect(isDriftCheckAlone([{ ...check, reason: 'push_now' }])).toBe(false);
    expect(isDriftCheckAlone([])).toBe(false);
  });
});

describe('what is kept of drift', () => {
  const nothing = { runId: 'r', productId: 1, at: planned, missing: 0, changedByPeople: 0, unexpected: 0 };
  const before = { ...nothing, missing: 1 };

  it.each(['missing', 'changedByPeople', 'unexpected'])('is what the last check found: %s', (what) => {
    const found = { ...nothing, [what]: 1 };
    expect(driftAfter(before, { found })).toEqual(found);
    expect(driftAfter(before, { found, repaired: true })).toEqual(found);
  });

  it('is gone once a check finds nothing, or by a repair, and stays otherwise', () => {
    expect(driftAfter(before, { found: nothing })).toBeUndefined();
    expect(driftAfter(before, { repaired: true })).toBeUndefined();
    expect(driftAfter(before, {})).toEqual(before);
    expect(driftAfter(undefined, {})).toBeUndefined();
  });
});
