import { type ChosenSizes, readSizes, wrong } from './sizes.ts';

const sizes = {
  /** At least one for each repository. */
  events: { usual: 2_000, most: 100_000 },
  /** At least one for each team. */
  repositories: { usual: 500, most: 10_000 },
  teams: { usual: 25, most: 1_000 },
  /** DefectDojo instances that the teams share. */
  instances: { usual: 5, most: 100 },
  /** How long everything may take after the first event. */
  minutes: { usual: 20, most: 600 },
};

/** What a load is made of. */
export type LoadOptions = ChosenSizes<keyof typeof sizes>;

/** What `npm run load -- --help` prints. */
export const usage = `npm run load -- [options]
  Sends scan events of many teams, one of them noisy, through a local stage with slow and flaky DefectDojo stand-ins.
  --events NUMBER         events to send, at least one for each repository (default: ${sizes.events.usual})
  --repositories NUMBER   repositories, at least one for each team (default: ${sizes.repositories.usual})
  --teams NUMBER          teams, of which the first is the noisy one (default: ${sizes.teams.usual})
  --instances NUMBER      DefectDojo instances that they share (default: ${sizes.instances.usual})
  --minutes NUMBER        how long everything may take after the first event (default: ${sizes.minutes.usual})
  --json                  print the report as JSON
npm run load -- --night --help tells of another load: the night of a large team beside small ones`;

/**
 * Reads the command line.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LoadError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions(args: readonly string[]): LoadOptions | undefined {
  const chosen = readSizes(args, { sizes, usage });
  if (!chosen) return undefined;
  const { events, repositories, teams } = chosen;
  if (repositories < teams) throw wrong([`--repositories takes at least one for each of the ${teams} teams.`], usage);
  if (events < repositories) {
    throw wrong([`--events takes at least one for each of the ${repositories} repositories.`], usage);
  }
  return chosen;
}
