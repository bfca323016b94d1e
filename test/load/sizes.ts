import { parseArgs } from 'node:util';
import * as z from 'zod';
import { LoadError } from './load-error.ts';

/** A size that a command line may choose: a whole number. */
interface Size {
  /** @default 1 */
  readonly least?: number;
  readonly usual: number;
  readonly most: number;
}

/** What a command line of sizes may hold, beside `--json` and `--help`. */
interface SizesCommand<Name extends string> {
  readonly sizes: Readonly<Record<Name, Size>>;
  /** Options without a value that are somebody else's to read. */
  readonly flags?: readonly string[];
  readonly usage: string;
}

/** The sizes that were chosen, and whether the result is wanted as JSON. */
export type ChosenSizes<Name extends string> = Readonly<Record<Name, number>> & { readonly json: boolean };

/**
 * Reads a command line of sizes.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LoadError} naming each option that is wrong and what it takes.
 */
export function readSizes<Name extends string>(
  args: readonly string[],
  { sizes, flags = [], usage }: SizesCommand<Name>,
): ChosenSizes<Name> | undefined {
  const names = Object.keys(sizes) as Name[];
  const { help, json, ...texts } = parse(args, names, flags, usage);
  if (help) return undefined;
  const schema = z.object(Object.fromEntries(names.map((name) => [name, sizeOf(sizes[name])])));
  const read = schema.safeParse(texts);
  if (!read.success)
    throw wrong(
      read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`),
      usage,
    );
  return { ...(read.data as Record<Name, number>), json: json === true };
}

/** What is said where options are wrong: a sentence for each, and the usage. */
export function wrong(sentences: readonly string[], usage: string, options?: ErrorOptions): LoadError {
  return new LoadError(`${sentences.join('\n')}\n${usage}`, options);
}

function parse(args: readonly string[], names: readonly string[], flags: readonly string[], usage: string) {
  const size = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...Object.fromEntries(names.map((name) => [name, size])),
    ...Object.fromEntries(['help', 'json', ...flags].map((name) => [name, flag])),
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw wrong([(cause as Error).message], usage, { cause });
  }
}

function sizeOf({ least = 1, usual, most }: Size) {
  const error = ({ input }: { input?: unknown }) => `takes a whole number from ${least} to ${most}, not "${input}".`;
  const number = z.number().min(least, { error }).max(most, { error });
  return z.string().regex(/^\d+$/, { error }).transform(Number).pipe(number).default(usual);
}
