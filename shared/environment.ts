import * as z from 'zod';
import { environmentNames as names, outboundTargets } from './contracts/environment.ts';
import { localTargetRules, publicTargetRules, type TargetRules } from './http/target/target-rules.ts';

/** A variable that the stack should have set is missing or wrong. The message names each. */
export class EnvironmentError extends Error {
  readonly code = 'environment_invalid';
  override readonly name = 'EnvironmentError';
}

const text = z.string().min(1);
const seconds = z.coerce.number().nonnegative();

/** What every function of the service needs to know of its stage. */
export const sharedEnvironmentSchema = z.object({
  [names.stage]: text,
  [names.serviceVersion]: text,
  [names.tableName]: text,
  [names.secretPrefix]: text,
  [names.syncQueueUrl]: z.url(),
  [names.geckoApiUrl]: z.url(),
  [names.geckoAppUrl]: z.url(),
  [names.outboundTargets]: z.enum(outboundTargets),
  [names.syncsPerInstance]: z.coerce.number().int().positive(),
});

/** What the push function needs besides. */
export const pushEnvironmentSchema = sharedEnvironmentSchema.extend({
  [names.syncDeadLetterQueueUrl]: z.url(),
  [names.eventBusName]: text,
  [names.functionTimeoutSeconds]: seconds,
  [names.syncSpacingSeconds]: seconds,
});

/** What the sweep function needs besides. */
export const sweepEnvironmentSchema = sharedEnvironmentSchema.extend({ [names.eventBusName]: text });

/**
 * Reads the environment once, at cold start.
 *
 * @throws {EnvironmentError} naming every variable that is missing or wrong, without its value.
 */
export function readEnvironment<T extends z.ZodType>(schema: T, environment: NodeJS.ProcessEnv): z.infer<T> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new EnvironmentError(`Environment variables missing or wrong: ${wrong.join(', ')}.`);
}

/** Whom a function of this stage may call. */
export function targetRulesOf(targets: (typeof outboundTargets)[number]): TargetRules {
  return targets === 'public' ? publicTargetRules : localTargetRules;
}
