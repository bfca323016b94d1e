import { parseArgs } from 'node:util';
import * as z from 'zod';
import { LoadError, sizeUpTo } from '../options.ts';

/** What a night is made of: a large team at an instance of its own, and many small ones at others. */
export interface NightOptions {
  /** Repositories of the large team. */
  readonly repositories: number;
  /** The other teams. */
  readonly teams: number;
  /** Repositories of each of them. */
  readonly each: number;
  /** DefectDojo instances that they share. */
  readonly instances: number;
  /** Push functions at once. */
  readonly functions: number;
  /** How slow the instances are, in times of what was measured of a real one. */
  readonly pace: number;
  /** Within how long all are scanned. */
  readonly seconds: number;
  /** How long a phase may take after its first event. */
  readonly minutes: number;
  readonly json: boolean;
}

const defaults = {
  ...{ repositories: '2000', teams: '24', each: '5', instances: '6' },
  ...{ functions: '20', pace: '1', seconds: '60', minutes: '60' },
};

/** What `npm run load -- --help` prints of nights. */
export const nightUsage = `npm run load -- --night [options]
  Scans the repositories of many small teams within a minute, and once more while all of a large team's are scanned, too.
  --repositories NUMBER   repositories of the large team (default: ${defaults.repositories})
  --teams NUMBER          other teams (default: ${defaults.teams})
  --each NUMBER           repositories of each of them (default: ${defaults.each})
  --instances NUMBER      DefectDojo instances that the others share (default: ${defaults.instances})
  --functions NUMBER      push functions at once, at least 2 (default: ${defaults.functions})
  --pace NUMBER           how slow all instances are, in times of a real one (default: ${defaults.pace})
  --seconds NUMBER        within how long all are scanned (default: ${defaults.seconds})
  --minutes NUMBER        how long each of both may take after its first event (default: ${defaults.minutes})
  --json                  print the report as one line of JSON`;

const sizesSchema = z.object({
  repositories: sizeUpTo(10_000),
  teams: sizeUpTo(1_000),
  each: sizeUpTo(1_000),
  instances: sizeUpTo(100),
  functions: sizeUpTo(1_000),
  pace: sizeUpTo(100),
  seconds: sizeUpTo(3_600),
  minutes: sizeUpTo(600),
});

/**
 * Reads the command line of a night.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LoadError} `option_invalid`, naming the option and what it takes.
 */
export function readNightOptions(args: readonly string[]): NightOptions | undefined {
  const { help, json, night: _, ...texts } = parse(args);
  if (help) return undefined;
  const sizes = sizesSchema.safeParse(texts);
  if (sizes.success) return { ...sizes.data, json };
  const sentences = sizes.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
  throw new LoadError(`${sentences.join('\n')}\n${nightUsage}`);
}

function parse(args: readonly string[]) {
  const size = (name: keyof typeof defaults) => ({ type: 'string', default: defaults[name] }) as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ help: flag, json: flag, night: flag },
        repositories: size('repositories'),
        teams: size('teams'),
        each: size('each'),
        instances: size('instances'),
        functions: size('functions'),
        pace: size('pace'),
        seconds: size('seconds'),
        minutes: size('minutes'),
      },
    }).values;
  } catch (cause) {
    throw new LoadError(`${(cause as Error).message}\n${nightUsage}`, { cause });
  }
}
