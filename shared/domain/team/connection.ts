import * as z from 'zod';
import { type AsvsVersion, asvsVersionSchema, latestAsvsVersion } from '../asvs/standard/asvs-version.ts';
import { callsAtOnceMax } from '../defectdojo/calls-at-once.ts';
import { attentionSchema } from '../failures/attention.ts';
import type { HoldThresholds } from '../holds/judge-holds.ts';
import { teamIdSchema } from '../names/ids.ts';
import { severities } from '../rating/severity.ts';
import { authorityCertificateSchema } from './certificate-authority.ts';

/** From when on a mass of changes is held for a person; shares are of the open findings. */
export const holdThresholdsSchema = z.object({
  /** Closings are held when they are more than this many and more than this share. */
  closingsOver: z.int().nonnegative(),
  closingsShareOver: z.number().min(0).max(1),
  /** Closings are held when they leave none of this many or more. */
  noneLeftOf: z.int().positive(),
  /** With the closings creations are held when they are more than this share. */
  creationsShareOver: z.number().min(0).max(1),
}) satisfies z.ZodType<HoldThresholds>;

/** What a team chose for its exports. */
export const connectionSettingsSchema = z.object({
  /** Off pauses all exports of the team. */
  pushOnScanComplete: z.boolean(),
  /** On: resolved in Gecko means mitigated in DefectDojo. Off: what is resolved is left as it is. */
  includeResolvedFindings: z.boolean(),
  /** Whether exported findings count as verified in DefectDojo. */
  markVerified: z.boolean(),
  /** Findings below it are left as they are. @default all are exported */
  minimumSeverity: z.enum(severities).optional(),
  /** @default `defaultHoldThresholds` */
  holdThresholds: holdThresholdsSchema.optional(),
  /** Where products are created that are mapped by a name without a product type. @default the first visible one */
  defaultProductTypeId: z.int().positive().optional(),
  /** How many calls one DefectDojo may be asked at once at most, whatever it seems to bear. @default `callsAtOnceDefault` */
  maxConcurrentCalls: z.int().min(1).max(callsAtOnceMax).optional(),
  /** The version of the OWASP ASVS that repositories are tracked against. The default is what connections of old follow. */
  asvsVersion: asvsVersionSchema.default('5.0.0'),
});

/** See {@link connectionSettingsSchema}. */
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

/** Settings of a new connection. */
export const defaultConnectionSettings: ConnectionSettings = {
  pushOnScanComplete: true,
  includeResolvedFindings: true,
  markVerified: true,
  asvsVersion: latestAsvsVersion,
};

/** A team's link to its DefectDojo. The key is not part of it: it lives in Secrets Manager alone. */
export const connectionSchema = z.object({
  teamId: teamIdSchema,
  /** Rises with every change; the secret carries the version it was stored for. */
  version: z.int().positive(),
  /** Rises with whatever syncs and probes note of it, which raises no version. */
  noted: z.int().positive().optional(),
  /** Version that the secret must have. A worker holding another one stops. */
  secretVersion: z.int().positive(),
  baseUrl: z.url(),
  status: z.enum(['connected', 'needs_attention', 'disconnected']),
  /** Why every repository is to be synced since when, from the change that asks for it until all were asked for. */
  syncsOwed: z.object({ reason: z.string(), since: z.string() }).optional(),
  attention: attentionSchema.optional(),
  settings: connectionSettingsSchema,
  defectDojo: z.object({ version: z.string().optional(), userName: z.string() }),
  /** What the key may do, as last verified. */
  capabilities: z.object({ createProducts: z.boolean() }).optional(),
  lastVerifiedAt: z.string(),
  /** When DefectDojo will refuse the key, as it said when the key was last verified (UTC). */
  keyExpiresAt: z.string().optional(),
  /** When to verify it before its day is over; see `verifyAgain`. */
  verifyAgainAt: z.string().optional(),
  /** Names of the headers that a gateway asks for; their values lie with the key. */
  gatewayHeaderNames: z.array(z.string()).optional(),
  /** The only authorities that are trusted for this DefectDojo; their PEM lies with the key, so that they change together. */
  certificateAuthority: z.array(authorityCertificateSchema).optional(),
  /** When the first of them ends (UTC). */
  certificateAuthorityEndsAt: z.string().optional(),
});

/** See {@link connectionSchema}. */
export type Connection = z.infer<typeof connectionSchema>;

/** The version of the ASVS that a team follows, connected or not. */
export function followedAsvsVersion(connection: Connection | undefined): AsvsVersion {
  return (connection?.settings ?? defaultConnectionSettings).asvsVersion;
}
