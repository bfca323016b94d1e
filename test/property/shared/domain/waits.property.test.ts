import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../shared/adapters/retry-after.ts';
import { backOffMs, endsOnRequest, longestWaitMs } from '../../../../shared/domain/failures/back-off.ts';
import { waitsUntil } from '../../../../shared/domain/sync/sync-due.ts';

const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const attempt = fc.integer({ min: 1, max: 1_000_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What servers send in `Retry-After`, and what hostile ones may. */
const retryAfter = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string(),
);

describe('a wait', () => {
  it('is none or up to six hours, whatever a server asks for', () => {
    fc.assert(
      fc.property(retryAfter, now, attempt, chance, (header, at, tries, random) => {
        const askedMs = retryAfterMs(header, at);
        if (askedMs !== undefined) {
          expect(askedMs).toBeGreaterThanOrEqual(0);
          expect(askedMs).toBeLessThanOrEqual(longestWaitMs);
        }
        const waitMs = backOffMs(tries, random, askedMs);
        expect(waitMs).toBeGreaterThanOrEqual(askedMs ?? 0);
        expect(waitMs).toBeLessThanOrEqual(longestWaitMs);
        expect(() => new Date(at.getTime() + waitMs).toISOString()).not.toThrow();
      }),
    );
  });

  it('ends with the next wish where it is longer than ours would be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), attempt, (askedMs, tries) => {
        const isLonger = backOffMs(tries, 0, askedMs) > backOffMs(tries, 0);
        if (isLonger) expect(endsOnRequest(tries, askedMs)).toBe(true);
      }),
    );
  });

  it('holds a repository up for six hours at most, whatever is stored', () => {
    fc.assert(
      fc.property(now, fc.date({ noInvalidDate: true }), (at, stored) => {
        const until = waitsUntil({ notBefore: stored.toISOString() }, at);
        const remainingMs = stored.getTime() - at.getTime();
        expect(until !== undefined).toBe(remainingMs > 0 && remainingMs <= longestWaitMs);
      }),
    );
  });
});
