import { describe, expect, it } from 'vitest';
import { verifyAgain } from '../../../../../shared/domain/team/verify-again.ts';
import { aConnection } from '../../../../support/sync-fixtures.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const inTenDays = '2026-12-02T12:00:00.000Z';
const defectDojo = { version: '3.3.0', userName: 'gecko' };
const asked = { verifyAgainAt: now.toISOString() };

describe('a connection that was verified is verified again soon', () => {
  it.each([
    ['where its key ends soon', { defectDojo, keyExpiresAt: inTenDays }],
    ['where its authority ends soon', { defectDojo, certificateAuthorityEndsAt: inTenDays }],
    ['where the server told no version in time', { defectDojo: { userName: 'gecko' } }],
  ])('%s', (_, verified) => {
    expect(verifyAgain(undefined, verified, now)).toEqual(asked);
  });

  it('where that was asked for before and nobody did it yet', () => {
    const verifyAgainAt = '2026-11-22T11:58:00.000Z';
    const before = aConnection({ keyExpiresAt: inTenDays, verifyAgainAt });
    expect(verifyAgain(before, { defectDojo, keyExpiresAt: inTenDays }, now)).toEqual({ verifyAgainAt });
  });

  it('not where all is as it was', () => {
    const before = aConnection({ keyExpiresAt: inTenDays });
    expect(verifyAgain(before, { defectDojo, keyExpiresAt: inTenDays }, now)).toEqual({});
    expect(verifyAgain(undefined, { defectDojo }, now)).toEqual({});
  });
});
