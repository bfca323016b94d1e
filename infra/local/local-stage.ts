import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startConsole } from './console/start-console.ts';
import { type StartedDefectDojo, startDefectDojo } from './defectdojo/start.ts';
import type { DemoScan } from './demo/demo-scan.ts';
import { bootstrap, deploy, synthesize } from './deploy.ts';
import { bootEmulator } from './emulator/emulator.ts';
import { pythonEnvironment } from './emulator/python-environment.ts';
import { localRegion } from './emulator-access.ts';
import { type Endpoints, type OpenDefectDojo, reachableApiUrl, writeEndpoints } from './endpoints.ts';
import { archiveGeckoEvents } from './event-archive.ts';
import type { DataSet } from './gecko/data-set.ts';
import { type RunningGecko, startGecko } from './gecko/start.ts';
import { storeGeckoKeys } from './gecko-keys.ts';
import { type IdentityIssuer, startIdentityIssuer, type TokenSubject } from './identity-issuer.ts';
import { LocalStartError } from './local-start-error.ts';
import type { Progress } from './progress.ts';

/** What a local stage is made of. */
export interface LocalStageOptions {
  /** Where its files go: the CDK's output and `endpoints.json`. */
  readonly folder: string;
  readonly progress: Progress;
  /** Port of the emulator. @default a free one */
  readonly port?: number | undefined;
  /** How often the sweep runs, minutes. @default 1, the least that EventBridge Scheduler takes */
  readonly sweepIntervalMinutes?: number | undefined;
  /** How many push functions may run at once. @default as deployed */
  readonly syncMaxConcurrency?: number | undefined;
  /** What the Gecko stand-in holds. @default its own data */
  readonly dataSet?: DataSet | undefined;
  /** A real DefectDojo. @default the stand-in */
  readonly defectDojo?: OpenDefectDojo | undefined;
}

/** A running local stage. */
export interface LocalStage {
  readonly endpoints: Endpoints;
  /** The newest deep scan of the demo team. */
  readonly demoScan: DemoScan;
  /** The Gecko stand-in, for scripts of this process that give it more teams. */
  readonly gecko: RunningGecko;
  /** A token of the local issuer, for scripts of this process that give Gecko more teams. */
  token(subject: TokenSubject): Promise<string>;
  /** What the emulator wrote so far, the functions' logs in it. Empty for an emulator that somebody else started. */
  emulatorOutput(): string;
  stop(): Promise<void>;
}

const demoTeamId = 'team-demo';
const otherTeamId = 'team-other';
/** One Python environment serves every local stage of this checkout. */
const pythonFolder = path.resolve(import.meta.dirname, '../../.local');
/** Two syncs of a repository keep this distance: much less than on AWS, so that nobody waits at a laptop. */
const syncSpacingSeconds = 1;

