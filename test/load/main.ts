import { LoadError, readOptions, usage } from './options.ts';
import { asText } from './report-text.ts';
import { runLoad } from './run-load.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else {
    const report = await runLoad(options, console.error);
    console.log(options.json ? JSON.stringify(report, null, 2) : asText(report));
    if (report.broken.length > 0) process.exitCode = 1;
  }
} catch (error) {
  // What went wrong beyond the command line is for those who look after this command.
  console.error(error instanceof LoadError ? error.message : error);
  process.exitCode = 1;
}
