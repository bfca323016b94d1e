import * as z from 'zod';
import { geckoIdSchema } from '../names/gecko-id.ts';
import { repositoryIdSchema, teamIdSchema } from '../names/ids.ts';
import { findingStatusSchema } from '../source/finding-status.ts';
import { oldestYear } from '../time/instant.ts';

/** What a scan looked at: the whole branch, a pull request's diff, or earlier findings only. */
export const scanKindSchema = z.enum(['deep', 'pull_request', 'recheck']);

/** How a scan ended. */
export const scanStatusSchema = z.enum(['completed', 'failed', 'cancelled', 'partial']);

/** Later years have more than four digits, which neither compare as text nor are dates to DefectDojo. */
const lastYear = 9999;

/** Any offset is taken and turned into UTC. */
const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO-8601 time such as 2026-11-22T12:00:00Z' })
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= oldestYear && at.getUTCFullYear() <= lastYear, {
    error: `must lie in the years ${oldestYear} to ${lastYear} (UTC)`,
  })
  .transform((at) => at.toISOString());
const version = z.literal('1', { error: 'must be "1", the only version of the contract' });

/** Git itself takes less as a reference on any file system, and all triggers of a run must fit into one item of 400 KB. */
const nameMaxCharacters = 500;
const name = z.string().min(1).max(nameMaxCharacters, `must have at most ${nameMaxCharacters} characters`);

/** One repository of a `Scan Completed` event; parsed by itself, so that a bad one doesn't stop its neighbours. */
export const scannedRepositorySchema = z.object({
  id: repositoryIdSchema,
  provider: name,
  branch: name,
  defaultBranch: name.optional(),
  commit: name.optional(),
});

/** `detail` of `Scan Completed`, all but its repositories. */
export const scanCompletedSchema = z.object({
  version,
  teamId: teamIdSchema,
  scanId: z.guid({ error: 'must be a UUID' }),
  kind: scanKindSchema,
  status: scanStatusSchema,
  completedAt: instant,
  repositories: z.array(z.unknown()).min(1, 'must name at least one repository'),
});

/** `detail` of `Finding Status Changed`: triage outside a scan. */
export const findingStatusChangedSchema = z.object({
  version,
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  findingId: geckoIdSchema,
  status: findingStatusSchema,
  changedAt: instant,
  acceptedUntil: instant.nullish(),
});

/** A token comes in a header, and those together have 10,240 bytes at most (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
const subjectMaxCharacters = 10_240;

/** `detail` of `Sync Requested`, which the API and the sweep put straight on the queue. */
export const syncRequestedSchema = z.object({
  version,
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  reason: name,
  requestedBy: z.string().max(subjectMaxCharacters).optional(),
  revertClosingsOfRun: z.uuid().optional(),
});

/** `detail` of `Preview Requested`, which the API puts straight on the queue. */
export const previewRequestedSchema = z.object({ version, teamId: teamIdSchema, repositoryId: repositoryIdSchema });

/** `detail` of `Sync Due`, which a postponed sync leaves for itself. */
export const syncDueSchema = z.object({ version, teamId: teamIdSchema, repositoryId: repositoryIdSchema });
