import path from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { startAwsLimits } from '../aws-limits/start.ts';
import { LocalStartError } from '../local-start-error.ts';
import { waitFor } from '../wait-for.ts';

/** A running AWS emulator, behind what refuses what AWS refuses. */
export interface Emulator {
  /** Where the AWS SDK and CLI reach it, and the functions too. */
  readonly endpoint: string;
  /** Where throttling and lost answers are ordered. */
  readonly controlUrl: string;
  /** What it wrote so far; the functions' output is in it. */
  output(): string;
  stop(): Promise<void>;
}

const readyDeadlineMs = 30_000;
const keptOutputCharacters = 2_000_000;

/**
 * Boots MiniStack, to be called on `port` (a free one unless given), with Node 24 in front of the PATH, since it runs Lambda
 * functions as subprocesses of `node`.
 *
 * @throws {LocalStartError} `emulator_failed` with the end of its output.
 */
export async function bootEmulator(options: { python: string; port?: number | undefined }): Promise<Emulator> {
  const port = options.port ?? (await getPort());
  const emulatorPort = await getPort();
  const limits = await startAwsLimits({ port, upstreamPort: emulatorPort }).catch((error: Error) => {
    throw new LocalStartError('emulator_failed', `The emulator could not start on port ${port}: ${error.message}`);
  });
  const endpoint = `http://localhost:${port}`;
  let output = '';
  const child = execa(options.python, [path.join(import.meta.dirname, 'run.py')], {
    // A process group of its own: run.py ends the whole group when our end of its standard input closes.
    detached: true,
    stdin: 'pipe',
    all: true,
    buffer: false,
    reject: false,
    env: {
      GATEWAY_PORT: String(port),
      EMULATOR_PORT: String(emulatorPort),
      LAMBDA_EXECUTOR: 'local',
      MINISTACK_HOST: 'localhost',
      // It would listen for MQTT besides, unless told otherwise.
      IOT_MTLS_ENABLED: '0',
      // The functions inherit it, and the SDK would look for the profile instead of taking the emulator's credentials.
      AWS_PROFILE: undefined,
      // The functions inherit this too: as the queues' URLs have it, since the SDK warns at each call where the hosts differ.
      AWS_ENDPOINT_URL: endpoint,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
    },
  });
  child.all.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-keptOutputCharacters);
  });
  let exited = false;
  const exit = child.then(() => {
    exited = true;
  });
  const stop = async () => {
    child.stdin.end();
    await exit;
    await limits.stop();
  };

  const ready = await waitFor(async () => exited || (await isHealthy(endpoint)), { deadlineMs: readyDeadlineMs });
  if (!ready || exited) {
    await stop();
    throw new LocalStartError('emulator_failed', `The emulator did not start on port ${port}:\n${output.slice(-2000)}`);
  }
  return { endpoint, controlUrl: `${endpoint}/_control`, output: () => output, stop };
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}
