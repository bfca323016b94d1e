import type { Node } from 'constructs';
import * as z from 'zod';
import { outboundTargets } from '../shared/contracts/environment.ts';
import { syncsPerInstance } from '../shared/contracts/limits.ts';
import { parseBaseUrl } from '../shared/http/target/base-url.ts';
import { BaseUrlError } from '../shared/http/target/base-url-error.ts';
import { localTargetRules, publicTargetRules, type TargetRules } from '../shared/http/target/target-rules.ts';

/** Retention periods that CloudWatch Logs accepts, days (API reference, PutRetentionPolicy). */
const logRetentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 3653];

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https URL, for example https://app.gecko.security' });
const anyHttpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const httpsOrigin = httpsUrl.refine((url) => URL.parse(url)?.origin === url, 'must be an origin, without a path');
const anyHttpOrigin = anyHttpUrl.refine((url) => URL.parse(url)?.origin === url, 'must be an origin, without a path');
/** What the functions call is judged here as they will judge it, who would refuse it at every single sync. */
const callable = (rules: TargetRules) => (context: z.core.ParsePayload<string>) => {
  if (context.issues.length > 0) return;
  try {
    parseBaseUrl(context.value, rules);
  } catch (error) {
    if (!(error instanceof BaseUrlError)) throw error;
    context.issues.push({
      code: 'custom',
      message: `can't be used: ${error.message.replace(/\.$/, '')}`,
      input: context.value,
    });
  }
};
const httpsApi = httpsUrl.check(callable(publicTargetRules));
const anyHttpApi = anyHttpUrl.check(callable(localTargetRules));
const whole = z.coerce.number({ error: 'must be a number' }).int('must be a whole number');
const countUpTo = (most: number) => whole.positive('must be positive').max(most, `must be at most ${most}`);

/** Longer than anybody keeps events, days. */
const archiveRetentionMaxDays = 36_500;
/** What is told in between would be late for no reason that an operator can have, seconds and minutes. */
const syncSpacingMaxSeconds = 3_600;
const sweepIntervalMaxMinutes = 60;
/** An account's own limits, unless AWS raises them (docs.aws.amazon.com/apigateway/latest/developerguide/limits.html). */
const apiRequestsPerSecondMax = 10_000;
const apiBurstMax = 5_000;
/** The most that SQS accepts for one event source (docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html). */
const syncMaxConcurrencyMax = 1_000;

/** What a stage can set, in `cdk.json` under `stages` or by `-c name=value`. */
const settings = {
  dataLifetime: z.enum(['destroyable', 'retained'], { error: 'must be destroyable or retained' }),
  geckoApiUrl: httpsApi.default('https://app.gecko.security'),
  geckoAppUrl: httpsUrl.default('https://app.gecko.security'),
  consoleOrigin: httpsOrigin.default('https://app.gecko.security'),
  jwtIssuer: httpsUrl.default('https://auth.gecko.security'),
  jwtAudience: z.string().min(1, 'must not be empty').default('defectdojo-export'),
  jwtTeamClaim: z.string().min(1, 'must not be empty').default('team_id'),
  jwtRoleClaim: z.string().min(1, 'must not be empty').default('role'),
  existingEventBusName: z.string().min(1, 'must not be empty').optional(),
  scannerAccountId: z
    .string()
    .regex(/^\d{12}$/, 'must be the 12 digits of an AWS account')
    .optional(),
  encryption: z.enum(['aws-keys', 'own-key'], { error: 'must be aws-keys or own-key' }).default('aws-keys'),
  egress: z.enum(['dynamic', 'static'], { error: 'must be dynamic or static' }).default('dynamic'),
  archiveRetentionDays: countUpTo(archiveRetentionMaxDays).default(30),
  logRetentionDays: whole
    .refine((days) => logRetentionDays.includes(days), `must be one of ${logRetentionDays.join(', ')}`)
    .default(90),
  syncMaxConcurrency: countUpTo(syncMaxConcurrencyMax)
    .min(2, 'must be at least 2, the least that SQS accepts')
    .default(20),
  syncTeamSharePercent: countUpTo(100).default(50),
  syncSpacingSeconds: whole
    .min(0, 'must be at least 0')
    .max(syncSpacingMaxSeconds, `must be at most ${syncSpacingMaxSeconds}`)
    .default(60),
  sweepIntervalMinutes: countUpTo(sweepIntervalMaxMinutes).default(5),
  apiRequestsPerSecond: countUpTo(apiRequestsPerSecondMax).default(50),
  apiBurst: countUpTo(apiBurstMax).default(100),
};

