import fc from 'fast-check';

const fastChecksOwnRuns = 100;

/**
 * For a property that needs `times` as many examples as the others. How many those get is fast-check's global setting, so
 * that one line can lower it where all of them run again and again.
 */
export function timesTheUsual(times: number): { numRuns: number } {
  return { numRuns: (fc.readConfigureGlobal().numRuns ?? fastChecksOwnRuns) * times };
}
