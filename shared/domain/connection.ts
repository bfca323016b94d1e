import * as z from 'zod';
import { attentionSchema } from './attention.ts';
import { teamIdSchema } from './ids.ts';

/** What a team chose for its exports. */
export const connectionSettingsSchema = z.object({
  /** Off pauses all exports of the team. */
  pushOnScanComplete: z.boolean(),
  /** On: resolved in Gecko means mitigated in DefectDojo. Off: what is resolved is left as it is. */
  includeResolvedFindings: z.boolean(),
  /** Whether exported findings count as verified in DefectDojo. */
  markVerified: z.boolean(),
  /** Where products are created that are mapped by a name without a product type. @default the first visible one */
  defaultProductTypeId: z.int().positive().optional(),
});

/** See {@link connectionSettingsSchema}. */
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

/** Settings of a new connection. */
export const defaultConnectionSettings: ConnectionSettings = {
  pushOnScanComplete: true,
  includeResolvedFindings: true,
  markVerified: true,
};

/** A team's link to its DefectDojo. The key is not part of it: it lives in Secrets Manager alone. */
export const connectionSchema = z.object({
  teamId: teamIdSchema,
  /** Rises with every change; the secret carries the version it was stored for. */
  version: z.int().positive(),
  /** Version that the secret must have. A worker holding another one stops. */
  secretVersion: z.int().positive(),
  baseUrl: z.url(),
  status: z.enum(['connected', 'needs_attention', 'disconnected']),
  attention: attentionSchema.optional(),
  settings: connectionSettingsSchema,
  defectDojo: z.object({ version: z.string().optional(), userName: z.string() }),
  /** What the key may do, as last verified. */
  capabilities: z.object({ createProducts: z.boolean() }).optional(),
  lastVerifiedAt: z.string(),
});

/** See {@link connectionSchema}. */
export type Connection = z.infer<typeof connectionSchema>;
