import { describe, expect, it, test } from 'vitest';
import { desiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import { importRow } from '../../../../../shared/domain/desired/import-row.ts';
import { aDesired, aFinding, aPolicy, documentedRow } from './a-finding.ts';

const { id } = documentedRow;

describe('desiredFinding', () => {
  it('takes a row without a status as open', () => {
    expect(aDesired().status).toMatchObject({ gecko: 'open', changedAt: null });
  });

  it('takes the told status for a row without one', () => {
    const stated = { status: 'fixed', changedAt: '2026-01-02T03:04:05Z', acceptedUntil: null } as const;
    expect(aDesired({}, {}, { stated }).status).toMatchObject({ gecko: 'fixed', changedAt: stated.changedAt });
  });

  it("takes a row's own status before the told one", () => {
    const stated = { status: 'fixed', changedAt: '2026-01-02T03:04:05Z', acceptedUntil: null } as const;
    expect(aDesired({ status: 'open' }, {}, { stated }).status).toMatchObject({ gecko: 'open', changedAt: null });
  });

  test.each(['fixed', 'fix_verified', 'false_positive', 'accepted_risk'] as const)(
    'leaves a finding that is %s as it is where resolved findings are not included',
    (status) => {
      expect(desiredFinding(aFinding({ status }), aPolicy({ includeResolved: false }))).toEqual({
        kind: 'left_as_is',
        geckoId: id,
        status,
        code: 'resolved_not_included',
        reason: `Gecko says ${status.replaceAll('_', ' ')}, and resolved findings are not included.`,
      });
    },
  );

  test.each(['open', 'in_progress'])('exports a finding that is %s whatever that setting says', (status) => {
    expect(desiredFinding(aFinding({ status }), aPolicy({ includeResolved: false })).kind).toBe('desired');
  });

  test.each([
    ['Critical', 'left_as_is'],
    ['High', 'desired'],
    ['Low', 'desired'],
    [undefined, 'desired'],
  ] as const)('with the minimum severity %s has for a High finding: %s', (minimumSeverity, kind) => {
    expect(desiredFinding(aFinding(), aPolicy({ minimumSeverity })).kind).toBe(kind);
  });

  test.each([
    [null, null],
    [11, 'CVSS:3.1/AV:N'],
  ])('quarantines a finding with the score %j and the vector %j', (severity, cvssVector) => {
    expect(desiredFinding(aFinding({ severity, cvssVector }), aPolicy())).toEqual({
      kind: 'quarantined',
      geckoId: id,
      code: 'severity_unknown',
      reason: expect.stringContaining('"severity"'),
    });
  });

  test.each([
    ['the day first seen', { firstSeenAt: '2024-05-06T23:59:59-01:00' }, '2024-05-07'],
    ["the scan's day where that is not told", { firstSeenAt: null }, '2025-08-02'],
  ])('dates the finding by %s', (_, row, date) => {
    const desired = aDesired(row);
    expect(importRow(desired).date).toBe(date);
    expect(desired.warnings).toEqual([]);
  });

  test.each([
    ['is no date', 'May'],
    ['lies ahead, from where its SLA would run', '2099-01-01T00:00:00Z'],
    ['is that of a clock that was never set', '1970-01-01T00:00:00Z'],
  ])("dates the finding by the scan's day where that of its first sight %s, and says so", (_, firstSeenAt) => {
    const desired = aDesired({ firstSeenAt });
    expect(importRow(desired).date).toBe('2025-08-02');
    expect(desired.warnings).toEqual(['date_dropped']);
  });

  it('leaves the date to DefectDojo where no date of Gecko can be true', () => {
    const desired = aDesired({ firstSeenAt: '2099-01-01T00:00:00Z', scanCreatedAt: '2098-01-01T00:00:00Z' });
    expect(importRow(desired)).not.toHaveProperty('date');
    expect(desired.warnings).toEqual(['date_dropped', 'date_missing']);
  });

  it('leaves the date of a fix to DefectDojo where it lies ahead', () => {
    const desired = aDesired({ status: 'fixed', statusChangedAt: '2099-01-01T00:00:00Z' });
    expect(importRow(desired)).toMatchObject({ is_mitigated: true });
    expect(importRow(desired)).not.toHaveProperty('mitigated');
    expect(desired.warnings).toEqual(['date_dropped']);
  });

  it('leaves the date to DefectDojo where Gecko tells none, and says so', () => {
    const desired = aDesired({ scanCreatedAt: null });
    expect(importRow(desired)).not.toHaveProperty('date');
    expect(desired.warnings).toEqual(['date_missing']);
  });

  it('says so where Gecko sends a field of a shape that it cannot read', () => {
    expect(aDesired({ patch: { diff: '-a' } }).warnings).toEqual(['field_ignored']);
  });

  it('bears its tags sorted, each once, whatever its status', () => {
    const chapterTags = ['asvs:5.0.0-V8', 'asvs:5.0.0-v12', 'asvs:5.0.0-v8', ' '];
    expect(aDesired({ type: 'SQL Injection' }, {}, { chapterTags }).tags).toEqual([
      'asvs:5.0.0-v12',
      'asvs:5.0.0-v8',
      'gecko',
      'gecko-type:sql-injection',
    ]);
    expect(aDesired({ status: 'fixed' }, {}, { chapterTags: ['asvs:5.0.0-v8'] }).tags).toEqual([
      'asvs:5.0.0-v8',
      'gecko',
      'gecko-type:lfi',
    ]);
    expect(aDesired({ type: null }).tags).toEqual(['gecko']);
  });
});
