import { playedVersions } from '../../infra/local/defectdojo/model/traits.ts';
import { nextInterruption } from '../../infra/local/interruption.ts';
import { LocalStartError } from '../../infra/local/local-start-error.ts';
import { wayThrough } from '../support/named-gateway.ts';
import { compareAll, timeIsUp } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { type ContractOptions, readOptions, usage } from './options.ts';
import { recordedVersions } from './recordings/topic-file.ts';
import { count, emptyTally, linesOf, summaryOf } from './report.ts';
import { cleanUp } from './servers/clean-up.ts';
import { realServer } from './servers/real.ts';
import { nearest, reportedVersion } from './servers/reported-version.ts';
import { sendThrough } from './servers/send-through.ts';
import { systemDeduplication } from './system-deduplication.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else if (!(await compare(options))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof ContractError || error instanceof LocalStartError ? error.message : error);
  process.exitCode = 1;
}

/** Returns whether all was compared, and all that differs is known. */
async function compare({
  access: { gateway, ...access },
  topics,
  changeSettings,
  known,
  minutes,
}: ContractOptions): Promise<boolean> {
  const send = sendThrough(await wayThrough(gateway));
  const version = await reportedVersion(access.url, send);
  const [recorded, played] = [nearest(version, recordedVersions), nearest(version, playedVersions)];
  console.log(`DefectDojo ${version} against the recordings of ${recorded} and the stand-in as ${played}`);
  const real = realServer({ ...access, send });
  const deduplication = await systemDeduplication(real, changeSettings);
  const until = Date.now() + minutes * 60_000;
  let isInterrupted = false;
  void nextInterruption().then(() => {
    isInterrupted = true;
  });
  const tally = emptyTally();
  try {
    const isOver = () => isInterrupted || Date.now() > until;
    for await (const one of compareAll({ real, recorded, played, topics, deduplication, isOver })) {
      count(tally, one);
      for (const line of linesOf(one, known)) console.log(line);
    }
  } finally {
    await deduplication.putBack();
    for (const line of await cleanUp(real)) console.error(line);
  }
  for (const line of summaryOf(tally)) console.log(line);
  return tally.differ === 0 && ![...tally.reasons.values()].includes(timeIsUp);
}
