import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../../../shared/adapters/dynamodb/table/pace.ts';
import { aClock } from '../../../../../support/sync-fixtures.ts';

/** A pace whose waits pass at once, and how long it had to wait in all. */
function aPace() {
  const clock = aClock();
  const beganMs = clock.now().getTime();
  const pace = createPace({ clock, wait: async (ms) => clock.advance(ms) });
  return { pace, clock, passedMs: () => clock.now().getTime() - beganMs };
}

describe('the pace of writes to one partition', () => {
  it('lets pass at once what the partition takes in a second', async () => {
    const { pace, passedMs } = aPace();
    for (let transaction = 0; transaction < 4; transaction += 1) await pace.take(200);
    expect(passedMs()).toBe(0);
  });

  it('spreads a mass of writes so that no second has more than the partition takes', async () => {
    const { pace, clock, passedMs } = aPace();
    const taken: { atMs: number; units: number }[] = [];
    for (let transaction = 0; transaction < 506; transaction += 1) {
      await pace.take(200);
      taken.push({ atMs: clock.now().getTime(), units: 200 });
    }
    // 50,000 findings: some 101,200 units.
    expect(passedMs()).toBeGreaterThan(100_000);
    expect(passedMs()).toBeLessThan(120_000);
    for (const { atMs: fromMs } of taken.slice(10)) {
      const ofSecond = taken.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 1000);
      expect(ofSecond.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(1_000);
    }
  });

  it('asks for no more patience than is due when time has passed', async () => {
    const { pace, clock, passedMs } = aPace();
    await pace.take(900);
    clock.advance(60_000);
    await pace.take(900);
    expect(passedMs()).toBe(60_000);
  });
});
