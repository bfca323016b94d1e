import { parseArgs } from 'node:util';
import * as z from 'zod';

/** What a load is made of. */
export interface LoadOptions {
  readonly events: number;
  readonly repositories: number;
  readonly teams: number;
  /** DefectDojo instances that the teams share. */
  readonly instances: number;
  /** How long everything may take after the first event. */
  readonly minutes: number;
  readonly json: boolean;
}

/** The command was called wrongly. The message says what to change. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code = 'option_invalid';
}

const defaults = { events: '2000', repositories: '500', teams: '25', instances: '5', minutes: '20' };

/** What `npm run load -- --help` prints. */
export const usage = `npm run load -- [options]
  Sends scan events of many teams, one of them noisy, through a local stage with slow and flaky DefectDojo stand-ins.
  --events NUMBER         events to send, at least one for each repository (default: ${defaults.events})
  --repositories NUMBER   repositories, at least one for each team (default: ${defaults.repositories})
  --teams NUMBER          teams, of which the first is the noisy one (default: ${defaults.teams})
  --instances NUMBER      DefectDojo instances that they share (default: ${defaults.instances})
  --minutes NUMBER        how long everything may take after the first event (default: ${defaults.minutes})
  --json                  print the report as JSON
npm run load -- --night --help tells of another load: the night of a large team beside small ones`;

const sizesSchema = z.object({
  events: sizeUpTo(100_000),
  repositories: sizeUpTo(10_000),
  teams: sizeUpTo(1_000),
  instances: sizeUpTo(100),
  minutes: sizeUpTo(600),
});

/**
 * Reads the command line.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LoadError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions(args: readonly string[]): LoadOptions | undefined {
  const { help, json, ...texts } = parse(args);
  if (help) return undefined;
  const sizes = sizesSchema.safeParse(texts);
  if (!sizes.success) throw wrong(sizes.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`));
  const { events, repositories, teams } = sizes.data;
  if (repositories < teams) throw wrong([`--repositories takes at least one for each of the ${teams} teams.`]);
  if (events < repositories) throw wrong([`--events takes at least one for each of the ${repositories} repositories.`]);
  return { ...sizes.data, json };
}

function parse(args: readonly string[]) {
  const size = (name: keyof typeof defaults) => ({ type: 'string', default: defaults[name] }) as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: flag,
        json: flag,
        events: size('events'),
        repositories: size('repositories'),
        teams: size('teams'),
        instances: size('instances'),
        minutes: size('minutes'),
      },
    }).values;
  } catch (cause) {
    throw new LoadError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

/** A whole number from 1 to `most`, as text. */
export function sizeUpTo(most: number) {
  const error = ({ input }: { input?: unknown }) => `takes a whole number from 1 to ${most}, not "${input}".`;
  return z.string().regex(/^\d+$/, { error }).transform(Number).pipe(z.number().min(1, { error }).max(most, { error }));
}

function wrong(sentences: readonly string[]): LoadError {
  return new LoadError(`${sentences.join('\n')}\n${usage}`);
}
