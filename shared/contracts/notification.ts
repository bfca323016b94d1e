import * as z from 'zod';

/** `source` of the events that this service puts on the bus; the rule for Gecko's events never matches it. */
export const notificationSource = 'gecko.defectdojo-export';

/** `detail-type` of each. */
export const notificationDetailTypes = {
  connection_needs_attention: 'Connection Needs Attention',
  sync_held: 'Sync Held',
  sync_failed: 'Sync Failed',
  sync_recovered: 'Sync Recovered',
} as const;

/** The `detail` of each of them, version 1. */
export const notificationDetailSchema = z.strictObject({
  version: z.literal('1'),
  /** The same when an event is sent twice. */
  noticeId: z.string(),
  teamId: z.string(),
  /** Absent where the team's connection is meant, and so all of its repositories. */
  repositoryId: z.string().optional(),
  /** Stable code of what happened, with a sentence for people; of a recovery, what is over. */
  code: z.string(),
  reason: z.string(),
  since: z.iso.datetime(),
});

/** See {@link notificationDetailSchema}. */
export type NotificationDetail = z.infer<typeof notificationDetailSchema>;
