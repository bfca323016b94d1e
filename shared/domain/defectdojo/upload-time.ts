/** What many load balancers wait for an answer (AWS and nginx: `idle_timeout` and `proxy_read_timeout`, as they come), milliseconds. */
const balancerWaitsMs = 60_000;
/** The next file holds no more than takes some quarter of that, by what the last one took. */
const slowerAtMost = 4;

/**
 * For how long an upload must be free to take before it is begun: where it could not, it is left to the next function. Nothing is known
 * of a first one; a later one need not be given longer than four times what the last took, nor less than load balancers wait.
 *
 * @param lastMs what the last upload took that was answered, milliseconds
 * @param longestMs how long any may take, milliseconds
 */
export function neededForUploadMs(lastMs: number | undefined, longestMs: number): number {
  return lastMs === undefined ? longestMs : Math.min(longestMs, Math.max(balancerWaitsMs, slowerAtMost * lastMs));
}
