import { parseArgs } from 'node:util';
import { checkHistories, failureOf } from './check-histories.ts';

const historiesBetweenReports = 100;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' }, path: { type: 'string' } },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const startedAt = performance.now();
let played = 0;
let standstills = 0;

tell(`seed ${seed}, ${runs} histories`);
const details = await checkHistories({
  runs,
  seed,
  path: values.path,
  onPlayed: ({ stage }) => {
    played += 1;
    standstills += stage.audits.reduce((sum, audit) => sum + audit.standstills, 0);
    if (played % historiesBetweenReports === 0) report();
  },
});
report();
const failure = failureOf(details);
if (failure !== undefined) {
  tell(`\n${failure}`);
  process.exitCode = 1;
}

function report(): void {
  const seconds = (performance.now() - startedAt) / 1000;
  tell(
    `${played} histories in ${Math.round(seconds)} s, ${(played / seconds).toFixed(1)} a second; ${standstills} syncs had nothing to compare`,
  );
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
