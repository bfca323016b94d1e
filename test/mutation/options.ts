import { cpus } from 'node:os';
import type { Stryker } from '@stryker-mutator/core';

type Options = ConstructorParameters<typeof Stryker>[0];

/** Which mutants of the files are run: those that tests reach while they run, or all. */
export type Turn = 'reached by tests' | 'all';

/** What is held to the score: the pure core, but for the data that `infra/decisions/0012` tells of. */
export const heldToScore = [
  'shared/domain/**/*.ts',
  '!shared/domain/asvs/{data,detection/rules}/**',
  'shared/domain/asvs/detection/rules/{rule,all-themes}.ts',
];

/** What Stryker is asked for; `mutate` are the files to mutate, as globs, or places in them. */
export function optionsFor(mutate: readonly string[], turn: Turn): Options {
  return {
    mutate: [...mutate],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    ignoreStatic: turn === 'reached by tests',
    concurrency: Math.min(2, cpus().length),
    // Beside what the tests take without a mutant, so that a survivor on a busy machine doesn't pass for one that hangs.
    timeoutFactor: 2,
    timeoutMS: 5_000,
    tempDirName: '.local/mutation',
    ignorePatterns: ['.local', 'cdk.out', 'coverage'],
    // Stryker would rewrite the file through the compiler's API, which TypeScript 7 no longer has; no test reads it.
    tsconfigFile: 'none',
    reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only', 'html'],
    htmlReporter: { fileName: `.local/mutation-report${turn === 'all' ? '-2' : ''}.html` },
    allowConsoleColors: false,
  };
}
