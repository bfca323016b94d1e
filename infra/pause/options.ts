import { parseArgs } from 'node:util';

/** What is to be paused, or to go on. */
export interface PauseOptions {
  readonly command: 'pause' | 'resume';
  readonly stage: string;
  /** Host of the one DefectDojo instance that is meant. @default all */
  readonly instance: string | undefined;
}

/** The command was called wrongly. The message says what to change. */
export class PauseError extends Error {
  override readonly name = 'PauseError';
  readonly code = 'option_invalid';
}

const usage = `npm run pause -- --stage STAGE [--instance HOST]
npm run resume -- --stage STAGE [--instance HOST]
  Stops all exports of a stage, or those to one DefectDojo, and lets them go on. HOST may be its URL.`;

/**
 * Reads the command line.
 *
 * @throws {PauseError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions([command, ...args]: readonly string[]): PauseOptions {
  if (command !== 'pause' && command !== 'resume') throw new PauseError(usage);
  const { stage, instance } = parse(args);
  if (stage === undefined) throw new PauseError(`--stage says which stage, such as prod.\n${usage}`);
  return { command, stage, instance: instance === undefined ? undefined : hostOf(instance) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { stage: { type: 'string' }, instance: { type: 'string' } } }).values;
  } catch (cause) {
    throw new PauseError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

/** As the functions spell it: lower case, with the port where that isn't 443. */
function hostOf(text: string): string {
  const host = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)?.host;
  if (host) return host;
  throw new PauseError(`--instance takes a host such as defectdojo.example.com, not "${text}".`);
}
