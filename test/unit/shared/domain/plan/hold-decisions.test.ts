import { describe, expect, it } from 'vitest';
import type { StoredHold } from '../../../../../shared/domain/holds/stored-hold.ts';
import {
  countDecided,
  decisionsAfter,
  type HoldDecisions,
  isSameHold,
  noDecisions,
  withDecisionOf,
  withTakenBack,
} from '../../../../../shared/domain/plan/hold-decisions.ts';

const at = '2026-11-22T12:00:00.000Z';

function aHold(kind: 'approved' | 'discarded' | undefined, overrides: Partial<StoredHold> = {}): StoredHold {
  const hold = { scanId: 'scan-1', closings: ['a', 'b'], creations: ['x'], open: 9, runId: 'run-1', since: at };
  return {
    ...{ ...hold, code: 'identity_changed', ...overrides },
    ...(kind === undefined ? {} : { decision: { kind, at } }),
  };
}

const approved = withDecisionOf(noDecisions, aHold('approved'));
const discarded = withDecisionOf(noDecisions, aHold('discarded'));

describe('the decision on a hold', () => {
  it('is none as long as nobody decides', () => {
    expect(withDecisionOf(noDecisions, aHold(undefined))).toEqual(noDecisions);
    expect(countDecided(noDecisions)).toBe(0);
  });

  it('approves what the hold names', () => {
    const { code, scanId, open, closings, creations } = aHold('approved');
    expect(approved).toEqual({ ...noDecisions, approved: { code, scanId, open, closings, creations } });
    expect(countDecided(approved)).toBe(3);
  });

  it('adds to what was approved before, each once and in order', () => {
    const both = withDecisionOf(approved, aHold('approved', { scanId: 'scan-2', closings: ['b', '0'], creations: [] }));
    expect(both.approved).toMatchObject({ scanId: 'scan-2', closings: ['0', 'a', 'b'], creations: ['x'] });
    expect(withDecisionOf(approved, aHold('approved'))).toEqual(approved);
  });

  it('discards what the hold names, the creations as long as its scan is the newest', () => {
    expect(discarded.approved).toBeUndefined();
    expect(discarded.discarded).toEqual({ closings: new Set(['a', 'b']), creations: new Map([['x', 'scan-1']]) });
    expect(countDecided(discarded)).toBe(3);
    expect(withDecisionOf(discarded, aHold('discarded'))).toEqual(discarded);
  });

  it('leaves those on other holds as they are', () => {
    const both = withDecisionOf(discarded, aHold('approved'));
    expect(both).toEqual({ approved: approved.approved, discarded: discarded.discarded });
    expect(withDecisionOf(approved, aHold('discarded'))).toEqual(both);
    expect(countDecided(both)).toBe(6);
  });
});

it('closings that a person takes back are discarded beside the others', () => {
  const { approved: still, discarded: now } = withTakenBack(withDecisionOf(approved, aHold('discarded')), ['c'], 's');
  expect(still).toEqual(approved.approved);
  expect(now).toEqual({ closings: new Set(['a', 'b', 'c']), creations: new Map([['x', 'scan-1']]) });
});

describe('after a run', () => {
  const both: HoldDecisions = withDecisionOf(discarded, aHold('approved'));

  it('an approval is over, and so are the discards that the plan ended', () => {
    expect(decisionsAfter(both, { absence: 'counts', discardsEnded: ['a', 'x'] })).toEqual({
      approved: undefined,
      discarded: { closings: new Set(['b']), creations: new Map() },
    });
  });

  it('an approval stays where absence could not be judged', () => {
    const absence = { obstacle: 'listing_incomplete' } as never;
    expect(decisionsAfter(both, { absence, discardsEnded: [] })).toEqual(both);
  });
});

describe('a plan holds the same as what waits already', () => {
  it('where code, scan and ids are the same', () => {
    expect(isSameHold(aHold(undefined), aHold('approved', { since: 'later', open: 1 }))).toBe(true);
  });

  it.each([
    [{ code: 'mass_closing' }],
    [{ scanId: 'scan-2' }],
    [{ closings: ['a', 'c'] }],
    [{ closings: ['a'] }],
    [{ closings: ['a', 'b', 'c'] }],
    [{ creations: [] }],
    [{ creations: ['y'] }],
  ] satisfies [Partial<StoredHold>][])('and not where they differ: %j', (other) => {
    expect(isSameHold(aHold(undefined), aHold(undefined, other))).toBe(false);
  });
});
