import { describe, expect, it, test } from 'vitest';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import {
  endedReport,
  mergeReported,
  type ReportedStatus,
  reportedStatusSchema,
} from '../../../../../shared/domain/reported/reported-status.ts';

type StatusChange = Extract<Trigger, { kind: 'status_change' }>;

const event = (status: StatusChange['status'], changedAt: string, acceptedUntil?: string | null): StatusChange => ({
  kind: 'status_change',
  id: `${status} ${changedAt}`,
  findingId: 'a',
  status,
  changedAt,
  ...(acceptedUntil === undefined ? {} : { acceptedUntil }),
});

const now = new Date('2026-03-01T00:00:00.000Z');
const merged = (...events: StatusChange[]) =>
  events.reduce<ReportedStatus | undefined>((known, one) => mergeReported(known, one, now), undefined);

const early = '2026-01-01T00:00:00.000Z';
const late = '2026-01-02T00:00:00.000Z';

describe('mergeTold', () => {
  it('takes over what the first event says', () => {
    expect(merged(event('accepted_risk', early, '2026-02-01T00:00:00.000Z'))).toEqual({
      status: 'accepted_risk',
      changedAt: early,
      acceptedUntil: '2026-02-01T00:00:00.000Z',
    });
  });

  it.each([undefined, null])('notes no end where the event tells none (%s)', (acceptedUntil) => {
    expect(merged(event('accepted_risk', early, acceptedUntil))?.acceptedUntil).toBeNull();
  });

  test.each([
    ['in their order', [event('fixed', early), event('open', late)]],
    ['turned round', [event('open', late), event('fixed', early)]],
    ['with one repeated', [event('open', late), event('fixed', early), event('open', late), event('fixed', early)]],
  ])('lets the newest of several events count, %s', (_, events) => {
    expect(merged(...events)).toMatchObject({ status: 'open', changedAt: late });
  });

  it('compares instants, not texts', () => {
    const soonerByZone = event('fixed', '2026-01-01T23:00:00+12:00');
    expect(merged(soonerByZone, event('open', '2026-01-01T12:00:00.000Z'))?.status).toBe('open');
    expect(merged(event('open', '2026-01-01T12:00:00.000Z'), soonerByZone)?.status).toBe('open');
  });

  it('takes an unreadable time for the oldest', () => {
    expect(merged(event('fixed', 'yesterday'), event('open', early))?.status).toBe('open');
    expect(merged(event('open', early), event('fixed', 'yesterday'))?.status).toBe('open');
  });

  test.each([
    ['open', 'in_progress'],
    ['in_progress', 'accepted_risk'],
    ['accepted_risk', 'false_positive'],
    ['false_positive', 'fixed'],
    ['fixed', 'fix_verified'],
  ] as const)('keeps more open of two told for one instant: %s before %s', (opener, other) => {
    expect(merged(event(opener, early), event(other, early))?.status).toBe(opener);
    expect(merged(event(other, early), event(opener, early))?.status).toBe(opener);
  });

  it('lets anything count before what cannot have been told yet, in whatever order it comes', () => {
    const wrong = event('false_positive', '2099-01-01T00:00:00.000Z');
    const right = event('open', early);
    expect(merged(wrong)).toMatchObject({ status: 'false_positive' });
    expect(merged(wrong, right)).toMatchObject({ status: 'open', changedAt: early });
    expect(merged(right, wrong)).toMatchObject({ status: 'open', changedAt: early });
  });

  it('lets a clock of Gecko be ahead by up to five minutes', () => {
    const ahead = event('fixed', '2026-03-01T00:05:00.000Z');
    expect(merged(ahead, event('open', late))).toMatchObject({ status: 'fixed' });
    const tooFar = event('fixed', '2026-03-01T00:05:00.001Z');
    expect(merged(tooFar, event('open', late))).toMatchObject({ status: 'open' });
  });

  it('lets the earlier end of an acceptance count where all else is equal', () => {
    const [sooner, later] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
    const endOf = (...ends: (string | null)[]) =>
      merged(...ends.map((end) => event('accepted_risk', early, end)))?.acceptedUntil;
    expect([endOf(sooner, later), endOf(later, sooner)]).toEqual([sooner, sooner]);
    expect([endOf(sooner, null), endOf(null, sooner)]).toEqual([sooner, sooner]);
    const never = '9999-12-31T23:59:59.000Z';
    expect([endOf(never, null), endOf(null, never)]).toEqual([never, null]);
  });

  it('does not bring an ended status back when its event is repeated, but does with a newer one', () => {
    const known = endedReport({ status: 'fixed', changedAt: early, acceptedUntil: null }, 'by_row');
    expect(mergeReported(known, event('fixed', early), now)).toEqual({ ...known, ended: true, overridden: true });
    expect(
      endedReport({ status: 'fixed', changedAt: early, acceptedUntil: null }, 'by_scan').overridden,
    ).toBeUndefined();
    expect(mergeReported(known, event('fixed', late), now)).toEqual({
      status: 'fixed',
      changedAt: late,
      acceptedUntil: null,
    });
  });
});

describe('toldRecordSchema', () => {
  it('reads back what was stored', () => {
    const stored = { status: 'fixed', changedAt: early, acceptedUntil: null, ended: true, overridden: true };
    expect(reportedStatusSchema.parse(stored)).toEqual(stored);
  });
});
