import { LoadError } from './load-error.ts';
import { nightUsage, readNightOptions } from './night/night-options.ts';
import { nightText } from './night/night-text.ts';
import { runNight } from './night/run-night.ts';
import { readOptions, usage } from './options.ts';
import { asText } from './report-text.ts';
import { runLoad } from './run-load.ts';

const args = process.argv.slice(2);

try {
  await (args.includes('--night') ? night() : load());
} catch (error) {
  // What went wrong beyond the command line is for those who look after this command.
  console.error(error instanceof LoadError ? error.message : error);
  process.exitCode = 1;
}

async function load(): Promise<void> {
  const options = readOptions(args);
  if (options === undefined) return console.log(usage);
  const report = await runLoad(options, console.error);
  console.log(options.json ? JSON.stringify(report, null, 2) : asText(report));
  if (report.broken.length > 0) process.exitCode = 1;
}

async function night(): Promise<void> {
  const options = readNightOptions(args);
  if (options === undefined) return console.log(nightUsage);
  const report = await runNight(options, console.error);
  console.log(options.json ? JSON.stringify(report) : nightText(report));
  if (report.broken.length > 0) process.exitCode = 1;
}
