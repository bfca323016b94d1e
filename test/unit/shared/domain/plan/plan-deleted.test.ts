import { describe, expect, it, test } from 'vitest';
import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import type { PlanContext } from '../../../../../shared/domain/plan/context.ts';
import { aPolicy } from '../desired/a-finding.ts';
import { desiring, exported, outline, planning, reported, saying } from './a-plan.ts';

type Given = Parameters<typeof saying>[1];

const deleted = (times: number, row = {}) =>
  exported('a', { row }, { presence: 'deleted', timesDeletedByPeople: times, defectDojoId: undefined });

function becomes(known: ReturnType<typeof deleted>, given: Given, context: Partial<PlanContext> = {}) {
  return outline(planning({ finding: [saying('a', given)], known: [known], context }))['a'];
}

describe('a finding that people deleted in DefectDojo', () => {
  it('comes back once by itself', () => {
    expect(becomes(deleted(1), {})).toBe('create: deleted_once');
    expect(becomes(deleted(2), {})).toBe('deleted_in_defectdojo');
  });

  it('comes back when Gecko reopens it, however often it was deleted', () => {
    expect(becomes(deleted(5, { status: 'fixed' }), { row: { status: 'open' } })).toBe('create: reopened');
    expect(becomes(deleted(1, { status: 'false_positive' }), { row: { status: 'in_progress' } })).toBe(
      'create: reopened',
    );
  });

  it('comes back by a repair if Gecko has it open', () => {
    expect(becomes(deleted(2), {}, { repair: true })).toBe('create: repair');
    expect(becomes(deleted(2, { status: 'fixed' }), { row: { status: 'fixed' } }, { repair: true })).toBe(
      'deleted_in_defectdojo',
    );
  });

  test.each(['fixed', 'fix_verified', 'false_positive', 'accepted_risk'] as const)(
    'is only noted as %s, so that its reopening is seen',
    (status) => {
      expect(becomes(deleted(1), { row: { status } })).toBe(`remember: ${status}`);
      expect(becomes(deleted(1, { status }), { row: { status } })).toBe('deleted_in_defectdojo');
    },
  );

  it('is noted as resolved too where resolved ones are left out', () => {
    const policy = aPolicy({ includeResolved: false });
    expect(becomes(deleted(2), { row: { status: 'fixed' }, policy }, { policy })).toBe('remember: fixed');
  });

  it('does not come back with content that DefectDojo refused', () => {
    const refused = { content: contentKey(fieldHashes(desiring('a'))), reason: 'No.', proven: true };
    expect(becomes({ ...deleted(1), refused }, {})).toBe('refused_by_defectdojo');
    expect(becomes({ ...deleted(1), refused }, {}, { repair: true })).toBe('create: deleted_once');
  });

  it('stays away below the minimum severity', () => {
    const given = { row: { severity: 3 }, policy: { minimumSeverity: 'High' } } as const;
    expect(becomes(deleted(1), given)).toBe('deleted_in_defectdojo');
  });
});

describe('a deleted finding that Gecko no longer lists', () => {
  const absent = (known: ReturnType<typeof deleted>, given: Partial<Parameters<typeof planning>[0]> = {}) =>
    outline(planning({ known: [known], ...given }))['a'];

  it('is noted as fixed, once absence means something', () => {
    expect(absent(deleted(2))).toBe('remember: fixed');
    expect(absent(deleted(2, { status: 'fixed' }))).toBe('deleted_in_defectdojo');
    expect(absent(deleted(2), { judgement: { absence: { obstacle: 'listing_changed' } } })).toBe(
      'deleted_in_defectdojo',
    );
  });

  it('is noted with what an event told, and stays open if that is open', () => {
    const unproven = { judgement: { absence: { obstacle: 'status_only' } } } as const;
    expect(absent(deleted(2), { reported: { a: reported('false_positive') }, ...unproven })).toBe(
      'remember: false_positive',
    );
    const open = reported('open', { changedAt: '2026-03-02T00:00:00Z' });
    expect(absent(deleted(2, { status: 'fixed' }), { reported: { a: open } })).toBe('deleted_in_defectdojo');
  });

  it('is not among the open ones that a hold is judged by', () => {
    const known = [exported('b'), exported('c'), { ...deleted(2), geckoId: 'd' }];
    expect(outline(planning({ known }))).toMatchObject({ b: 'open to fixed: absent', d: 'remember: fixed' });
  });
});
