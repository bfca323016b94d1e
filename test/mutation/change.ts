import { relative } from 'node:path';
import * as z from 'zod';

/** What a mutant changes, told without line numbers, so that it stays the same while the code around it moves. */
export const changeSchema = z.object({
  /** Path in the project. */
  file: z.string(),
  /** Stryker's name for the kind of change. */
  mutator: z.string(),
  /** The lines that it touches, without indentation; the middle of more than two is left out. */
  from: z.string(),
  /** The same with the change. */
  to: z.string(),
});

/** See {@link changeSchema}. */
export type Change = z.infer<typeof changeSchema>;

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is needed of Stryker's mutants; lines and columns count from 1. */
export interface Mutant {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Tells a mutant's change; `source` is the text of its file, `root` the project's folder. */
export function changeOf(mutant: Mutant, source: string, root: string): Change {
  const { start, end } = mutant.location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  const changed = first.slice(0, start.column - 1) + mutant.replacement + last.slice(end.column - 1);
  return {
    file: relative(root, mutant.fileName),
    mutator: mutant.mutatorName,
    from: inOneLine(lines.length > 2 ? `${first} … ${last}` : lines.join(' ')),
    to: inOneLine(changed),
  };
}

function inOneLine(code: string): string {
  return code.trim().replaceAll(/\s+/g, ' ');
}
