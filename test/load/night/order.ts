/** When a repository came into the line, and when it had its turn. */
export interface Turn {
  readonly cameAtMs: number;
  readonly beganAtMs: number;
}

/**
 * How many began although somebody who stood before them had not yet.
 *
 * @param slackPlaces how many places before them that is forgiven: who are called at one time come in any order
 */
export function outOfLine(turns: readonly Turn[], slackPlaces: number): number {
  const byCall = turns.toSorted((a, b) => a.cameAtMs - b.cameAtMs);
  const places = byCall
    .map(({ beganAtMs }, place) => ({ beganAtMs, place }))
    .toSorted((a, b) => b.beganAtMs - a.beganAtMs);
  let firstBehind = Number.POSITIVE_INFINITY;
  let count = 0;
  for (const { place } of places) {
    if (firstBehind < place - slackPlaces) count += 1;
    firstBehind = Math.min(firstBehind, place);
  }
  return count;
}
