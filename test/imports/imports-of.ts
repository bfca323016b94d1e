import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** A file by its path from the root, and the files that it names in imports, types and lazy ones included. */
export interface FileImports {
  readonly file: string;
  readonly imports: readonly string[];
}

/**
 * Reads what a file imports by relative paths; packages are left out.
 *
 * @throws {SyntaxError} when the file can't be parsed
 */
export function importsOf(file: string, source: string): FileImports {
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}`);
  const reExported = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ moduleRequest }) => moduleRequest?.value),
  );
  const lazy = module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start + 1, end - 1));
  const named = [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reExported, ...lazy];
  const relative = named
    .filter((name) => name?.startsWith('.'))
    .map((name) => path.join(path.dirname(file), name ?? ''));
  return { file, imports: [...new Set(relative)] };
}
