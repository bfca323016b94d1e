/** Findings per upload at most: customers' load balancers often cut at 60 s, and 500 take about 4 s (measured on 3.2.0). */
export const findingsPerUploadMax = 500;
/** Smaller uploads cost more in calls than they save in waiting. */
const findingsPerUploadMin = 10;
/** An upload that takes longer than this comes near what load balancers allow, milliseconds. */
const slowMs = 20_000;
/** Twice as many findings as in an upload that took less than this stay well below `slowMs`, milliseconds. */
const fastMs = 6_000;

/** How an upload went; `undefined`: no answer came. */
export interface UploadPace {
  readonly findings: number;
  readonly tookMs: number | undefined;
}

/**
 * How many findings the next upload should hold: half as many after one that took too long or had no answer, twice as many
 * after a full one that was fast. One that was refused tells nothing and isn't to be asked about.
 */
export function nextUploadSize(size: number, { findings, tookMs }: UploadPace): number {
  if (tookMs === undefined || tookMs > slowMs) {
    return Math.max(findingsPerUploadMin, Math.ceil(Math.min(size, findings) / 2));
  }
  const isFull = findings >= size;
  return isFull && tookMs < fastMs ? Math.min(findingsPerUploadMax, size * 2) : size;
}
