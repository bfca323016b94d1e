import { describe, expect, it, test } from 'vitest';
import { revertClosings } from '../../../../../shared/domain/plan/revert-closings.ts';
import { context, exported } from '../plan/a-plan.ts';
import { deciding, decidingOn, flags, row, sent } from './a-live.ts';

const byRow = 'fixes_and_openings';
const reopened = { before: row('fixed'), now: row('open', { statusChangedAt: null }), byRow } as const;
const opened = { patch: {}, byReimport: true, notes: [], leftOut: [], flags: 'AV' };
const patched = { ...opened, patch: flags('AV'), byReimport: false };

describe('a finding that is open again', () => {
  it('goes by a row where many do and nobody touched it', () => {
    expect(sent(deciding(reopened))).toEqual(opened);
  });

  it.each([undefined, 'fixes', 'nothing'] as const)('goes by PATCH with all six flags where it is to (%s)', (use) => {
    expect(sent(deciding({ ...reopened, byRow: use }))).toEqual(patched);
  });

  test.each([
    ['a CWE', { cwes: ['CWE-79'] }],
    ['a fix that is available', { fixAvailable: true }],
    ['an endpoint', { hasEndpoints: true }],
    ['a vulnerability id', { vulnerabilityIds: ['CVE-2026-1'] }],
  ])('goes by PATCH where a row would take %s from it', (_, live) => {
    expect(sent(deciding({ ...reopened, live }))).toEqual(patched);
  });

  it('goes by PATCH with its content where that changed too', () => {
    const now = row('open', { statusChangedAt: null, severity: 9.5 });
    const { patch, byReimport } = deciding({ ...reopened, now });
    expect({ patch, byReimport }).toMatchObject({ patch: { ...flags('AV'), severity: 'Critical' }, byReimport: false });
  });

  it('is in doubt, as closed or as open, until its row is answered', () => {
    expect(deciding(reopened).meanwhile?.inDoubt?.flags).toEqual(['VM', 'AV']);
  });

  it('has nothing to be done where a row without an answer opened it', () => {
    const known = deciding(reopened).meanwhile ?? {};
    expect(sent(deciding({ ...reopened, known, live: { flags: flags('AV') } }))).toMatchObject({
      ...opened,
      byReimport: false,
    });
  });

  it('goes by a row once more where one without an answer left it closed', () => {
    const known = deciding(reopened).meanwhile ?? {};
    expect(sent(deciding({ ...reopened, known }))).toEqual(opened);
  });

  it('goes by its row where Gecko lists it no more and somebody takes its closing back', () => {
    const known = exported('a', row('fixed'), { closedByAbsenceInRun: 'run-1' });
    const [operation] = revertClosings('run-1', [known], new Map(), context).operations;
    if (operation?.kind !== 'update') throw new Error('nothing to revert');
    expect(sent(decidingOn(operation, known, { byRow, live: { flags: flags('VM') } }))).toEqual(opened);
    const touched = decidingOn(operation, known, { byRow, live: { flags: flags('VMF') } });
    expect(touched).toMatchObject({ patch: {}, byReimport: false, leftOut: ['touched_since_closing'] });
  });
});

test('a fix goes by a row with its date where openings do not, and by PATCH where nothing is to', () => {
  const dated = { now: row('fixed') };
  expect(deciding({ ...dated, byRow: 'fixes' }).byReimport).toBe(true);
  expect(deciding({ ...dated, byRow: 'nothing' })).toMatchObject({ byReimport: false, patch: flags('VM') });
});
