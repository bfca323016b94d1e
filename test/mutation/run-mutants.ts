import { relative } from 'node:path';
import type { Mutant } from './change.ts';
import type { Turn } from './options.ts';

/** A mutant, and what became of it. */
export interface Result extends Mutant {
  readonly status: string;
}

/**
 * Runs mutants in two turns. One that some test reaches while it runs needs only the tests that do. Of the others, which are
 * applied while a module loads, Stryker can't tell who needs them, so each gets all the tests. It would take all those for
 * such, too, that a test file reaches while it loads, which are most.
 *
 * @param mutate globs of files
 * @param root the project's folder
 * @param run runs the mutants of files, or of places in them
 */
export async function runMutants<R extends Result>(
  mutate: readonly string[],
  root: string,
  run: (mutate: readonly string[], turn: Turn) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const first = await run(mutate, 'reached by tests');
  const left = first.filter(isLeft);
  if (left.length === 0) return first;
  const places = new Set(left.map((mutant) => placeOf(mutant, root)));
  const second = new Map((await run([...places], 'all')).map((mutant) => [keyOf(mutant), mutant]));
  return first.map((mutant) => (isLeft(mutant) ? (second.get(keyOf(mutant)) ?? mutant) : mutant));
}

const isLeft = ({ status }: Result) => status === 'Ignored';

/** As Stryker is asked for it, which counts columns from 0 there, and from 1 in its results. */
function placeOf({ fileName, location: { start, end } }: Mutant, root: string): string {
  return `${relative(root, fileName)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function keyOf({ fileName, location, mutatorName, replacement }: Mutant): string {
  const { start, end } = location;
  return JSON.stringify([fileName, start.line, start.column, end.line, end.column, mutatorName, replacement]);
}
