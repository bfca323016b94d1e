import { type ChosenSizes, readSizes } from '../sizes.ts';

const sizes = {
  /** Repositories of the large team. */
  repositories: { usual: 2_000, most: 10_000 },
  /** The other teams. */
  teams: { usual: 24, most: 1_000 },
  /** Repositories of each of them. */
  each: { usual: 5, most: 1_000 },
  /** DefectDojo instances that they share. */
  instances: { usual: 6, most: 100 },
  /** Push functions at once: a queue calls two at least. */
  functions: { least: 2, usual: 20, most: 1_000 },
  /** How slow the instances are, in times of what was measured of a real one. */
  pace: { usual: 1, most: 100 },
  /** Within how long all are scanned. */
  seconds: { usual: 60, most: 3_600 },
  /** How long a phase may take after its first event. */
  minutes: { usual: 60, most: 600 },
};

/** What a night is made of: a large team at an instance of its own, and many small ones at others. */
export type NightOptions = ChosenSizes<keyof typeof sizes>;

/** What `npm run load -- --help` prints of nights. */
export const nightUsage = `npm run load -- --night [options]
  Scans the repositories of many small teams within a minute, and once more while all of a large team's are scanned, too.
  --repositories NUMBER   repositories of the large team (default: ${sizes.repositories.usual})
  --teams NUMBER          other teams (default: ${sizes.teams.usual})
  --each NUMBER           repositories of each of them (default: ${sizes.each.usual})
  --instances NUMBER      DefectDojo instances that the others share (default: ${sizes.instances.usual})
  --functions NUMBER      push functions at once, at least ${sizes.functions.least} (default: ${sizes.functions.usual})
  --pace NUMBER           how slow all instances are, in times of a real one (default: ${sizes.pace.usual})
  --seconds NUMBER        within how long all are scanned (default: ${sizes.seconds.usual})
  --minutes NUMBER        how long each of both may take after its first event (default: ${sizes.minutes.usual})
  --json                  print the report as one line of JSON`;

/**
 * Reads the command line of a night.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LoadError} `option_invalid`, naming the option and what it takes.
 */
export function readNightOptions(args: readonly string[]): NightOptions | undefined {
  return readSizes(args, { sizes, flags: ['night'], usage: nightUsage });
}
