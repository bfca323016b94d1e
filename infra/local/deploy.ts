import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import * as z from 'zod';
import { LocalStartError } from './local-start-error.ts';

const root = path.resolve(import.meta.dirname, '../..');
const account = '000000000000';
/** The emulator's region, stated for every tool that asks. */
export const localRegion = 'us-east-1';

const outputsSchema = z.object({
  ApiUrl: z.string(),
  EventBusName: z.string(),
  EventBusArn: z.string(),
  SyncQueueUrl: z.string(),
  SyncDeadLetterQueueUrl: z.string(),
  RuleDeadLetterQueueUrl: z.string(),
  TableName: z.string(),
});

/** Outputs of the deployed stack. */
export type StackOutputs = z.infer<typeof outputsSchema>;

/** Environment with which the CDK CLI, the AWS CLI and the SDK reach the emulator. */
export function emulatorEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
  };
}

/** Prepares the emulator's account for the CDK, as `cdk bootstrap` does on AWS. */
export async function bootstrap(endpoint: string): Promise<void> {
  await cdk(endpoint, ['bootstrap', `aws://${account}/${localRegion}`]);
}

/**
 * Deploys the local stage with the CDK CLI and returns its outputs.
 *
 * @param settings overrides of the stage's settings, each passed as `-c name=value`.
 * @throws {LocalStartError} `command_failed` with what the CLI said.
 */
export async function deploy(
  endpoint: string,
  folder: string,
  settings: Record<string, string>,
): Promise<StackOutputs> {
  const outputsFile = path.join(folder, 'outputs.json');
  const context = Object.entries({ stage: 'local', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  await cdk(endpoint, [
    'deploy',
    '--require-approval',
    'never',
    '--outputs-file',
    outputsFile,
    '--output',
    path.join(folder, 'cdk.out'),
    ...context,
  ]);
  const outputs: unknown = JSON.parse(await readFile(outputsFile, 'utf8'));
  return z.object({ 'GeckoDefectDojo-local': outputsSchema }).parse(outputs)['GeckoDefectDojo-local'];
}

async function cdk(endpoint: string, args: string[]): Promise<void> {
  const result = await execa('cdk', args, {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { ...emulatorEnvironment(endpoint), CDK_DISABLE_CLI_TELEMETRY: 'true' },
    reject: false,
    all: true,
  });
  if (result.failed) throw new LocalStartError('command_failed', `cdk ${args.join(' ')} failed:\n${result.all}`);
}
