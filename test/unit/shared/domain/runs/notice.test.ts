import { describe, expect, it, test } from 'vitest';
import { type Condition, type Notice, nextNotice } from '../../../../../shared/domain/runs/notice.ts';

const next = { noticeId: 'n-2', since: '2026-11-22T12:00:00.000Z' };
const held: Condition = { kind: 'sync_held', code: 'mass_closing', reason: '4 closings wait for approval.' };
const well: Condition = { kind: 'well' };
const told = (overrides: Partial<Notice> = {}): Notice => ({
  ...{ kind: 'sync_held', code: 'mass_closing', reason: 'Waits.', noticeId: 'n-1' },
  ...{ since: '2026-11-21T12:00:00.000Z', sent: true, ...overrides },
});

describe('what is told', () => {
  it('is a trouble that is new', () => {
    expect(nextNotice(undefined, held, next)).toEqual({ ...held, ...next, sent: false });
  });

  it('is a trouble once, as long as it stays the same', () => {
    expect(nextNotice(told({ reason: 'Other words.' }), held, next)).toBeUndefined();
  });

  test.each<[string, Partial<Notice>]>([
    ['another code', { code: 'identity_changed' }],
    ['another kind', { kind: 'sync_failed' }],
    ['an end of the same', { kind: 'sync_recovered' }],
  ])('is a trouble after %s', (_, before) => {
    expect(nextNotice(told(before), held, next)).toMatchObject({ noticeId: 'n-2', kind: 'sync_held' });
  });

  it('is a trouble to come once for each instant at which it will', () => {
    const [until, later] = ['2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'];
    const first = nextNotice(undefined, { ...held, until }, next);
    expect(first).toMatchObject({ until });
    expect(nextNotice(first, { ...held, until }, next)).toBeUndefined();
    expect(nextNotice(first, { ...held, until: later }, next)).toMatchObject({ until: later });
  });

  it('is an end in words of its own, where there are some', () => {
    expect(nextNotice(told(), { kind: 'well', reason: 'Over.' }, next)).toMatchObject({ reason: 'Over.' });
  });

  it('is the end of a trouble once, with what is over', () => {
    const end = nextNotice(told(), well, next);
    expect(end).toEqual({
      kind: 'sync_recovered',
      code: 'mass_closing',
      reason: 'Exports go on again.',
      ...next,
      sent: false,
    });
    expect(nextNotice(end, well, next)).toBeUndefined();
  });

  it('is nothing where all is well and always was', () => {
    expect(nextNotice(undefined, well, next)).toBeUndefined();
  });
});
