import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import * as z from 'zod';
import { changeOf, changeSchema } from './change.ts';
import { isGood, judge } from './judge.ts';
import { heldToScore, optionsFor } from './options.ts';
import { reportOf } from './report.ts';
import { runMutants } from './run-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const acceptedSchema = z.array(changeSchema.extend({ reason: z.string().min(1) }));

// Such as `npm run mutation -- 'shared/domain/plan/*.ts'`, for a quick answer about some files.
const asked = process.argv.slice(2);

// Each mutant has the same modules loaded once more, and compiling them is a tenth of all the time.
process.env['NODE_COMPILE_CACHE'] = fileURLToPath(new URL('../../.local/compile-cache', import.meta.url));

const mutants = await runMutants(asked.length > 0 ? asked : heldToScore, root, (mutate, turn) =>
  new Stryker(optionsFor(mutate, turn)).runMutationTest(),
);
const tested = mutants.map((mutant) => ({
  change: changeOf(mutant, readFileSync(mutant.fileName, 'utf8'), root),
  status: mutant.status,
}));
const accepted = acceptedSchema.parse(JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8')));
const files = new Set(tested.map(({ change }) => change.file));

const verdict = judge(
  tested,
  accepted.filter(({ file }) => asked.length === 0 || files.has(file)),
);
process.stdout.write(`${reportOf(verdict)}\n`);
process.exitCode = isGood(verdict) ? 0 : 1;
