import path from 'node:path';
import { countArrivedFindings } from './arrived-findings.ts';
import { connectDemoTeam, followRun, mapRepository, tellScanCompleted } from './demo.ts';
import { readFindingsFile } from './gecko/findings-file.ts';
import { nextInterruption } from './interruption.ts';
import { type LocalStage, startLocalStage } from './local-stage.ts';
import { readOptions, type StartOptions, usage } from './options.ts';
import { lineProgress, type Progress } from './progress.ts';
import { summarize } from './summary.ts';

const folder = path.resolve(import.meta.dirname, '../../.local');

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await start(options);
  else console.log(usage);
} catch (error) {
  console.error(error instanceof Error && 'code' in error ? `\n${error.message}` : error);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const progress = lineProgress(console.log);
  const dataSet = options.findingsFile === undefined ? undefined : await readFindingsFile(options.findingsFile);
  const stage = await startLocalStage({ ...options, folder, progress, dataSet });
  const interruption = nextInterruption();
  try {
    await Promise.race([demonstrate(stage, progress), interruption]);
    if (options.once) return;
    console.log('Running until Ctrl-C.');
    await interruption;
  } catch (error) {
    console.error(`The end of what the emulator and the functions wrote:\n${stage.emulatorOutput().slice(-8_000)}`);
    throw error;
  } finally {
    await stage.stop();
  }
}

async function demonstrate(stage: LocalStage, progress: Progress): Promise<void> {
  const { endpoints, demoScan } = stage;
  await progress.step('Connecting the demo team to DefectDojo', () => connectDemoTeam(endpoints));
  const mappingId = await progress.step(`Mapping ${demoScan.repository} to a product`, () =>
    mapRepository(endpoints, demoScan.repository),
  );
  const run = await progress.step('Telling that the scan is complete, and following its run', async () =>
    followRun(endpoints, mappingId, await tellScanCompleted(endpoints, demoScan)),
  );
  const testId = run.links.defectDojoTest?.split('/').at(-1);
  if (testId === undefined) throw new Error('The run names no test in DefectDojo.');
  const arrived = await countArrivedFindings(endpoints, testId);
  console.log(summarize({ endpoints, repository: demoScan.repository, run, arrived }));
}
