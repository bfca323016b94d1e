import { describe, expect, it, test } from 'vitest';
import {
  effectiveStatus,
  type ScanTimes,
  type StatusFacts,
  timingOf,
} from '../../../../../shared/domain/reported/effective-status.ts';
import type { ReportedStatus } from '../../../../../shared/domain/reported/reported-status.ts';
import type { GeckoStatus } from '../../../../../shared/domain/source/finding-status.ts';

const times = {
  beforeStart: '2026-03-01T07:00:00.000Z',
  startedAt: '2026-03-01T08:00:00.000Z',
  during: '2026-03-01T12:00:00.000Z',
  completedAt: '2026-03-01T16:00:00.000Z',
  sinceEnd: '2026-03-02T00:00:00.000Z',
};
const baseline = { startedAt: times.startedAt, completedAt: times.completedAt };
const now = new Date('2026-03-03T12:00:00.000Z');

const reported = (status: GeckoStatus, changedAt: string, overrides: Partial<ReportedStatus> = {}): ReportedStatus => ({
  status,
  changedAt,
  acceptedUntil: null,
  ...overrides,
});
const row = (
  status: GeckoStatus | null,
  statusChangedAt: string | null = null,
  acceptedUntil: string | null = null,
) => ({
  status,
  statusChangedAt,
  acceptedUntil,
});
const effective = (facts: Partial<StatusFacts>) => effectiveStatus({ baseline, listed: true, now, ...facts });
const said = (facts: Partial<StatusFacts>) => {
  const { status, source } = effective(facts);
  return `${status.status}, ${source}`;
};

describe('a finding about which nothing is told', () => {
  it('is open where it is listed and fixed where it is not', () => {
    expect(effective({ listed: true })).toEqual({
      status: { status: 'open', changedAt: null, acceptedUntil: null },
      source: 'listed',
      sinceScan: false,
      reportEnded: undefined,
    });
    expect(effective({ listed: false })).toEqual({
      status: { status: 'fixed', changedAt: null, acceptedUntil: null },
      source: 'absent',
      sinceScan: false,
      reportEnded: undefined,
    });
    expect(said({ row: row(null) })).toBe('open, listed');
  });
});

