/** Pauses between two looks, milliseconds: longer and longer, since what takes long needn't be looked at so often. */
const firstPauseMs = 400;
const longestPauseMs = 5000;
const growth = 1.5;
/** So many looks in a row may go wrong. */
const failuresBorne = 5;

interface Following<T> {
  isOver(answer: T): boolean;
  show(answer: T): void;
  /** Whether what went wrong may go right the next time. */
  mayPass(thrown: unknown): boolean;
  /** Over after a while, or when following ends. */
  pause(durationMs: number, signal: AbortSignal): Promise<void>;
  readonly signal: AbortSignal;
}

/** Asks again and again until it is over, showing each answer on the way; ends quietly when `signal` aborts. */
export async function follow<T>(ask: () => Promise<T>, following: Following<T>): Promise<void> {
  const { isOver, show, mayPass, pause, signal } = following;
  let pauseMs = firstPauseMs;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const answer = await ask();
      if (signal.aborted) return;
      failures = 0;
      show(answer);
      if (isOver(answer)) return;
    } catch (thrown) {
      failures += 1;
      if (signal.aborted) return;
      if (failures > failuresBorne || !mayPass(thrown)) throw thrown;
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * growth, longestPauseMs);
  }
}
