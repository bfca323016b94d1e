import { describe, expect, it } from 'vitest';
import { connectionDue, nextProbe } from '../../../../../shared/domain/team/connection-due.ts';

const lastVerifiedAt = '2026-11-22T12:00:00.000Z';
const since = '2026-11-22T13:00:00.000Z';
const attention = { code: 'key_rejected', reason: 'Invalid token.', since };

describe('a connection is looked at', () => {
  it('a day after it was verified', () => {
    expect(connectionDue({ status: 'connected', lastVerifiedAt })).toEqual(new Date('2026-11-23T12:00:00.000Z'));
  });

  it('before its day is over, when the end of its key is to be told', () => {
    const due = (keyExpiresAt: string) => connectionDue({ status: 'connected', lastVerifiedAt, keyExpiresAt });
    expect(due('2026-12-06T20:00:00.000Z')).toEqual(new Date('2026-11-22T20:00:00.000Z'));
    expect(due('2026-11-22T12:00:01.000Z')).toEqual(new Date('2026-11-22T12:00:01.000Z'));
    expect(due('2027-12-06T20:00:00.000Z')).toEqual(new Date('2026-11-23T12:00:00.000Z'));
  });

  it('before its day is over, when that was asked for', () => {
    const due = connectionDue({ status: 'connected', lastVerifiedAt, verifyAgainAt: '2026-11-22T12:00:00.000Z' });
    expect(due).toEqual(new Date('2026-11-22T12:00:00.000Z'));
  });

  it('ten minutes after syncs were owed, if they still are', () => {
    const syncsOwed = { reason: 'settings_changed', since };
    const due = connectionDue({ status: 'connected', lastVerifiedAt, syncsOwed });
    expect(due).toEqual(new Date('2026-11-22T13:10:00.000Z'));
  });

  it('five minutes after it began to need somebody', () => {
    const due = connectionDue({ status: 'needs_attention', lastVerifiedAt, attention });
    expect(due).toEqual(new Date('2026-11-22T13:05:00.000Z'));
  });

  it('five minutes after it was verified, where it is not known since when it needs somebody', () => {
    const due = connectionDue({ status: 'needs_attention', lastVerifiedAt });
    expect(due).toEqual(new Date('2026-11-22T12:05:00.000Z'));
  });

  it('never while it is disconnected', () => {
    expect(connectionDue({ status: 'disconnected', lastVerifiedAt, attention })).toBeUndefined();
  });
});

describe('a probe that failed is repeated', () => {
  it.each([
    ['five minutes later at first', '2026-11-22T13:01:00.000Z', '2026-11-22T13:06:00.000Z'],
    ['after as long as it has failed', '2026-11-22T15:00:00.000Z', '2026-11-22T17:00:00.000Z'],
    ['six hours later at the most', '2026-11-25T13:00:00.000Z', '2026-11-25T19:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(nextProbe(since, new Date(now))).toEqual(new Date(expected));
  });
});
