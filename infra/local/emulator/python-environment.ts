import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { LocalStartError } from '../local-start-error.ts';

/** MiniStack's own requirement. */
const oldestPython = { major: 3, minor: 10 };
const candidates = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const requirementsFile = path.join(import.meta.dirname, 'requirements.txt');

/**
 * Path of the Python interpreter of a private virtual environment below `folder` that holds the pinned emulator.
 * Creates and fills it when it is missing or was made for other requirements.
 *
 * @throws {LocalStartError} `python_missing` where no suitable Python is installed, `command_failed` where pip fails.
 */
export async function pythonEnvironment(folder: string): Promise<string> {
  const environment = path.join(folder, 'python');
  const python = path.join(environment, 'bin', 'python');
  const marker = path.join(environment, 'requirements.sha256');
  const wanted = createHash('sha256')
    .update(await readFile(requirementsFile))
    .digest('hex');
  if (existsSync(python) && existsSync(marker) && (await readFile(marker, 'utf8')) === wanted) return python;

  await rm(environment, { recursive: true, force: true });
  await run(await findPython(), ['-m', 'venv', environment]);
  await run(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirementsFile,
  ]);
  await writeFile(marker, wanted);
  return python;
}

async function findPython(): Promise<string> {
  for (const candidate of candidates) {
    const { stdout, failed } = await execa(
      candidate,
      ['-c', 'import sys, venv, ensurepip; print(*sys.version_info[:2])'],
      { reject: false },
    );
    if (failed) continue;
    const [major = 0, minor = 0] = stdout.split(' ').map(Number);
    if (major === oldestPython.major && minor >= oldestPython.minor) return candidate;
  }
  throw new LocalStartError(
    'python_missing',
    `The AWS emulator needs Python ${oldestPython.major}.${oldestPython.minor} or newer with venv. Install it (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python), or point AWS_ENDPOINT_URL at a running emulator.`,
  );
}

async function run(file: string, args: string[]): Promise<void> {
  const result = await execa(file, args, { reject: false, all: true });
  if (result.failed) throw new LocalStartError('command_failed', `${file} ${args.join(' ')} failed:\n${result.all}`);
}
