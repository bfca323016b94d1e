import { describe, expect, it } from 'vitest';
import { readScans } from '../../../../../shared/domain/sync/tracked-branch.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

const earlier = { scanId: 'scan-0', completedAt: '2026-11-20T00:00:00.000Z', branch: 'main' };

const now = new Date('2026-12-01T00:00:00.000Z');
const read = (triggers: Parameters<typeof readScans>[0], known: Parameters<typeof readScans>[1]) =>
  readScans(triggers, known, now);

describe('the newest complete deep scan of the tracked branch', () => {
  it('is any other than one that cannot have ended yet, in whatever order they are told', () => {
    const ahead = { scanId: 'ahead', completedAt: '2099-01-01T00:00:00.000Z' };
    expect(read([aScan({ scanId: 'scan-1' })], { baseline: { ...ahead, branch: 'main' } }).baseline?.scanId).toBe(
      'scan-1',
    );
    expect(read([aScan(ahead)], { baseline: earlier }).baseline).toEqual(earlier);
    const both = [aScan({ id: '1', ...ahead }), aScan({ id: '2', scanId: 'scan-1' })];
    expect(read(both, {}).baseline?.scanId).toBe('scan-1');
    expect(read(both.toReversed(), {}).baseline?.scanId).toBe('scan-1');
    expect(read([aScan(ahead)], {}).baseline?.scanId).toBe('ahead');
  });

  it('tracks the branch of no scan that cannot have ended yet', () => {
    const ahead = aScan({ completedAt: '2099-01-01T00:00:00.000Z', branch: 'trunk', defaultBranch: 'trunk' });
    expect(read([ahead], { baseline: earlier }).baseline).toEqual(earlier);
    const tracked = { ...earlier, completedAt: '2099-01-01T00:00:00.000Z' };
    expect(read([{ ...ahead, completedAt: '2026-11-21T00:00:00.000Z' }], { baseline: tracked }).baseline).toMatchObject(
      {
        branch: 'trunk',
        afterBranchChange: true,
      },
    );
  });

  it('is the newest by the instant, whatever year its text seems to be of', () => {
    const beyond = { scanId: 'beyond', completedAt: '+010000-01-01T13:59:59.000Z', branch: 'main' };
    expect(read([aScan({ scanId: 'scan-1' })], { baseline: beyond }).baseline?.scanId).toBe('scan-1');
  });

  it('is the one just told', () => {
    const { baseline, skip } = read([aScan({ scanId: 'scan-1' })], { baseline: earlier });
    expect(baseline?.scanId).toBe('scan-1');
    expect(skip).toBeUndefined();
  });

  it('stays the known one when an older one is told late', () => {
    const late = aScan({ scanId: 'old', completedAt: '2026-11-01T00:00:00.000Z' });
    expect(read([late], { baseline: earlier }).baseline).toEqual(earlier);
  });

  it.each(['failed', 'cancelled', 'partial'] as const)('is never one that %s', (scanStatus) => {
    const { baseline, skip } = read([aScan({ scanStatus })], { baseline: earlier });
    expect(baseline).toEqual(earlier);
    expect(skip).toBeUndefined();
  });

  it.each(['pull_request', 'recheck'] as const)('is never a scan of the kind %s', (scanKind) => {
    expect(read([aScan({ scanKind })], { baseline: earlier }).baseline).toEqual(earlier);
  });

  it('is not known where the branch that the mapping chose was never scanned', () => {
    expect(read([], { chosenBranch: 'release', baseline: earlier }).baseline).toBeUndefined();
  });

  it('follows the last default branch that was told, also by an earlier one of the scans', () => {
    const first = aScan({ id: '1', completedAt: '2026-11-21T00:00:00.000Z', defaultBranch: 'trunk', branch: 'trunk' });
    const second = aScan({ id: '2', scanId: 'second', branch: 'trunk' });
    expect(read([first, second], { baseline: earlier }).baseline?.scanId).toBe('second');
  });

  it('follows the branch that the mapping chose, before any default branch', () => {
    const triggers = [
      aScan({ id: '1', scanId: 'on-main', branch: 'main', defaultBranch: 'main' }),
      aScan({ id: '2', scanId: 'on-release', branch: 'release', completedAt: '2026-11-21T00:00:00.000Z' }),
    ];
    expect(read(triggers, { chosenBranch: 'release' }).baseline?.scanId).toBe('on-release');
  });

  it('moves to another branch when the default branch does', () => {
    const moved = aScan({ scanId: 'on-trunk', branch: 'trunk', defaultBranch: 'trunk' });
    expect(read([moved], { baseline: earlier }).baseline?.scanId).toBe('on-trunk');
  });

  it('says that the branch changed, so that what the first scan does not list is not closed unasked', () => {
    const moved = aScan({ scanId: 'on-trunk', branch: 'trunk', defaultBranch: 'trunk' });
    const { scanId, completedAt, branch } = moved;
    expect(read([moved], { baseline: earlier }).baseline).toEqual({
      scanId,
      completedAt,
      branch,
      afterBranchChange: true,
    });
    expect(read([aScan()], { baseline: earlier }).baseline).not.toHaveProperty('afterBranchChange');
    expect(read([moved], {}).baseline).toEqual({ scanId, completedAt, branch });
  });

  it('follows the newest default branch that is told, but not one that was told late', () => {
    const late = { completedAt: '2026-11-01T00:00:00.000Z', defaultBranch: 'old', branch: 'old' };
    expect(read([aScan({ id: '1', ...late })], { baseline: earlier }).baseline).toEqual(earlier);
    const first = aScan({ id: '1', completedAt: '2026-11-21T00:00:00.000Z', defaultBranch: 'trunk', branch: 'trunk' });
    const second = aScan({ id: '2', scanId: 'newest', completedAt: '2026-11-22T00:00:00.000Z', defaultBranch: 'main' });
    for (const triggers of [
      [first, second],
      [second, first],
    ]) {
      expect(read(triggers, { baseline: earlier }).baseline?.scanId).toBe('newest');
    }
    const atOnce = aScan({ id: '3', completedAt: earlier.completedAt, defaultBranch: 'trunk', branch: 'trunk' });
    expect(read([atOnce], { baseline: earlier }).baseline?.branch).toBe('trunk');
  });

  it('without any default branch is one of the branch that was scanned first, and of that the newest', () => {
    const scans = [
      aScan({ id: '1', scanId: 'c', completedAt: '2026-11-23T00:00:00.000Z' }),
      aScan({ id: '2', scanId: 'b', completedAt: '2026-11-24T00:00:00.000Z' }),
      aScan({ id: '3', scanId: 'a', completedAt: '2026-11-25T00:00:00.000Z', branch: 'topic' }),
    ];
    expect(read(scans, {}).baseline?.scanId).toBe('b');
    expect(read(scans, { baseline: { ...earlier, branch: 'topic' } }).baseline?.scanId).toBe('a');
  });

  it('is not known before a complete deep scan was told', () => {
    expect(read([{ kind: 'request', id: '1', reason: 'mapping_created' }], {}).baseline).toBeUndefined();
  });
});

