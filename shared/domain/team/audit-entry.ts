import * as z from 'zod';
import { repositoryIdSchema, teamIdSchema } from '../names/ids.ts';

/** What people do that changes what is exported, or where to. */
export const auditActionSchema = z.enum([
  'connected',
  'disconnected',
  'settings_changed',
  'gateway_changed',
  'mapping_created',
  'mapping_changed',
  'mapping_removed',
  'mapping_followed_rename',
  'hold_approved',
  'hold_discarded',
  'closings_reverted',
  'asvs_changed',
  'asvs_reset',
]);

/** See {@link auditActionSchema}. */
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Who changed what, when, from what to what. Holds no key. */
export const auditEntrySchema = z.object({
  teamId: teamIdSchema,
  /** A UUIDv7: sorts by time. */
  auditId: z.uuid(),
  at: z.string(),
  /** Subject of the token, where it has one. */
  by: z.string().optional(),
  action: auditActionSchema,
  repositoryId: repositoryIdSchema.optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});

/** See {@link auditEntrySchema}. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;