describe('a reported status', () => {
  test.each([
    // A fix ends when a scan that started later lists the finding.
    ['fixed', times.beforeStart, true, 'open, found_again'],
    ['fix_verified', times.beforeStart, true, 'open, found_again'],
    ['fixed', times.startedAt, true, 'fixed, reported'],
    ['fixed', times.during, true, 'fixed, reported'],
    ['fixed', times.sinceEnd, true, 'fixed, reported'],
    ['fixed', times.beforeStart, false, 'fixed, reported'],
    ['fix_verified', times.sinceEnd, false, 'fix_verified, reported'],
    // A false positive never does.
    ['false_positive', times.beforeStart, true, 'false_positive, reported'],
    ['false_positive', times.beforeStart, false, 'false_positive, reported'],
    ['accepted_risk', times.beforeStart, true, 'accepted_risk, reported'],
    ['accepted_risk', times.beforeStart, false, 'accepted_risk, reported'],
    // What Gecko calls open since the scan began stays open although the scan doesn't list it.
    ['open', times.beforeStart, false, 'fixed, absent'],
    ['open', times.startedAt, false, 'open, reported'],
    ['open', times.during, false, 'open, reported'],
    ['in_progress', times.sinceEnd, false, 'in_progress, reported'],
    ['in_progress', times.beforeStart, false, 'fixed, absent'],
    ['open', times.beforeStart, true, 'open, reported'],
    ['in_progress', times.beforeStart, true, 'in_progress, reported'],
  ] as const)('%s at %s, listed: %s, comes to %s', (status, changedAt, listed, expected) => {
    expect(said({ reported: reported(status, changedAt), listed })).toBe(expected);
  });

  it('is over for good once a later scan lists what was fixed, and not otherwise', () => {
    expect(effective({ reported: reported('fixed', times.beforeStart) }).reportEnded).toBe('by_scan');
    expect(effective({ reported: reported('fixed', times.sinceEnd) }).reportEnded).toBeUndefined();
    expect(effective({ reported: reported('open', times.beforeStart), listed: false }).reportEnded).toBeUndefined();
    expect(effective({ reported: reported('fixed', times.beforeStart), listed: false }).reportEnded).toBeUndefined();
  });

  it('counts no more once it is over', () => {
    const ended = reported('fixed', times.sinceEnd, { ended: true });
    expect(said({ reported: ended })).toBe('open, found_again');
    expect(said({ reported: reported('open', times.sinceEnd, { ended: true }) })).toBe('open, listed');
    expect(said({ reported: { ...ended, overridden: true } })).toBe('open, listed');
    expect(said({ reported: ended, listed: false })).toBe('fixed, absent');
    expect(effective({ reported: ended }).reportEnded).toBeUndefined();
  });

  it('is measured by the end of a scan whose start is unknown', () => {
    const endOnly = { completedAt: times.completedAt };
    expect(said({ reported: reported('fixed', times.during), baseline: endOnly })).toBe('open, found_again');
    expect(said({ reported: reported('fixed', times.completedAt), baseline: endOnly })).toBe('fixed, reported');
    const unreadable = { ...endOnly, startedAt: 'soon' };
    expect(said({ reported: reported('fixed', times.during), baseline: unreadable })).toBe('open, found_again');
  });

  it('stands where no scan is known', () => {
    expect(said({ reported: reported('fixed', times.beforeStart), baseline: undefined })).toBe('fixed, reported');
    expect(said({ reported: reported('open', times.beforeStart), listed: false, baseline: undefined })).toBe(
      'open, reported',
    );
    expect(said({ reported: reported('fixed', times.during), baseline: { completedAt: 'soon' } })).toBe(
      'fixed, reported',
    );
  });

  it('was told before any scan if it cannot have been told yet', () => {
    const ahead = '2099-01-01T00:00:00.000Z';
    expect(said({ reported: reported('fixed', ahead) })).toBe('open, found_again');
    expect(effective({ reported: reported('false_positive', ahead) })).toMatchObject({
      status: { status: 'false_positive', changedAt: null },
      sinceScan: false,
    });
    expect(effective({ row: row('open', times.during), reported: reported('fixed', ahead) }).reportEnded).toBe(
      'by_row',
    );
  });

  it('stands against a scan that cannot have been yet', () => {
    const ahead = '2099-01-01T00:00:00.000Z';
    expect(said({ reported: reported('fixed', times.beforeStart), baseline: { completedAt: ahead } })).toBe(
      'fixed, reported',
    );
    expect(
      said({ reported: reported('open', times.beforeStart), listed: false, baseline: { completedAt: ahead } }),
    ).toBe('open, reported');
    const startedAhead = { ...baseline, startedAt: ahead };
    expect(said({ reported: reported('fixed', times.during), baseline: startedAhead })).toBe('open, found_again');
    expect(said({ reported: reported('fixed', times.completedAt), baseline: startedAhead })).toBe('fixed, reported');
  });

  it('was told before any scan if its time is unreadable', () => {
    expect(said({ reported: reported('fixed', 'some day') })).toBe('open, found_again');
  });

  test.each([
    [times.beforeStart, false],
    [times.startedAt, true],
    [times.sinceEnd, true],
  ])('knows whether it was told since the scan began: %s, %s', (changedAt, sinceScan) => {
    expect(effective({ reported: reported('false_positive', changedAt) }).sinceScan).toBe(sinceScan);
  });
});

describe('an accepted risk', () => {
  const accepted = (acceptedUntil: string | null) => reported('accepted_risk', times.beforeStart, { acceptedUntil });

  test.each([
    ['2026-04-01T00:00:00Z', true, 'accepted_risk, reported'],
    ['2026-03-03T12:00:00Z', true, 'open, expired'],
    ['2026-03-03', true, 'accepted_risk, reported'],
    ['2026-03-02', true, 'open, expired'],
    ['2026-03-02', false, 'fixed, absent'],
    ['2026-04-01', false, 'accepted_risk, reported'],
  ])('until %s, listed: %s, comes to %s', (acceptedUntil, listed, expected) => {
    expect(said({ reported: accepted(acceptedUntil), listed })).toBe(expected);
  });

  it('opens again at its end, without an end of its own', () => {
    expect(effective({ reported: accepted('2026-03-02') })).toEqual({
      status: { status: 'open', changedAt: '2026-03-02', acceptedUntil: null },
      source: 'expired',
      sinceScan: false,
      reportEnded: undefined,
    });
  });

  it('ends by its own row alike', () => {
    expect(said({ row: row('accepted_risk', null, '2026-03-02') })).toBe('open, expired');
    expect(said({ row: row('accepted_risk', null, '2026-03-04') })).toBe('accepted_risk, row');
  });

  it('has no end by a date that belongs to another status', () => {
    expect(said({ row: row('false_positive', null, '2026-03-02') })).toBe('false_positive, row');
  });
});

