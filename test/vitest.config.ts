import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One project per kind of proof; `deployed` and `browser` need the emulator, which their global set-ups start, each its own. */
export default defineConfig({
  root,
  test: {
    // Workers keep what they have loaded: loading it anew for each file took half of all the time. So a test file puts back
    // whatever it changes outside itself.
    isolate: false,
    // By itself Vitest leaves one processor idle, of two as well. Tests of the deployed stack wait most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // On a busy machine with two cores a test with real servers may take long; the limit only ends what hangs.
      { root, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        root,
        test: { name: 'property', include: ['test/property/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        root,
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          globalSetup: 'test/infra/synthesized.ts',
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'deployed',
          include: ['test/deployed/**/*.test.ts'],
          globalSetup: 'test/deployed/global-setup.ts',
          // One stage serves all of them, so they take turns; that is, by Vitest, in a group of their own after the others.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/global-setup.ts',
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