const deployedSchema = z.strictObject({
  stage: z.string(),
  ...settings,
  outboundTargets: z
    .literal('public', { error: 'may be public-and-loopback in the stage local alone' })
    .default('public'),
});

/** The stand-ins of the local stage speak plain HTTP on loopback, so this stage alone may name such addresses. */
const localSchema = z.strictObject({
  stage: z.literal('local'),
  ...settings,
  geckoApiUrl: anyHttpApi.default('https://app.gecko.security'),
  geckoAppUrl: anyHttpUrl.default('https://app.gecko.security'),
  consoleOrigin: anyHttpOrigin.default('https://app.gecko.security'),
  jwtIssuer: anyHttpUrl.default('https://auth.gecko.security'),
  egress: z
    .literal('dynamic', { error: 'must be dynamic in the stage local: the emulator has no NAT gateways' })
    .default('dynamic'),
  outboundTargets: z.enum(outboundTargets).default('public-and-loopback'),
});

/** Everything that may differ between stages, checked and complete. */
export type StageConfig = z.infer<typeof deployedSchema> | z.infer<typeof localSchema>;

/** A setting is unknown or has a value that can't be deployed. The message is one sentence that names it. */
export class StageConfigError extends Error {
  readonly code = 'stage_config_invalid';
  override readonly name = 'StageConfigError';
}

/**
 * How many syncs may work on one DefectDojo at once. A team has one DefectDojo, and keeps a function for long only while it has one
 * of its places: so this bounds the functions that a team keeps from the others.
 */
export function syncsPerInstanceOf({
  syncMaxConcurrency,
  syncTeamSharePercent,
}: Pick<StageConfig, 'syncMaxConcurrency' | 'syncTeamSharePercent'>): number {
  const share = Math.floor((syncMaxConcurrency * syncTeamSharePercent) / 100);
  return Math.max(1, Math.min(syncsPerInstance, share));
}

const stagesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Context that the CDK itself owns: feature flags, look-up results, bundling and CLI switches. */
const isCdkContext = (key: string) => /^(@aws-cdk|aws:|aws-cdk:|cdk-|availability-zones:)/.test(key);

/**
 * Settings of the stage to deploy: those of `cdk.json` for `-c stage=…` (`dev` unless given), overridden by `-c name=value`.
 *
 * @throws {StageConfigError} for an unknown stage, an unknown setting or a value out of range.
 */
export function readStageConfig(node: Node): StageConfig {
  const context: Record<string, unknown> = node.getAllContext();
  const stages = stagesSchema.parse(context['stages'] ?? {});
  const stage = String(context['stage'] ?? 'dev');
  const ofStage = stages[stage];
  if (!ofStage) {
    throw new StageConfigError(`Unknown stage "${stage}": cdk.json knows ${Object.keys(stages).join(', ')}.`);
  }
  const overrides = Object.entries(context).filter(
    ([key]) => key !== 'stages' && key !== 'stage' && !isCdkContext(key),
  );
  const schema = stage === 'local' ? localSchema : deployedSchema;
  const parsed = schema.safeParse({ ...ofStage, ...Object.fromEntries(overrides), stage });
  if (!parsed.success) throw new StageConfigError(`Stage "${stage}": ${parsed.error.issues.map(describe).join('; ')}.`);
  if (parsed.data.existingEventBusName !== undefined && parsed.data.scannerAccountId !== undefined) {
    throw new StageConfigError(
      `Stage "${stage}": scannerAccountId is for a bus of our own; whoever owns the bus ${parsed.data.existingEventBusName} says who may use it.`,
    );
  }
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `unknown setting ${issue.keys.join(', ')} (known: ${Object.keys(settings).join(', ')})`;
  }
  return `${issue.path.join('.')} ${issue.message}`;
}
