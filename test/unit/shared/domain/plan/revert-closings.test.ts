import { describe, expect, it, test } from 'vitest';
import { discard } from '../../../../../shared/domain/holds/hold.ts';
import { noDecisions } from '../../../../../shared/domain/plan/hold-decisions.ts';
import { effectOf } from '../../../../../shared/domain/plan/operation.ts';
import { revertClosings } from '../../../../../shared/domain/plan/revert-closings.ts';
import { aPolicy } from '../desired/a-finding.ts';
import { context, exported, outline, planning, reported, sinceScan } from './a-plan.ts';

const closed = (geckoId: string, closedByAbsenceInRun: string | undefined = 'run-1') =>
  exported(geckoId, { row: { status: 'fixed' } }, { closedByAbsenceInRun });
const reverting = (
  known: readonly ReturnType<typeof closed>[],
  reports: Record<string, ReturnType<typeof reported>> = {},
) => revertClosings('run-1', known, new Map(Object.entries(reports)), context);

describe('revertClosings', () => {
  it('reopens exactly what the run closed for its absence', () => {
    const { operations, skips } = reverting([closed('b'), closed('a'), closed('c', 'run-2'), exported('d')]);
    expect(operations.map(({ geckoId }) => geckoId)).toEqual(['a', 'b']);
    expect(skips).toEqual([]);
    expect(operations[0]).toMatchObject({
      kind: 'update',
      fields: [],
      tags: undefined,
      leftOut: undefined,
      status: { cause: 'reverted', from: 'fixed', to: { gecko: 'open', changedAt: null }, wasOpen: false },
    });
    expect(operations.map(effectOf)).toEqual(['reopened', 'reopened']);
  });

  test.each(['fixed', 'false_positive', 'accepted_risk', 'fix_verified'] as const)(
    'leaves alone what Gecko called %s since',
    (status) => {
      const { operations, skips } = reverting([closed('b'), closed('a')], {
        a: reported(status, { changedAt: sinceScan }),
        b: reported(status, { changedAt: sinceScan }),
      });
      expect(operations).toEqual([]);
      expect(skips.map(({ geckoId, code }) => [geckoId, code])).toEqual([
        ['a', 'touched_since_closing'],
        ['b', 'touched_since_closing'],
      ]);
      expect(skips[0]?.reason).toMatch(/changed in DefectDojo/);
    },
  );

  it('opens as the settings say', () => {
    const policy = aPolicy({ verified: false });
    const [operation] = revertClosings('run-1', [closed('a')], new Map(), { ...context, policy }).operations;
    expect(operation).toMatchObject({ status: { to: { flags: { active: true, verified: false } } } });
  });

  it('is not undone by the next sync once its closings are discarded', () => {
    const reopened = exported('a');
    const discarded = discard({ scanId: 'scan-1', closings: ['a'], creations: [] }, noDecisions.discarded);
    expect(outline(planning({ known: [reopened] }))).toEqual({ a: 'open to fixed: absent' });
    expect(outline(planning({ known: [reopened], judgement: { discarded } }))).toEqual({ a: 'closing_discarded' });
  });
});
