import path from 'node:path';
import { countArrivedFindings } from './arrived-findings.ts';
import { tellScanCompleted } from './demo/demo-scan.ts';
import { connectTeam, demoTeam, followRun, mapRepository } from './demo/demo-team.ts';
import { tellStories } from './demo/stories.ts';
import type { OpenDefectDojo } from './endpoints.ts';
import { readAuthorityFile } from './gateway-options.ts';
import { readFindingsFile } from './gecko/findings-file.ts';
import { nextInterruption } from './interruption.ts';
import { type LocalStage, startLocalStage } from './local-stage.ts';
import { type NamedDefectDojo, readOptions, type StartOptions, usage } from './options.ts';
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
  const defectDojo = options.defectDojo && (await opened(options.defectDojo));
  const stage = await startLocalStage({ port: options.port, folder, progress, dataSet, defectDojo });
  const interruption = nextInterruption();
  try {
    await Promise.race([demonstrate(stage, progress, !options.once), interruption]);
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

async function opened({ authorityFile, ...defectDojo }: NamedDefectDojo): Promise<OpenDefectDojo> {
  if (authorityFile === undefined) return defectDojo;
  return { ...defectDojo, certificateAuthority: await readAuthorityFile(authorityFile, new Date()) };
}

/** @param isWhole with further stories, for whoever goes on to look at the settings page */
async function demonstrate({ endpoints, demoScan }: LocalStage, progress: Progress, isWhole: boolean): Promise<void> {
  const team = demoTeam(endpoints);
  const { repository } = demoScan;
  await progress.step('Connecting the demo team to DefectDojo', () => connectTeam(team, endpoints.defectDojo));
  const { id: mappingId } = await progress.step(`Mapping ${repository} to a product`, () =>
    mapRepository(team, repository),
  );
  const following = progress.step('Telling that the scan is complete, and following its run', async () => {
    const eventId = await tellScanCompleted(endpoints, team.id, demoScan);
    return followRun(team, { mappingId, eventId, outcomes: ['succeeded', 'partial'] });
  });
  const isStandIn = endpoints.defectDojo.controlUrl !== undefined;
  const telling =
    isWhole && isStandIn && progress.step('Adding a held push and a failed one', () => tellStories(endpoints));
  const [run] = await Promise.all([following, telling]);
  const testId = run.links.defectDojoTest?.split('/').at(-1);
  if (testId === undefined) throw new Error('The run names no test in DefectDojo.');
  const arrived = await countArrivedFindings(endpoints.defectDojo, testId);
  console.log(summarize({ endpoints, repository, run, arrived }));
}
