import { describe, expect, it } from 'vitest';
import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { reasons } from '../../../../../shared/domain/plan/reasons.ts';
import { sourceFindingOf, wantedFinding } from '../../../../../shared/domain/plan/source-finding.ts';
import { effectiveStatus } from '../../../../../shared/domain/reported/effective-status.ts';
import { aFinding, aPolicy } from '../desired/a-finding.ts';
import { desiring, now, reported, saying, scan, sinceScan } from './a-plan.ts';

describe('what Gecko says of a listed finding', () => {
  it('is ids, hashes and the status with its origin', () => {
    const desired = desiring('a');
    expect(saying('a')).toEqual({
      kind: 'desired',
      geckoId: 'a',
      hashes: fieldHashes(desired),
      status: desired.status,
      tags: desired.tags,
      source: 'listed',
      sinceScan: false,
    });
  });

  it('tells where its status comes from', () => {
    expect(saying('a', { row: { status: 'open', statusChangedAt: sinceScan } })).toMatchObject({
      source: 'row',
      sinceScan: true,
    });
    expect(saying('a', { reported: reported('false_positive') })).toMatchObject({
      source: 'reported',
      status: { gecko: 'false_positive' },
    });
  });

  it('goes by the status that counts, not by a row whose acceptance ran out', () => {
    const finding = saying('a', { row: { status: 'accepted_risk', acceptedUntil: '2026-03-02' } });
    expect(finding).toMatchObject({ source: 'expired', status: { gecko: 'open', flags: { active: true } } });
  });

  it('has the tags of its chapters', () => {
    expect(saying('a', { chapterTags: ['asvs:5.0.0-v8'] })).toMatchObject({
      tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-type:lfi'],
    });
  });

  it('keeps the status of what the settings leave as it is', () => {
    expect(saying('a', { row: { status: 'fixed' }, policy: { includeResolved: false } })).toMatchObject({
      kind: 'left_as_is',
      geckoId: 'a',
      code: 'resolved_not_included',
      status: { gecko: 'fixed', flags: { is_mitigated: true } },
      source: 'row',
      sinceScan: false,
    });
  });

  it('keeps the reason of a row that can not be exported', () => {
    const finding = saying('a', { row: { severity: null, cvssVector: null } });
    expect(finding).toMatchObject({ kind: 'quarantined', geckoId: 'a', code: 'severity_unknown' });
    expect(finding).toMatchObject({ reason: expect.stringMatching(/severity/) });
  });

  it('is nothing where not even an id can be read', () => {
    const effective = effectiveStatus({ baseline: scan, listed: true, now });
    const nameless = { kind: 'quarantined', code: 'row_invalid', reason: 'x' } as const;
    expect(sourceFindingOf(nameless, effective, aPolicy())).toBeUndefined();
    expect(wantedFinding(aFinding({ id: 'a' }), effective, aPolicy()).kind).toBe('desired');
  });
});

describe('the reasons', () => {
  it('are stable codes with a sentence each', () => {
    expect(Object.keys(reasons).sort()).toMatchInlineSnapshot(`
      [
        "acceptance_ended_in_defectdojo",
        "below_minimum_severity",
        "changed_in_defectdojo",
        "closing_discarded",
        "creation_discarded",
        "date_not_carried",
        "deleted_in_defectdojo",
        "description_edited",
        "duplicate_in_defectdojo",
        "id_invalid",
        "identity_changed",
        "jira_push_failed",
        "listing_changed",
        "mark_kept_in_defectdojo",
        "mass_closing",
        "missing_in_defectdojo",
        "no_complete_scan",
        "ownership_mismatch",
        "recheck_only",
        "refused_by_defectdojo",
        "resolved_not_included",
        "risk_acceptance_forbidden",
        "row_invalid",
        "scan_incomplete",
        "severity_unknown",
        "status_only",
        "status_unknown",
        "told_open_since_scan",
        "touched_since_closing",
        "tracked_branch_changed",
        "triaged_in_defectdojo",
        "twin_in_defectdojo",
        "unanswered_by_defectdojo",
        "unknown_in_defectdojo",
        "unreadable_in_defectdojo",
      ]
    `);
    for (const [code, sentence] of Object.entries(reasons)) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
