import { parseArgs } from 'node:util';
import { type DeadLetterKind, deadLetterKinds } from './dead-letter.ts';
import { RedriveError } from './redrive-error.ts';

/** How `npm run redrive` was called. */
export interface RedriveOptions {
  readonly stage: string;
  /** What happens to the messages: `replay` puts them on the sync queue again, `discard` deletes them. */
  readonly action: 'show' | 'replay' | 'discard';
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
  --replay          replay what is shown; without it, or --discard, nothing moves
  --discard         delete the messages that --message names, and print each in full
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
  const { help, stage, only, message, limit, ...what } = parse(args);
  if (help) return undefined;
  if (stage === undefined) throw new RedriveError(`--stage says which stage, such as prod.\n${usage}`);
  return {
    stage,
    action: readAction(what, message),
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
        discard: { type: 'boolean', default: false },
        only: { type: 'string' },
        message: { type: 'string', multiple: true, default: [] },
        limit: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new RedriveError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

function readAction(
  { replay, discard }: { readonly replay: boolean; readonly discard: boolean },
  messageIds: readonly string[],
): RedriveOptions['action'] {
  if (!discard) return replay ? 'replay' : 'show';
  if (replay) throw new RedriveError('Either --replay or --discard: a message goes to the sync queue or is deleted.');
  if (messageIds.length > 0) return 'discard';
  throw new RedriveError('--discard takes the messages one by one: name each with --message.');
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
