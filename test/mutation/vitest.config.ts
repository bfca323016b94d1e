import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { NearestTestsFirst } from './nearest-tests-first.ts';

// Where the zone is UTC, code that asks for the local time by mistake passes every test.
process.env['TZ'] = 'Asia/Kathmandu';

/** The tests that mutants of the pure core must fail. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/{unit,property}/shared/domain/**/*.test.ts'],
    setupFiles: fileURLToPath(new URL('same-examples.ts', import.meta.url)),
    runner: fileURLToPath(new URL('one-worker.ts', import.meta.url)),
    sequence: { sequencer: NearestTestsFirst },
    // One worker runs all the files for a mutant: the pure core keeps no state between them.
    isolate: false,
    testTimeout: 60_000,
  },
});
