import * as z from 'zod';
import { findingStatusSchema } from '../source/finding-status.ts';
import { scanKindSchema, scanStatusSchema } from './gecko-event.ts';

/** The reason of a request that also brings back what people deleted or changed in DefectDojo. */
export const repairReason = 'repair';

/** The reason of a request that somebody made for one repository, to see what comes of it. */
export const pushNowReason = 'push_now';

/** The reason of a request that takes back the closings of a run. */
export const revertClosingsReason = 'revert_closings';

/** The reason of a request for a repository that somebody has just mapped; of those in a file, see {@link mappedByFileReason}. */
export const mappingCreatedReason = 'mapping_created';

/** The reason of a request for a repository that a file of mappings maps, of which there may be thousands. */
export const mappedByFileReason = 'mapping_created_by_file';

/** The reasons of requests that carry out what somebody decided about changes that were held. */
export const holdDecidedReasons = { approved: 'hold_approved', discarded: 'hold_discarded' } as const;

/** What made a sync look at a repository. Kept until the run that served it is recorded, and then in that run. */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scan'),
    id: z.string(),
    scanId: z.string(),
    scanKind: scanKindSchema,
    scanStatus: scanStatusSchema,
    completedAt: z.string(),
    branch: z.string(),
    defaultBranch: z.string().optional(),
    commit: z.string().optional(),
  }),
  z.object({
    kind: z.literal('status_change'),
    id: z.string(),
    findingId: z.string(),
    status: findingStatusSchema,
    changedAt: z.string(),
    acceptedUntil: z.string().nullish(),
  }),
  z.object({
    kind: z.literal('request'),
    id: z.string(),
    reason: z.string(),
    requestedBy: z.string().optional(),
    /** The run whose closings for absence a person takes back. */
    revertClosingsOfRun: z.string().optional(),
  }),
]);

/** See {@link triggerSchema}. */
export type Trigger = z.infer<typeof triggerSchema>;

/** Whether it asks to bring back what people deleted or changed, too. */
export function asksForRepair(trigger: Trigger): boolean {
  return trigger.kind === 'request' && trigger.reason === repairReason;
}
