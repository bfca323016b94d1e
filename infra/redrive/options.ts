import { parseArgs } from 'node:util';
import { type DeadLetterKind, deadLetterKinds } from './dead-letter.ts';
import { RedriveError } from './redrive-error.ts';

/** How `npm run redrive` was called. */
export interface RedriveOptions {
  readonly stage: string;
  /** Put the messages back; without it they are only shown. */
  readonly replay: boolean;
  /** Only messages that died of this. @default all */
  readonly only: DeadLetterKind | undefined;
  /** Only these messages. @default all */
  readonly messageIds: readonly string[];
  /** Messages of each queue that are looked at. */
  readonly limit: number;
}

const defaultLimit = 1_000;

/** What `npm run redrive -- --help` prints. */
export const usage = `npm run redrive -- --stage STAGE [options]
  Shows the messages of both dead-letter queues; with --replay, puts them on the sync queue again.
  --replay          replay what is shown; without it nothing moves
  --only KIND       only messages of one kind: ${deadLetterKinds.join(', ')}
  --message ID      only this message; may be given again
  --limit NUMBER    look at so many messages of each queue (default: ${defaultLimit})`;

/**
 * Reads the command line.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {RedriveError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions(args: readonly string[]): RedriveOptions | undefined {
  const { help, stage, replay, only, message, limit } = parse(args);
  if (help) return undefined;
  if (stage === undefined) throw new RedriveError(`--stage says which stage, such as prod.\n${usage}`);
  return {
    stage,
    replay,
    only: only === undefined ? undefined : readKind(only),
    messageIds: message,
    limit: limit === undefined ? defaultLimit : readLimit(limit),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', default: false },
        stage: { type: 'string' },
        replay: { type: 'boolean', default: false },
        only: { type: 'string' },
        message: { type: 'string', multiple: true, default: [] },
        limit: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new RedriveError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

function readKind(text: string): DeadLetterKind {
  const kind = deadLetterKinds.find((known) => known === text);
  if (kind !== undefined) return kind;
  throw new RedriveError(`--only takes ${deadLetterKinds.join(', ')}, not "${text}".`);
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new RedriveError(`--limit takes a whole number from 1, not "${text}".`);
}
