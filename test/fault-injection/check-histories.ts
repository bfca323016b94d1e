import fc, { type RunDetails } from 'fast-check';
import { anyHistory } from './any-history.ts';
import type { History } from './history.ts';
import { closeLines, openLines } from './lines.ts';
import { play, type Verdict } from './play.ts';

/** Which histories to play. */
export interface Playing {
  readonly runs: number;
  readonly seed: number;
  /** Leads to one history, such as the smallest that failed. */
  readonly path?: string | undefined;
  /** Told after each history, with what it came to. */
  readonly onPlayed?: (verdict: Verdict) => void;
}

/** Plays histories drawn at random until one goes wrong, and looks for the smallest that does. */
export async function checkHistories({ runs, seed, path, onPlayed }: Playing): Promise<RunDetails<[History]>> {
  const lines = await openLines();
  const property = fc.asyncProperty(anyHistory, async (history) => {
    const verdict = await play(history, lines);
    const { wrong } = verdict;
    onPlayed?.(verdict);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  try {
    return await fc.check(property, {
      numRuns: runs,
      seed,
      ...(path === undefined ? {} : { path, endOnFailure: true }),
    });
  } finally {
    await closeLines(lines);
  }
}

/** Tells what went wrong, in which history, and how to play it again; undefined where nothing did. */
export function failureOf(details: RunDetails<[History]>): string | undefined {
  const { failed, counterexample, errorInstance, seed, counterexamplePath } = details;
  if (!failed) return undefined;
  const again = `npm run fault-injection -- --seed ${seed} --path ${counterexamplePath}`;
  return `${JSON.stringify(counterexample?.[0])}\n\n${String(errorInstance)}\n\n${again}`;
}