describe("a row's own status", () => {
  it('overrides what was told, even later', () => {
    expect(said({ row: row('open'), reported: reported('fixed', times.sinceEnd) })).toBe('open, row');
    expect(effective({ row: row('fixed', times.during) }).status).toEqual({
      status: 'fixed',
      changedAt: times.during,
      acceptedUntil: null,
    });
  });

  test.each([
    ['since it was set', times.during, reported('fixed', times.beforeStart), true],
    ['at the same time', times.during, reported('fixed', times.during), true],
    ['before it was told', times.during, reported('fixed', times.sinceEnd), false],
    ['at an unknown time, in a later scan', null, reported('fixed', times.beforeStart), true],
    ['at an unknown time, in an earlier scan', null, reported('fixed', times.sinceEnd), false],
    ['told at an unknown time', times.during, reported('fixed', 'some day'), true],
    ['the same status', times.during, reported('open', times.beforeStart), false],
    ['a fix that a scan ended before', times.during, reported('fixed', times.beforeStart, { ended: true }), true],
    [
      'anything else that ended before',
      times.during,
      reported('in_progress', times.beforeStart, { ended: true }),
      false,
    ],
    ['overridden before', times.during, reported('fixed', times.beforeStart, { ended: true, overridden: true }), false],
  ])('ends what was told otherwise: %s', (_, statusChangedAt, record, ended) => {
    expect(effective({ row: row('open', statusChangedAt), reported: record }).reportEnded).toBe(
      ended ? 'by_row' : undefined,
    );
  });

  it('ends nothing where nothing was told', () => {
    expect(effective({ row: row('open', times.during) }).reportEnded).toBeUndefined();
  });

  test.each([
    [times.sinceEnd, true],
    [times.beforeStart, false],
    [null, false],
  ])('set at %s is news since the scan: %s', (statusChangedAt, sinceScan) => {
    expect(effective({ row: row('open', statusChangedAt) }).sinceScan).toBe(sinceScan);
  });
});

describe('what time and scans make of a reported status', () => {
  const { beforeStart, startedAt, during, completedAt } = times;
  const ahead = '2026-03-05T00:00:00.000Z';
  const endOnly = { completedAt };

  test.each<[string, string, ScanTimes | undefined, readonly boolean[]]>([
    ['before the scan began', beforeStart, baseline, [true, true, false]],
    ['when the scan began', startedAt, baseline, [true, false, false]],
    ['while the scan ran', during, baseline, [true, false, false]],
    ['while a scan ran of which only the end is known', during, endOnly, [true, true, false]],
    ['while no scan is known', beforeStart, undefined, [true, false, false]],
    ['before a scan that cannot have been yet', beforeStart, { completedAt: ahead }, [true, false, false]],
    ['at a time that cannot be true yet', ahead, baseline, [false, true, false]],
    ['at a time that cannot be true yet, while no scan is known', ahead, undefined, [false, false, false]],
    ['at an unreadable time', 'some day', baseline, [false, true, false]],
  ])('told %s', (_, changedAt, scan, timing) => {
    expect(timingOf(reported('fixed', changedAt), scan, now)).toEqual(timing);
  });

  test.each([
    ['2026-03-03T12:00:00Z', true],
    ['2026-03-03T12:00:01Z', false],
    ['2026-03-02', true],
    ['2026-03-03', false],
  ])('an accepted risk until %s is over: %s', (acceptedUntil, isOver) => {
    const accepted = reported('accepted_risk', beforeStart, { acceptedUntil });
    expect(timingOf(accepted, baseline, now)).toEqual([true, true, isOver]);
  });

  it('is another one once its date can be true', () => {
    const told = reported('fixed', ahead);
    expect(timingOf(told, undefined, new Date(ahead))).not.toEqual(timingOf(told, undefined, now));
  });
});