describe('a run is skipped', () => {
  it('when only pull-request scans asked for it', () => {
    expect(read([aScan({ scanKind: 'pull_request' })], { baseline: earlier }).skip).toEqual({
      code: 'pull_request_scan',
      message: "A pull request's scan describes a diff, not the repository.",
    });
  });

  it('when only scans of other branches asked for it', () => {
    const triggers = [aScan({ scanKind: 'pull_request' }), aScan({ branch: 'topic', defaultBranch: 'main' })];
    expect(read(triggers, { baseline: earlier }).skip).toEqual({
      code: 'other_branch',
      message: 'The scan was of another branch than main, which is the one exported.',
    });
  });

  it('not when one of the scans was of the tracked branch, whatever came of it', () => {
    const triggers = [aScan({ branch: 'topic' }), aScan({ scanStatus: 'failed' })];
    expect(read(triggers, { baseline: earlier }).skip).toBeUndefined();
  });

  it('not while no branch is tracked yet', () => {
    expect(read([aScan({ scanStatus: 'failed' })], {})).toEqual({ baseline: undefined, skip: undefined });
  });

  it('not when nothing says what asked for it', () => {
    expect(read([], { baseline: earlier })).toEqual({ baseline: earlier, skip: undefined });
  });

  it('not when anything else asked for it as well', () => {
    const triggers = [aScan({ scanKind: 'pull_request' }), { kind: 'request', id: '2', reason: 'push_now' } as const];
    expect(read(triggers, { baseline: earlier }).skip).toBeUndefined();
  });
});
