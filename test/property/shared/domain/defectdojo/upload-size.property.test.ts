import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findingsPerUploadMax,
  findingsPerUploadMin,
  nextUploadSize,
} from '../../../../../shared/domain/defectdojo/upload-size.ts';

const targetMs = 15_000;
/** A file that took this long wasn't fast for its fixed part. */
const longMs = 6_000;

interface Server {
  readonly fixedMs: number;
  readonly rowMs: number;
}

const server = fc.record<Server>({
  fixedMs: fc.integer({ min: 50, max: 3_000 }),
  rowMs: fc.double({ min: 1, max: 50, noNaN: true }),
});
const size = fc.integer({ min: findingsPerUploadMin, max: findingsPerUploadMax });
/** Which share of what was wanted a file holds: the last one of a push holds what is left. */
const shares = fc.array(fc.oneof(fc.constant(1), fc.double({ min: 0.0001, max: 1, noNaN: true })), { maxLength: 30 });

const tookMs = ({ fixedMs, rowMs }: Server, findings: number) => fixedMs + findings * rowMs;
/** How many findings a file may hold to take no longer than it should. */
const fitting = ({ fixedMs, rowMs }: Server) =>
  Math.min(findingsPerUploadMax, Math.max(findingsPerUploadMin, Math.floor((targetMs - fixedMs) / rowMs)));
const sent = (one: Server, wanted: number, share: number) => {
  const findings = Math.max(1, Math.round(share * wanted));
  return { findings, next: nextUploadSize(wanted, { findings, tookMs: tookMs(one, findings) }) };
};

describe('how many findings uploads hold', () => {
  it('never falls below half of what fits, whatever files are sent', () => {
    fc.assert(
      fc.property(server, size, shares, (one, begun, files) => {
        let wanted = begun;
        for (const share of files) {
          const { next } = sent(one, wanted, share);
          expect(next).toBeGreaterThanOrEqual(Math.min(wanted, fitting(one) / 2));
          wanted = next;
        }
      }),
    );
  });

  it('is not lowered by a file that took no longer than the way and the call alone may', () => {
    fc.assert(
      fc.property(size, fc.nat({ max: 3_000 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (wanted, ms, share) => {
        const findings = Math.max(1, Math.floor(share * wanted));
        expect(nextUploadSize(wanted, { findings, tookMs: ms })).toBe(wanted);
      }),
    );
  });

  it('is lowered to a good deal less than twice what fits by one full file, once the server has become slow', () => {
    fc.assert(
      fc.property(server, size, (one, wanted) => {
        const { findings, next } = sent(one, wanted, 1);
        if (tookMs(one, findings) <= targetMs) return;
        expect(next).toBeLessThanOrEqual(Math.ceil(1.26 * fitting(one)) + 1);
      }),
    );
  });

  it('is lowered to twice what fits by any file that took long, however little it held', () => {
    fc.assert(
      fc.property(server, size, fc.double({ min: 0.0001, max: 1, noNaN: true }), (one, wanted, share) => {
        const { findings, next } = sent(one, wanted, share);
        if (tookMs(one, findings) >= longMs) expect(next).toBeLessThanOrEqual(2 * (fitting(one) + 1));
      }),
    );
  });

  it('grows to what fits within a few full files', () => {
    fc.assert(
      fc.property(server, size, (one, begun) => {
        let wanted = begun;
        for (let files = 0; files < 15; files += 1) wanted = sent(one, wanted, 1).next;
        expect(wanted).toBeGreaterThanOrEqual(Math.floor(fitting(one) / 2));
      }),
    );
  });
});
