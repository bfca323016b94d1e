import { describe, expect, it, test } from 'vitest';
import { planAbsent } from '../../../../../shared/domain/plan/plan-absent.ts';
import { context, exported, outline, planning, reported, sinceScan } from './a-plan.ts';

type Given = Parameters<typeof planning>[0];

const becomes = (known: ReturnType<typeof exported>, given: Given = {}) =>
  outline(planning({ known: [known], ...given }))['a'];

describe('an open finding that Gecko no longer lists', () => {
  it('is closed after a complete listing of a complete deep scan, with the tags that it bears', () => {
    const known = exported('a', { chapterTags: ['asvs:5.0.0-v8'] });
    const { operations } = planning({ known: [known] });
    expect(operations).toMatchObject([
      {
        kind: 'update',
        geckoId: 'a',
        fields: [],
        status: { cause: 'absent', from: 'open', to: { gecko: 'fixed', changedAt: null }, wasOpen: true },
        tags: undefined,
      },
    ]);
    expect(outline(planning({ known: [exported('a')] }))).toEqual({ a: 'open to fixed: absent' });
  });

  test.each(['listing_changed', 'scan_incomplete', 'recheck_only', 'status_only', 'no_complete_scan'] as const)(
    'stays open where absence proves nothing: %s',
    (obstacle) => {
      const given = { judgement: { absence: { obstacle } } };
      expect(becomes(exported('a'), given)).toBe(obstacle);
      expect(planning({ known: [exported('a')], ...given }).operations).toEqual([]);
    },
  );

  it('stays open as long as no complete deep scan is known', () => {
    expect(becomes(exported('a'), { context: { baseline: undefined } })).toBe('no_complete_scan');
  });

  it('stays open with resolved findings left out', () => {
    expect(becomes(exported('a'), { policy: { includeResolved: false } })).toBe('resolved_not_included');
    const fixed = exported('a', { row: { status: 'fixed' } });
    expect(becomes(fixed, { policy: { includeResolved: false } })).toBeUndefined();
  });

  it('stays open where Gecko has called it open since the scan began', () => {
    const open = reported('open', { changedAt: sinceScan });
    expect(becomes(exported('a'), { reported: { a: open } })).toBe('told_open_since_scan');
    expect(becomes(exported('a'), { reported: { a: reported('in_progress', { changedAt: sinceScan }) } })).toBe(
      'told_open_since_scan',
    );
    expect(becomes(exported('a'), { reported: { a: reported('open') } })).toBe('open to fixed: absent');
  });

  it('that DefectDojo refused to create is none, whatever Gecko tells of it', () => {
    const refused = exported('a', {}, { presence: 'never_created', flags: '', status: 'open' });
    for (const status of ['open', 'fixed', 'false_positive'] as const) {
      const given = { reported: { a: reported(status, { changedAt: sinceScan }) } };
      expect(planning({ known: [refused], ...given })).toMatchObject({ operations: [], skips: [], unchanged: 1 });
    }
  });

  it('is opened again where Gecko called it open since', () => {
    const known = exported('a', { row: { status: 'fixed' } });
    expect(becomes(known, { reported: { a: reported('open', { changedAt: sinceScan }) } })).toBe(
      'fixed to open: triage',
    );
  });
});

describe('a finding that Gecko does not list but told a status of', () => {
  test.each([
    ['fixed', 'open to fixed: triage'],
    ['fix_verified', 'open to fix_verified: triage'],
    ['false_positive', 'open to false_positive: triage'],
    ['accepted_risk', 'open to accepted_risk: triage'],
  ] as const)('gets it without any proof of absence: %s', (status, expected) => {
    const given = { judgement: { absence: { obstacle: 'status_only' } }, reported: { a: reported(status) } } as const;
    expect(becomes(exported('a'), given)).toBe(expected);
  });

  it('is left as it is with resolved findings left out', () => {
    const given = { policy: { includeResolved: false }, reported: { a: reported('fixed') } };
    expect(becomes(exported('a'), given)).toBe('resolved_not_included');
    expect(becomes(exported('a', { row: { status: 'fixed' } }), given)).toBeUndefined();
  });

  it('is unchanged once it has it', () => {
    const known = exported('a', { row: { status: 'false_positive' } });
    expect(becomes(known, { reported: { a: reported('false_positive') } })).toBeUndefined();
  });

  it('is no longer closed for its absence', () => {
    const known = exported('a', { row: { status: 'fixed' } }, { closedByAbsenceInRun: 'run-0' });
    expect(becomes(known, { reported: { a: reported('fixed') } })).toBe('remember: fixed');
    expect(becomes(known)).toBeUndefined();
  });

  it('bears the tag of an accepted risk where accepting is forbidden, and loses it with the acceptance', () => {
    const policy = { riskAcceptance: 'forbidden' } as const;
    const known = exported('a', { policy });
    const accepted = { a: reported('accepted_risk') };
    expect(becomes(known, { policy, reported: accepted })).toBe('tags +gecko-accepted-risk');
    const tagged = exported('a', { row: { status: 'accepted_risk' }, policy });
    expect(becomes(tagged, { policy, reported: { a: reported('open', { changedAt: sinceScan }) } })).toBe(
      'tags -gecko-accepted-risk',
    );
    expect(becomes(tagged, { policy, reported: accepted })).toBeUndefined();
  });
});

