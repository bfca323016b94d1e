import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from './stage.ts';

const bootInChild = `
  import { bootEmulator } from '${path.resolve('infra/local/emulator/emulator.ts')}';
  import { pythonEnvironment } from '${path.resolve('infra/local/emulator/python-environment.ts')}';
  const { endpoint } = await bootEmulator({ python: await pythonEnvironment('${path.resolve('.local')}') });
  console.log(endpoint);
`;

const answers = async (endpoint: string) => {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
};

describe('the emulator', () => {
  it('ends when the process that started it is killed without a chance to clean up', async () => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', bootInChild]);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const endpoint = line.toString().trim();
    expect(await answers(endpoint)).toBe(true);
    child.kill('SIGKILL');
    await eventually('the end of the emulator', async () => ((await answers(endpoint)) ? undefined : true));
  });
});
