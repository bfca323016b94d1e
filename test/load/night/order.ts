/** When a repository came into the line, and when it had its turn. */
export interface Turn {
  readonly cameAtMs: number;
  readonly beganAtMs: number;
}

/**
 * How many began although somebody who had come before them had not yet.
 *
 * @param slackMs how much earlier they must have come: several functions see to it who comes first
 */
export function outOfLine(turns: readonly Turn[], slackMs: number): number {
  const byBeginning = turns.toSorted((a, b) => a.beganAtMs - b.beganAtMs);
  let earliestBehindMs = Number.POSITIVE_INFINITY;
  let count = 0;
  for (const { cameAtMs } of byBeginning.toReversed()) {
    if (earliestBehindMs < cameAtMs - slackMs) count += 1;
    earliestBehindMs = Math.min(earliestBehindMs, cameAtMs);
  }
  return count;
}
