const firstDelayMs = 30_000;
const longestDelayMs = 6 * 60 * 60 * 1000;

/** Tries after which a repository counts as failed; it is then tried again every {@link longestDelayMs}. */
export const attemptsBeforeFailed = 8;

/**
 * How long to wait after the `attempt`th failure in a row (1 is the first), milliseconds: 30 s doubling to 6 h, with up
 * to a quarter taken off at random so that repositories that failed together don't return together; never less than
 * the server asked for.
 *
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const doubled = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
  return Math.max(Math.round(doubled * (1 - random / 4)), retryAfterMs);
}
