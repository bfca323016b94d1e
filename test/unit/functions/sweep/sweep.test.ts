import { describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../../functions/sweep/handler.ts';
import { createSweep, SweepFailed } from '../../../../functions/sweep/sweep.ts';
import { createPatience } from '../../../../shared/adapters/patience.ts';
import { aClock, silentLog } from '../../../support/sync-fixtures.ts';

const end = { endsAt: new Date('2026-11-22T12:01:00Z') };

describe('a sweep', () => {
  it('does all of its tasks although one fails, measures what they found, and shows as failed', async () => {
    const measure = vi.fn();
    const broken = async () => {
      throw new Error('no table');
    };
    const sweep = createSweep({ broken, sound: async () => ({ oldestDue: 7 }) }, measure, silentLog);
    await expect(sweep(end)).rejects.toThrow(SweepFailed);
    expect(measure.mock.calls.flat()).toEqual([{ oldestDue: 7 }, { sweeps: 1 }]);
  });

  it('keeps half a minute of its function for what is under way at the end', async () => {
    const sweep = vi.fn(async () => {});
    const clock = aClock('2026-11-22T12:00:00.000Z');
    await createHandler({ sweep, patience: createPatience(clock), clock })(
      {},
      { getRemainingTimeInMillis: () => 90_000 },
    );
    expect(sweep).toHaveBeenCalledWith(end);
  });
});