/** Starts the outside world's stand-ins, boots the emulator and deploys the stack to it with the CDK CLI. */
export async function startLocalStage(options: LocalStageOptions): Promise<LocalStage> {
  const { folder, progress } = options;
  await mkdir(folder, { recursive: true });
  await using started = new AsyncDisposableStack();
  const stopLater = <T extends { stop(): Promise<void> }>(part: T) => started.adopt(part, (it) => it.stop());

  const issuer = stopLater(await startIdentityIssuer());
  const gecko = stopLater(await startGecko(options.dataSet ? { dataSet: options.dataSet } : {}));
  const defectDojo: Endpoints['defectDojo'] = options.defectDojo
    ? { ...options.defectDojo, controlUrl: undefined }
    : withoutItself(stopLater(await startDefectDojo()));
  const settings = {
    jwtIssuer: issuer.url,
    geckoApiUrl: gecko.url,
    syncSpacingSeconds: String(syncSpacingSeconds),
    sweepIntervalMinutes: String(options.sweepIntervalMinutes ?? 1),
    ...(options.syncMaxConcurrency === undefined ? {} : { syncMaxConcurrency: String(options.syncMaxConcurrency) }),
  };
  const synthesis = progress.step('Synthesizing the stack', () => synthesize(folder, settings));
  // Whatever happens before it is awaited, a failed synthesis must not end the process unhandled.
  synthesis.catch(() => {});
  const emulator = stopLater(await startEmulator(options));
  await progress.step('Bootstrapping the account', () => bootstrap(emulator.endpoint));
  await synthesis;
  const outputs = await progress.step('Deploying the stack', () => deploy(emulator.endpoint, folder));
  await storeGeckoKeys(emulator.endpoint, [demoTeamId, otherTeamId], gecko.apiKey);
  const archiveName = await archiveGeckoEvents(emulator.endpoint, outputs.EventBusArn);

  const apiUrl = reachableApiUrl(emulator.endpoint, outputs);
  const tokens = await issueTokens(issuer);
  const page = stopLater(await startConsole({ apiUrl, tokens, defectDojo }));
  const endpoints: Endpoints = {
    consoleUrl: page.url,
    awsEndpointUrl: emulator.endpoint,
    awsControlUrl: emulator.controlUrl,
    region: localRegion,
    apiUrl,
    openApiUrl: `${apiUrl}/v1/openapi.json`,
    eventBusName: outputs.EventBusName,
    eventBusArn: outputs.EventBusArn,
    archiveName,
    syncQueueUrl: outputs.SyncQueueUrl,
    syncDeadLetterQueueUrl: outputs.SyncDeadLetterQueueUrl,
    ruleDeadLetterQueueUrl: outputs.RuleDeadLetterQueueUrl,
    sweepFunctionName: outputs.SweepFunctionName,
    tableName: outputs.TableName,
    demoTeamId,
    otherTeamId,
    tokens,
    gecko: { url: gecko.url, controlUrl: gecko.controlUrl },
    defectDojo,
  };
  await writeEndpoints(folder, endpoints);
  const parts = started.move();
  const stop = () => parts.disposeAsync();
  return { endpoints, demoScan: demoScanOf(gecko), gecko, token: issuer.token, emulatorOutput: emulator.output, stop };
}

/** What scripts are told of the stand-in. */
function withoutItself({ url, apiKey, controlUrl }: StartedDefectDojo): Endpoints['defectDojo'] {
  return { url, apiKey, controlUrl };
}

function demoScanOf({ gecko }: RunningGecko): DemoScan {
  const scan = gecko.team(demoTeamId).scans[0];
  const [repository] = scan?.repositories ?? [];
  if (!scan || !repository) throw new LocalStartError('demo_failed', 'The Gecko stand-in holds no scan to show.');
  return { id: scan.id, repository: repository.id, branch: repository.branch };
}

async function startEmulator({ progress, port }: LocalStageOptions) {
  const running = process.env['AWS_ENDPOINT_URL'];
  if (running) return { endpoint: running, controlUrl: undefined, output: () => '', stop: async () => {} };
  const python = await progress.step('Preparing the AWS emulator', () => pythonEnvironment(pythonFolder));
  return progress.step('Starting the AWS emulator', () => bootEmulator({ python, port }));
}

async function issueTokens(issuer: IdentityIssuer): Promise<Endpoints['tokens']> {
  const demo = { userId: 'demo-user', teamId: demoTeamId } as const;
  return {
    admin: await issuer.token({ ...demo, role: 'Admin' }),
    manager: await issuer.token({ ...demo, role: 'Manager' }),
    member: await issuer.token({ ...demo, role: 'Member' }),
    readOnly: await issuer.token({ ...demo, role: 'Read Only' }),
    otherTeam: await issuer.token({ userId: 'other-user', teamId: otherTeamId, role: 'Manager' }),
    foreignAudience: await issuer.token({ ...demo, role: 'Manager', audience: 'another-service' }),
    listedManager: await issuer.token({ ...demo, role: ['Manager'] }),
    accountManager: await issuer.token({ ...demo, role: ['Account Manager'] }),
  };
}
