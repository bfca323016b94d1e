import { parseArgs } from 'node:util';
import type { GatewayHeader } from '../../shared/domain/team/gateway-headers.ts';
import { readGatewayHeaders } from './gateway-options.ts';
import { LocalStartError } from './local-start-error.ts';

/** A real DefectDojo, as it is named on the command line. */
export interface NamedDefectDojo {
  readonly url: string;
  readonly apiKey: string;
  readonly gatewayHeaders: readonly GatewayHeader[];
  /** File with the certificates of the authority to trust. */
  readonly authorityFile: string | undefined;
}

/** How `npm start` was called. */
export interface StartOptions {
  /** End after the demonstration instead of staying up. */
  readonly once: boolean;
  /** File with findings to show instead of the built-in ones. */
  readonly findingsFile: string | undefined;
  /** A real DefectDojo instead of the stand-in. */
  readonly defectDojo: NamedDefectDojo | undefined;
  /** Port of the AWS emulator. @default a free one */
  readonly port: number | undefined;
}

/** What `npm start -- --help` prints. */
export const usage = `npm start -- [options]
  --once                                        end after the demonstration
  --findings FILE                               show the findings of a file: an array of Gecko API rows, Gecko's answer
                                                with "data", or an object with "findings"
  --defectdojo-url URL --defectdojo-key KEY     push to a real DefectDojo instead of the stand-in
  --gateway-header 'Name: value'                a header that a gateway in front of it asks for; up to four times
  --certificate-authority FILE                  certificates (PEM) of the authority that signed its certificate, where
                                                that is no public one
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
  return {
    once: values.once,
    findingsFile: values.findings,
    defectDojo: readDefectDojo(values),
    port: values.port === undefined ? undefined : readPort(values.port),
  };
}

function readDefectDojo(values: ReturnType<typeof parse>): NamedDefectDojo | undefined {
  const { 'defectdojo-url': url, 'defectdojo-key': apiKey } = values;
  const { 'gateway-header': headers = [], 'certificate-authority': authorityFile } = values;
  if (url !== undefined && apiKey !== undefined) {
    return { url, apiKey, gatewayHeaders: readGatewayHeaders(headers), authorityFile };
  }
  if (url !== undefined || apiKey !== undefined) throw wrong('--defectdojo-url and --defectdojo-key go together.');
  if (headers.length > 0 || authorityFile !== undefined) {
    throw wrong('--gateway-header and --certificate-authority tell of a real DefectDojo: give --defectdojo-url, too.');
  }
  return undefined;
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
        'gateway-header': { type: 'string', multiple: true },
        'certificate-authority': { type: 'string' },
        port: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw wrong((cause as Error).message, { cause });
  }
}

function wrong(sentence: string, options?: ErrorOptions): LocalStartError {
  return new LocalStartError('option_invalid', `${sentence}\n${usage}`, options);
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new LocalStartError('option_invalid', `--port takes a number from 1 to 65535, not "${text}".`);
}
