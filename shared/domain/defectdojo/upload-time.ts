import type { UploadPace } from './upload-size.ts';

/** What many load balancers wait for an answer (AWS and nginx: `idle_timeout` and `proxy_read_timeout`, as they come), milliseconds. */
const balancerWaitsMs = 60_000;
/** A file may take so many times as long as the one before took for as many rows. */
const slowerAtMost = 4;

/**
 * For how long the upload of a file must be free to take before it is begun, milliseconds: where the function ends before that, it is left to the next.
 *
 * @param before what became of the file before in the same run
 * @returns undefined where that tells nothing: then it needs as long as any may take
 */
export function neededForUploadMs(before: UploadPace | undefined, rows: number): number | undefined {
  if (before?.tookMs === undefined || before.findings === 0) return undefined;
  const likelyMs = before.tookMs * Math.max(1, rows / before.findings);
  return Math.max(balancerWaitsMs, slowerAtMost * likelyMs);
}