describe('a resolved finding that Gecko no longer lists', () => {
  test.each(['fixed', 'fix_verified', 'false_positive'])('stays as it is: %s', (status) => {
    expect(becomes(exported('a', { row: { status } }))).toBeUndefined();
    expect(becomes(exported('a', { row: { status } }), { policy: { verified: false } })).toBeUndefined();
  });

  it('is closed where only a risk was accepted that no event told of, or whose time is over', () => {
    const known = exported('a', { row: { status: 'accepted_risk' } });
    expect(becomes(known)).toBe('accepted_risk to fixed: absent');
    const over = reported('accepted_risk', { acceptedUntil: '2026-03-02' });
    expect(becomes(known, { reported: { a: over } })).toBe('accepted_risk to fixed: absent');
    const lasting = reported('accepted_risk', { acceptedUntil: '2026-04-02' });
    expect(becomes(known, { reported: { a: lasting } })).toBeUndefined();
  });

  it('is fixed, no longer false, where Gecko took that back before the scan that misses it', () => {
    const known = exported('a', { row: { status: 'false_positive' } });
    expect(becomes(known, { reported: { a: reported('open') } })).toBe('false_positive to fixed: absent');
    const over = reported('accepted_risk', { acceptedUntil: '2026-03-02' });
    expect(becomes(known, { reported: { a: over } })).toBe('false_positive to fixed: absent');
    expect(becomes(known, { reported: { a: reported('open', { ended: true }) } })).toBeUndefined();
    expect(becomes(known, { reported: { a: reported('false_positive', { ended: true }) } })).toBeUndefined();
  });

  it('is not written anew for a setting because an older event called it open', () => {
    const known = exported('a', { row: { status: 'fixed' } });
    expect(becomes(known, { policy: { verified: false }, reported: { a: reported('open') } })).toBeUndefined();
  });

  test.each([
    ['status_only', 'false_positive to fixed: absent'],
    ['recheck_only', 'false_positive to fixed: absent'],
    ['listing_changed', 'listing_changed'],
    ['scan_incomplete', 'scan_incomplete'],
  ] as const)('is not closed by that, so that only the listing must be whole: %s', (obstacle, expected) => {
    const known = exported('a', { row: { status: 'false_positive' } });
    const given = { judgement: { absence: { obstacle } }, reported: { a: reported('open') } };
    expect(becomes(known, given)).toBe(expected);
  });

  it('is closed for certain where it is in doubt whether it was opened', () => {
    const { status: _, ...hashes } = exported('a').hashes;
    const known = exported('a', { row: { status: 'fixed' } }, { hashes, inDoubt: { flags: ['AV', 'VM'] } });
    expect(becomes(known)).toBe('fixed to fixed: absent');
    expect(becomes({ ...known, hashes: exported('a', { row: { status: 'fixed' } }).hashes })).toBeUndefined();
  });

  it('waits for its tags to be put right until absence counts, where only those are in doubt', () => {
    const known = exported(
      'a',
      { row: { status: 'fixed' } },
      { inDoubt: { flags: ['AV', 'VM'], tags: ['gecko-type:lfi'] } },
    );
    expect(becomes(known)).toBe('tags +gecko-type:lfi');
    expect(becomes(known, { judgement: { absence: { obstacle: 'status_only' } } })).toBe('status_only');
  });

  it('is noted as fixed only if absence counts, where people deleted it', () => {
    const known = exported('a', {}, { presence: 'deleted', timesDeletedByPeople: 1 });
    expect(planAbsent(known, undefined, context)).toEqual({
      kind: 'if_absence_counts',
      operation: { kind: 'remember', geckoId: 'a', status: 'fixed' },
    });
  });

  it('is nothing to anybody where DefectDojo never took it', () => {
    const known = exported('a', {}, { presence: 'never_created', flags: '', hashes: {} });
    const { operations, skips, unchanged } = planning({ known: [known] });
    expect({ operations, skips, unchanged }).toEqual({ operations: [], skips: [], unchanged: 1 });
  });
});
