import type { Clock } from '../ports/clock.ts';

/** For how long calls to services of ours are repeated: until the function that is under way has to end. */
export interface Patience {
  leftMs(): number;
  /** Lets calls be repeated while a function is under way, which ends by itself after so long. */
  begin(remainingMs: number): void;
}

/** Kept free at the end of a function, milliseconds: to say that it failed, and to leave things in order. */
const reserveMs = 3_000;
/** Before a function is under way, milliseconds. */
const atFirstMs = 10_000;

/** A {@link Patience} by the clock. */
export function createPatience(clock: Clock): Patience {
  let endsAtMs = clock.now().getTime() + atFirstMs;
  return {
    leftMs: () => endsAtMs - clock.now().getTime(),
    begin: (remainingMs) => {
      endsAtMs = clock.now().getTime() + remainingMs - reserveMs;
    },
  };
}
