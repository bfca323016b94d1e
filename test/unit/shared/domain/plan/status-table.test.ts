import { describe, expect, it, test } from 'vitest';
import { exported, outline, planning, reported, saying, sinceScan } from './a-plan.ts';

/** What becomes of a finding that was exported with one status and now has another, by its own row. */
function becomes(from: string, to: string, includeResolved = true): string | undefined {
  const policy = { includeResolved };
  const known = exported('a', { row: { status: from } });
  const finding = saying('a', { row: { status: to, statusChangedAt: sinceScan }, policy });
  return outline(planning({ finding: [finding], known: [known], policy }))['a'];
}

describe('the status table, with resolved findings included', () => {
  test.each([
    ['open', 'fixed', 'open to fixed: triage'],
    ['open', 'fix_verified', 'open to fix_verified: triage'],
    ['open', 'false_positive', 'open to false_positive: triage'],
    ['open', 'accepted_risk', 'open to accepted_risk: triage'],
    ['in_progress', 'fixed', 'in_progress to fixed: triage'],
    ['fixed', 'fix_verified', 'fixed to fix_verified: triage'],
    ['fix_verified', 'open', 'fix_verified to open: triage'],
    ['fixed', 'open', 'fixed to open: triage'],
    ['fixed', 'in_progress', 'fixed to in_progress: triage'],
    ['false_positive', 'open', 'false_positive to open: triage'],
    ['false_positive', 'accepted_risk', 'false_positive to accepted_risk: triage'],
    ['accepted_risk', 'open', 'accepted_risk to open: triage'],
    ['accepted_risk', 'fixed', 'accepted_risk to fixed: triage'],
  ])('writes %s to %s', (from, to, operation) => {
    expect(becomes(from, to)).toBe(operation);
  });

  test.each([
    ['open', 'in_progress'],
    ['in_progress', 'open'],
    ['open', 'open'],
    ['fixed', 'fixed'],
    ['fix_verified', 'fix_verified'],
    ['false_positive', 'false_positive'],
    ['accepted_risk', 'accepted_risk'],
  ])('writes nothing for %s to %s', (from, to) => {
    expect(becomes(from, to)).toBeUndefined();
  });

  it('creates a finding in whatever status it has', () => {
    for (const status of ['open', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk']) {
      expect(outline(planning({ finding: [saying('a', { row: { status } })] }))).toEqual({ a: 'create: new' });
    }
  });
});

describe('the status table, with resolved findings left out', () => {
  test.each([
    ['open', 'fixed'],
    ['open', 'fix_verified'],
    ['open', 'false_positive'],
    ['in_progress', 'accepted_risk'],
  ])('leaves a finding as it is that goes from %s to %s', (from, to) => {
    expect(becomes(from, to, false)).toBe('resolved_not_included');
  });

  test.each(['fixed', 'fix_verified', 'false_positive', 'accepted_risk'])('never creates a %s one', (status) => {
    const finding = saying('a', { row: { status }, policy: { includeResolved: false } });
    expect(outline(planning({ finding: [finding], policy: { includeResolved: false } }))).toEqual({
      a: 'resolved_not_included',
    });
  });

  test.each(['fixed', 'false_positive', 'accepted_risk'])('reactivates one that was %s and is open again', (from) => {
    expect(becomes(from, 'open', false)).toBe(`${from} to open: triage`);
  });

  test.each([
    ['fixed', 'fixed'],
    ['fixed', 'fix_verified'],
    ['false_positive', 'fixed'],
  ])('has nothing to say about one that was closed as %s and is now %s', (from, to) => {
    expect(becomes(from, to, false)).toBeUndefined();
  });

  it('closes exactly what is open there and resolved in Gecko once they are included', () => {
    const known = ['a', 'b', 'c'].map((id) => exported(id));
    const finding = [
      saying('a', { row: { status: 'fixed' } }),
      saying('b'),
      saying('c', { reported: reported('false_positive') }),
    ];
    expect(outline(planning({ finding, known }))).toEqual({
      a: 'open to fixed: triage',
      c: 'open to false_positive: triage',
    });
  });
});
