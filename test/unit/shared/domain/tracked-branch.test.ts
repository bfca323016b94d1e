import { describe, expect, it } from 'vitest';
import { readScans } from '../../../../shared/domain/tracked-branch.ts';
import { aScan } from '../../../support/sync-fixtures.ts';

const earlier = { scanId: 'scan-0', completedAt: '2026-11-20T00:00:00.000Z', branch: 'main' };

describe('the newest complete deep scan of the tracked branch', () => {
  it('is the one just told', () => {
    const { baseline, skip } = readScans([aScan({ scanId: 'scan-1' })], { baseline: earlier });
    expect(baseline?.scanId).toBe('scan-1');
    expect(skip).toBeUndefined();
  });

  it('stays the known one when an older one is told late', () => {
    const late = aScan({ scanId: 'old', completedAt: '2026-11-01T00:00:00.000Z' });
    expect(readScans([late], { baseline: earlier }).baseline).toEqual(earlier);
  });

  it.each(['failed', 'cancelled', 'partial'] as const)('is never one that %s', (scanStatus) => {
    const { baseline, skip } = readScans([aScan({ scanStatus })], { baseline: earlier });
    expect(baseline).toEqual(earlier);
    expect(skip).toBeUndefined();
  });

  it('follows the branch that the mapping chose, before any default branch', () => {
    const triggers = [
      aScan({ id: '1', scanId: 'on-main', branch: 'main', defaultBranch: 'main' }),
      aScan({ id: '2', scanId: 'on-release', branch: 'release', completedAt: '2026-11-21T00:00:00.000Z' }),
    ];
    expect(readScans(triggers, { chosenBranch: 'release' }).baseline?.scanId).toBe('on-release');
  });

  it('moves to another branch when the default branch does', () => {
    const moved = aScan({ scanId: 'on-trunk', branch: 'trunk', defaultBranch: 'trunk' });
    expect(readScans([moved], { baseline: earlier }).baseline?.scanId).toBe('on-trunk');
  });

  it('is not known before a complete deep scan was told', () => {
    expect(readScans([{ kind: 'request', id: '1', reason: 'mapping_created' }], {}).baseline).toBeUndefined();
  });
});

describe('a run is skipped', () => {
  it('when only pull-request scans asked for it', () => {
    expect(readScans([aScan({ scanKind: 'pull_request' })], { baseline: earlier }).skip?.code).toBe(
      'pull_request_scan',
    );
  });

  it('when only scans of other branches asked for it', () => {
    expect(readScans([aScan({ branch: 'topic', defaultBranch: 'main' })], { baseline: earlier }).skip?.code).toBe(
      'other_branch',
    );
  });

  it('not when anything else asked for it as well', () => {
    const triggers = [aScan({ scanKind: 'pull_request' }), { kind: 'request', id: '2', reason: 'push_now' } as const];
    expect(readScans(triggers, { baseline: earlier }).skip).toBeUndefined();
  });
});
