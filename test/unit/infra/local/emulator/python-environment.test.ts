import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pythonEnvironment } from '../../../../../infra/local/emulator/python-environment.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'python-environment-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('the Python environment of the emulator', () => {
  it('says what to install where there is no Python', async () => {
    vi.stubEnv('PATH', folder);
    await expect(pythonEnvironment(folder)).rejects.toMatchObject({
      code: 'python_missing',
      message: expect.stringMatching(/Python 3\.10 or newer.*apt install python3 python3-venv.*AWS_ENDPOINT_URL/s),
    });
  });
});
