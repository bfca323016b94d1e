import { describe, expect, it, test } from 'vitest';
import { revertClosings } from '../../../../../shared/domain/plan/revert-closings.ts';
import { context, exported, sinceScan } from '../plan/a-plan.ts';
import { deciding, decidingOn, flags } from './a-live.ts';

const row = (status: string, overrides: Record<string, unknown> = {}) => ({
  row: { status, statusChangedAt: sinceScan, ...overrides },
});

describe('an accepted risk', () => {
  const full = { policy: { riskAcceptance: 'full' } } as const;
  const until = (acceptedUntil: string | null) => ({ ...row('accepted_risk', { acceptedUntil }), ...full });

  test.each(['2026-05-01', null])('goes by a Risk_Acceptance after it was made active (%s)', (day) => {
    const { patch, accept, known } = deciding({ before: full, now: until(day) });
    expect({ patch, accept }).toEqual({ patch: flags('AV'), accept: { until: day } });
    expect(known).toMatchObject({ flags: 'VR', acceptance: day ?? 'endless' });
  });

  it('moves to the Risk_Acceptance of its new day', () => {
    const decided = deciding({ before: until('2026-05-01'), now: until('2026-06-01') });
    expect(decided).toMatchObject({ patch: flags('AV'), accept: { until: '2026-06-01' } });
    expect(decided.known.acceptance).toBe('2026-06-01');
  });

  it('stays with a person who accepted it already, whatever the day', () => {
    const decided = deciding({ before: full, now: until('2026-05-01'), live: { flags: flags('VR') } });
    expect(decided).toMatchObject({ patch: {}, accept: undefined, notes: [] });
    expect(decided.known).toMatchObject({ flags: 'VR', status: 'accepted_risk' });
    expect(decided.known.acceptance).toBeUndefined();
  });

  it('keeps what is known of its acceptance where nothing has to be sent', () => {
    const before = until('2026-05-01');
    const decided = deciding({ before, now: before, known: { hashes: {} } });
    expect(decided).toMatchObject({ patch: {}, accept: undefined });
    expect(decided.known.acceptance).toBe('2026-05-01');
  });

  it('is no longer in an acceptance once it is something else', () => {
    const { patch, known } = deciding({ before: until('2026-05-01'), now: { ...row('open'), ...full } });
    expect(patch).toEqual(flags('AV'));
    expect(known.acceptance).toBeUndefined();
    const opened = deciding({
      before: until('2026-05-01'),
      now: { ...row('open'), ...full },
      live: { flags: flags('AV') },
    });
    expect(opened).toMatchObject({ patch: {} });
    expect(opened.known.acceptance).toBeUndefined();
  });

  it('stays active with a tag where accepting is forbidden', () => {
    const forbidden = { policy: { riskAcceptance: 'forbidden' } } as const;
    const decided = deciding({ before: forbidden, now: { ...row('accepted_risk'), ...forbidden } });
    expect(decided).toMatchObject({
      patch: {},
      tags: { add: ['gecko-accepted-risk'], remove: [] },
      leftOut: ['risk_acceptance_forbidden'],
      known: { flags: 'AV', tags: ['gecko', 'gecko-accepted-risk', 'gecko-type:lfi'] },
    });
    const reopened = deciding({ before: row('fixed'), now: { ...row('accepted_risk'), ...forbidden } });
    expect(reopened).toMatchObject({ patch: flags('AV'), leftOut: ['risk_acceptance_forbidden'] });
  });
});

describe('closing for absence', () => {
  it('remembers the run that did it', () => {
    expect(deciding({}).known.closedByAbsenceInRun).toBe('run-9');
    expect(deciding({ live: { flags: flags('AVO') } }).known.closedByAbsenceInRun).toBe('run-9');
  });

  it('is not the doing of a run that found it closed', () => {
    expect(deciding({ live: { flags: flags('VM') } }).known.closedByAbsenceInRun).toBeUndefined();
    expect(deciding({ live: { flags: flags('MF') } }).known.closedByAbsenceInRun).toBeUndefined();
  });

  it('is remembered through a change of settings, and no longer than Gecko says nothing else', () => {
    const { known } = deciding({ now: row('fixed'), live: { hashCode: null } });
    expect(known.closedByAbsenceInRun).toBeUndefined();
    const before = { ...row('fixed') };
    const setting = { ...row('fixed'), policy: { verified: false } };
    const kept = deciding({ before, now: setting, known: { closedByAbsenceInRun: 'run-1' } });
    expect(kept.known.closedByAbsenceInRun).toBe('run-1');
  });
});

describe('reverting a closing', () => {
  const revert = (letters: string) => {
    const known = exported('a', row('fixed'), { closedByAbsenceInRun: 'run-1' });
    const [operation] = revertClosings('run-1', [known], new Map(), context).operations;
    if (operation?.kind !== 'update') throw new Error('nothing to revert');
    return decidingOn(operation, known, { live: { flags: flags(letters) } });
  };

  it('reopens what nobody touched since', () => {
    const decided = revert('VM');
    expect(decided).toMatchObject({ patch: flags('AV'), byReimport: false, notes: [], leftOut: [] });
    expect(decided.known.flags).toBe('AV');
    expect(decided.known.closedByAbsenceInRun).toBeUndefined();
  });

  test.each(['M', 'VMF', 'R'])('leaves alone what a person touched since (%s)', (letters) => {
    const decided = revert(letters);
    expect(decided).toMatchObject({ patch: {}, leftOut: ['touched_since_closing'], known: { flags: 'VM' } });
    expect(decided.known.closedByAbsenceInRun).toBe('run-1');
  });

  it('has nothing to do where somebody reopened it', () => {
    expect(revert('AV')).toMatchObject({ patch: {}, leftOut: [], known: { flags: 'AV' } });
  });
});
