import { setImmediate as turnOfOthers } from 'node:timers/promises';

/** Some tens of milliseconds of work for whoever looks at Gecko's rows. */
const itemsInARow = 100;

/**
 * The items one after another, after each hundred of which everything else has its turn: answers that came, and deadlines that are over.
 * Rows come from memory or a file that is read at once, so whoever walks through 50,000 would keep the process to itself for
 * 18 s (measured), in which an answer that is there passes for one that never came.
 */
export async function* takingTurns<T>(items: Iterable<T>): AsyncGenerator<T, void> {
  let left = itemsInARow;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left > 0) continue;
    await turnOfOthers();
    left = itemsInARow;
  }
}
