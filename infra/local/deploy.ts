import { readFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import * as z from 'zod';
import { emulatorEnvironment, localAccount, localRegion } from './emulator-access.ts';
import { LocalStartError } from './local-start-error.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Whoever synthesizes needs no credentials, and the CLI would ask AWS whose account those of this machine are: the local stage
 * is for the emulator's alone.
 */
const noCredentials = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_DEFAULT_PROFILE: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_CONFIG_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

const outputsSchema = z.object({
  ApiUrl: z.string(),
  EventBusName: z.string(),
  EventBusArn: z.string(),
  SyncQueueUrl: z.string(),
  SyncDeadLetterQueueUrl: z.string(),
  RuleDeadLetterQueueUrl: z.string(),
  SweepFunctionName: z.string(),
  TableName: z.string(),
});

/** Outputs of the deployed stack. */
export type StackOutputs = z.infer<typeof outputsSchema>;

/** Prepares the emulator's account for the CDK, as `cdk bootstrap` does on AWS. */
export async function bootstrap(endpoint: string): Promise<void> {
  await cdk(emulatorEnvironment(endpoint), ['bootstrap', `aws://${localAccount}/${localRegion}`]);
}

/**
 * Turns the local stage into a CloudFormation template with bundled functions; needs no emulator.
 *
 * @param settings overrides of the stage's settings, each passed as `-c name=value`.
 * @throws {LocalStartError} `command_failed` with what the CLI said.
 */
export async function synthesize(folder: string, settings: Record<string, string>): Promise<void> {
  const context = Object.entries({ stage: 'local', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  await cdk(noCredentials, ['synth', '--quiet', '--output', assemblyFolder(folder), ...context]);
}

/** Deploys what was synthesized with the CDK CLI and returns the stack's outputs. */
export async function deploy(endpoint: string, folder: string): Promise<StackOutputs> {
  const outputsFile = path.join(folder, 'outputs.json');
  const args = [
    'deploy',
    '--app',
    assemblyFolder(folder),
    '--require-approval',
    'never',
    '--outputs-file',
    outputsFile,
  ];
  await cdk(emulatorEnvironment(endpoint), args);
  const outputs: unknown = JSON.parse(await readFile(outputsFile, 'utf8'));
  return z.object({ 'GeckoDefectDojo-local': outputsSchema }).parse(outputs)['GeckoDefectDojo-local'];
}

const assemblyFolder = (folder: string) => path.join(folder, 'cdk.out');

async function cdk(environment: Record<string, string | undefined>, args: string[]): Promise<void> {
  const result = await execa('cdk', args, {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    reject: false,
    all: true,
  });
  if (result.failed) throw new LocalStartError('command_failed', `cdk ${args.join(' ')} failed:\n${result.all}`);
}
