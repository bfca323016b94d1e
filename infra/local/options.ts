import { parseArgs } from 'node:util';
import { LocalStartError } from './local-start-error.ts';

/** How `npm start` was called. */
export interface StartOptions {
  /** End after the demonstration instead of staying up. */
  readonly once: boolean;
  /** File with findings to show instead of the built-in ones. */
  readonly findingsFile: string | undefined;
  /** A real DefectDojo instead of the stand-in. */
  readonly defectDojo: { readonly url: string; readonly apiKey: string } | undefined;
  /** Port of the AWS emulator. @default a free one */
  readonly port: number | undefined;
}

/** What `npm start -- --help` prints. */
export const usage = `npm start -- [options]
  --once                                        end after the demonstration
  --findings FILE                               show the findings of a file: an array of Gecko API rows, Gecko's answer
                                                with "data", or an object with "findings"
  --defectdojo-url URL --defectdojo-key KEY     push to a real DefectDojo instead of the stand-in
  --port PORT                                   port of the AWS emulator (default: a free one)
Where AWS_ENDPOINT_URL is set, the emulator it names is used and none is started.`;

/**
 * Reads the command line.
 *
 * @returns `undefined` when only the usage is asked for.
 * @throws {LocalStartError} `option_invalid`, naming the option and what it takes.
 */
export function readOptions(args: readonly string[]): StartOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { 'defectdojo-url': url, 'defectdojo-key': apiKey } = values;
  if ((url === undefined) !== (apiKey === undefined)) {
    throw new LocalStartError('option_invalid', `--defectdojo-url and --defectdojo-key go together.\n${usage}`);
  }
  return {
    once: values.once,
    findingsFile: values.findings,
    defectDojo: url === undefined || apiKey === undefined ? undefined : { url, apiKey },
    port: values.port === undefined ? undefined : readPort(values.port),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        findings: { type: 'string' },
        'defectdojo-url': { type: 'string' },
        'defectdojo-key': { type: 'string' },
        port: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new LocalStartError('option_invalid', `${(cause as Error).message}\n${usage}`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new LocalStartError('option_invalid', `--port takes a number from 1 to 65535, not "${text}".`);
}
