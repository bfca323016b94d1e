import * as z from 'zod';
import { triggerSchema } from '../events/trigger.ts';
import { repositoryIdSchema, teamIdSchema } from '../names/ids.ts';

/** How a run ended. */
export const runOutcomeSchema = z.enum(['succeeded', 'partial', 'skipped', 'waiting', 'held', 'failed']);

/** One finding that a run did something about, or left out for a reason. */
export const runEntrySchema = z.object({
  geckoId: z.string().optional(),
  defectDojoId: z.int().optional(),
  operation: z.enum([
    'created',
    'changed',
    'closed',
    'reopened',
    'adopted',
    'twin_resolved',
    'held',
    'quarantined',
    'skipped',
    'missing',
    'changed_by_people',
    'unexpected',
  ]),
  /** Stable reason code, with a sentence for people. */
  code: z.string().optional(),
  reason: z.string().optional(),
});

/** See {@link runEntrySchema}. */
export type RunEntry = z.infer<typeof runEntrySchema>;

const count = z.int().nonnegative().default(0);

/** How many findings each thing happened to. */
export const runCountsSchema = z.object({
  created: count,
  changed: count,
  closed: count,
  reopened: count,
  adopted: count,
  unchanged: count,
  held: count,
  quarantined: count,
  twinsResolved: count,
  skipped: count,
  /** Found by a drift check alone, like the next two. */
  missing: count,
  changedByPeople: count,
  unexpected: count,
});

/** See {@link runCountsSchema}. */
export type RunCounts = z.infer<typeof runCountsSchema>;

/** The record of one sync of one repository: what made it run, what it did, and why it left out what it left out. */
export const runSchema = z.object({
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  /** A UUIDv7: sorts by start. */
  runId: z.uuid(),
  triggers: z.array(triggerSchema),
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: runOutcomeSchema,
  /** Why nothing was done (`skipped`) or what went wrong (`failed`, `waiting`). */
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  counts: runCountsSchema,
  /** How many findings each code was given for: left out, held, quarantined, or not written as Gecko has them. */
  reasons: z.record(z.string(), z.int().positive()).optional(),
  /** What people should know of the place in DefectDojo although it stopped nothing. */
  warnings: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  defectDojoCalls: z.int().nonnegative(),
  links: z.object({ defectDojoTest: z.url().optional(), geckoFindings: z.url().optional() }),
});

/** See {@link runSchema}. */
export type Run = z.infer<typeof runSchema>;

/** Nothing happened to any finding. */
export const noCounts: RunCounts = runCountsSchema.parse({});

/** See {@link runOutcomeSchema}. */
export type RunOutcome = z.infer<typeof runOutcomeSchema>;
