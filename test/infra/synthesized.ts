import { rm } from 'node:fs/promises';
import path from 'node:path';

/** Where the apps of tests are synthesized to, each in a folder of its own: the CDK would leave theirs in the system's folder for temporary files. */
export const synthesizedFolder = path.resolve(import.meta.dirname, '../../.local/synthesized');

/** Removes what was synthesized once all tests have run. */
export default function setUp(): () => Promise<void> {
  return () => rm(synthesizedFolder, { recursive: true, force: true });
}
