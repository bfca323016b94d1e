import { describe, expect, it } from 'vitest';
import { syncLagMs } from '../../../../../shared/domain/runs/sync-lag.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

const finishedAt = '2026-11-22T12:01:00.000Z';
const newest = aScan({ completedAt: '2026-11-22T12:00:00.000Z' });
const older = aScan({ completedAt: '2026-11-22T11:00:00.000Z' });
const request = { kind: 'request', id: 'r', reason: 'push_now' } as const;

describe('how late a run was', () => {
  it.each(['succeeded', 'partial', 'held'] as const)('counts from the newest scan that it served (%s)', (outcome) => {
    expect(syncLagMs({ outcome, triggers: [older, newest, request], finishedAt })).toBe(60_000);
  });

  it.each(['skipped', 'waiting', 'failed'] as const)('is not known of one that looked at none (%s)', (outcome) => {
    expect(syncLagMs({ outcome, triggers: [newest], finishedAt })).toBeUndefined();
  });

  it('is not known of one that no scan asked for', () => {
    expect(syncLagMs({ outcome: 'succeeded', triggers: [request], finishedAt })).toBeUndefined();
  });

  it('counts from no scan that cannot have ended yet, or ended before there were any', () => {
    const wrong = [
      aScan({ completedAt: '2099-01-01T00:00:00.000Z' }),
      aScan({ completedAt: '1970-01-01T00:00:00.000Z' }),
    ];
    expect(syncLagMs({ outcome: 'succeeded', triggers: [...wrong, newest], finishedAt })).toBe(60_000);
    expect(syncLagMs({ outcome: 'succeeded', triggers: wrong, finishedAt })).toBeUndefined();
  });

  it('is never less than nothing, whatever the clocks say', () => {
    expect(syncLagMs({ outcome: 'succeeded', triggers: [newest], finishedAt: '2026-11-22T11:59:59.000Z' })).toBe(0);
  });
});
