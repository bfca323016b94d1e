const firstDelayMs = 30_000;

/** The longest that anything waits before it is tried again, milliseconds, whoever asked to wait. */
export const longestWaitMs = 6 * 60 * 60 * 1000;

/** Tries after which a repository counts as failed; it is then tried again every {@link longestWaitMs}. */
export const attemptsBeforeFailed = 8;

/**
 * How long to wait after the `attempt`th failure in a row (1 is the first), milliseconds: 30 s doubling to 6 h, with up
 * to a quarter taken off at random so that repositories that failed together don't return together; never less than
 * the server asked for, unless that is longer than 6 h.
 *
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const ownMs = Math.round(doubledMs(attempt) * (1 - random / 4));
  return Math.min(Math.max(ownMs, retryAfterMs), longestWaitMs);
}

/**
 * Whether the next request is served before that wait is over: where it counts as failed, and where it is longer than our own
 * only because the server asked for it. Whoever asks knows better, or is told the same again.
 */
export function endsOnRequest(attempt: number, retryAfterMs = 0): boolean {
  return attempt >= attemptsBeforeFailed || retryAfterMs > doubledMs(attempt);
}

function doubledMs(attempt: number): number {
  return Math.min(firstDelayMs * 2 ** (attempt - 1), longestWaitMs);
}
