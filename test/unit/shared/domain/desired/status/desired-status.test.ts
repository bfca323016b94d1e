import { describe, expect, it, test } from 'vitest';
import { importRow } from '../../../../../../shared/domain/desired/import-row.ts';
import { statusPatch } from '../../../../../../shared/domain/desired/status/desired-status.ts';
import { aDesired } from '../a-finding.ts';

const statusKeys = ['active', 'verified', 'is_mitigated', 'mitigated', 'false_p', 'risk_accepted', 'out_of_scope'];
const flags = (letters: string) => ({
  active: letters.includes('A'),
  verified: letters.includes('V'),
  is_mitigated: letters.includes('M'),
  false_p: letters.includes('F'),
  risk_accepted: letters.includes('R'),
  out_of_scope: false,
});

/** The keys of a row that say something about its status. */
function rowStatus(row: object) {
  return Object.fromEntries(Object.entries(row).filter(([key]) => statusKeys.includes(key)));
}

describe('statusPatch', () => {
  test.each([
    ['open', 'AV'],
    ['in_progress', 'AV'],
    ['fixed', 'VM'],
    ['fix_verified', 'VM'],
    ['false_positive', 'MF'],
    ['accepted_risk', 'R'],
  ])('brings a finding that is %s to %s, with all six flags', (status, letters) => {
    expect(statusPatch(aDesired({ status }).status)).toEqual(flags(letters));
  });

  test.each([
    ['open', 'A'],
    ['fixed', 'M'],
    ['false_positive', 'MF'],
  ])('leaves a finding that is %s unverified where the setting says so', (status, letters) => {
    expect(statusPatch(aDesired({ status }, { verified: false }).status)).toEqual(flags(letters));
  });

  it('makes an accepted risk active before it is added to a Risk_Acceptance', () => {
    const { status } = aDesired({ status: 'accepted_risk' }, { riskAcceptance: 'full' });
    expect(status).toMatchObject({ by: 'risk_acceptance', flags: flags('VR'), compromise: null });
    expect(statusPatch(status)).toEqual(flags('AV'));
  });

  it('keeps an accepted risk active, tagged and explained where the product forbids accepting', () => {
    const { status, tags } = aDesired({ status: 'accepted_risk' }, { riskAcceptance: 'forbidden' });
    expect(status).toMatchObject({ by: 'flags', compromise: 'risk_acceptance_forbidden' });
    expect(statusPatch(status)).toEqual(flags('AV'));
    expect(tags).toContain('gecko-accepted-risk');
  });
});

describe('the status of an import row', () => {
  const statusChangedAt = '2026-01-02T04:04:05.678+01:00';

  test.each([
    ['open', { active: true, verified: true }],
    ['in_progress', { active: true, verified: true }],
    ['fixed', { active: false, verified: true, is_mitigated: true, mitigated: '2026-01-02T03:04:05Z' }],
    ['fix_verified', { active: false, verified: true, is_mitigated: true, mitigated: '2026-01-02T03:04:05Z' }],
    ['false_positive', { active: false, verified: false, false_p: true }],
    ['accepted_risk', { active: true, verified: true }],
  ])('of a finding that is %s is %j', (status, expected) => {
    expect(rowStatus(importRow(aDesired({ status, statusChangedAt })))).toEqual(expected);
  });

  test.each([
    ['the server is too old', { major: 2, minor: 45, patch: 0 }, statusChangedAt],
    ["the server's version is unknown", undefined, statusChangedAt],
    ['Gecko gives none', { major: 2, minor: 45, patch: 1 }, null],
    ['Gecko gives something else', { major: 2, minor: 45, patch: 1 }, 'last week'],
  ])('has no date of the fix where %s', (_, defectDojoVersion, changedAt) => {
    const desired = aDesired({ status: 'fixed', statusChangedAt: changedAt }, { defectDojoVersion });
    expect(rowStatus(importRow(desired))).toEqual({ active: false, verified: true, is_mitigated: true });
  });

  test.each(['simple', 'full', 'forbidden'] as const)(
    'never accepts a risk by file, which would bypass the product (%s)',
    (riskAcceptance) => {
      const row = importRow(aDesired({ status: 'accepted_risk' }, { riskAcceptance }));
      expect(row).not.toHaveProperty('risk_accepted');
    },
  );
});

it.each(['open', 'false_positive', 'accepted_risk'])('a finding that is %s has no date of a fix', (status) => {
  const changed = aDesired({ status, statusChangedAt: '2026-01-02T03:04:05Z' });
  expect([changed.status.changedAt, changed.atCreation.mitigated]).toEqual(['2026-01-02T03:04:05Z', null]);
});

it('only an accepted risk has an end', () => {
  expect(aDesired({ status: 'open', acceptedUntil: '2026-03-01' }).status.acceptedUntil).toBeNull();
});

describe('an accepted risk', () => {
  test.each([
    ['2026-03-01', '2026-03-01'],
    ['2026-03-01T23:30:00-02:00', '2026-03-02'],
    [null, null],
    ['soon', null],
    ['9998-12-31T23:59:59Z', '9998-12-31'],
    ['9999-01-01T00:00:00Z', null],
    ['9999-12-31', null],
    ['9999-12-31T23:59:59-14:00', null],
  ])('that Gecko accepts until %j ends on %j', (acceptedUntil, expected) => {
    expect(aDesired({ status: 'accepted_risk', acceptedUntil }).status.acceptedUntil).toBe(expected);
  });
});
