import * as z from 'zod';
import { runCountsSchema, runEntrySchema } from './run.ts';

/** One finding that a sync would do something about. */
const previewEntrySchema = runEntrySchema.extend({ title: z.string().optional() });

/** What a sync would do, as planned at an instant; nothing of it was done. */
export const previewSchema = z.object({
  previewId: z.string(),
  finishedAt: z.string(),
  /** Why nothing could be planned. Absent: it was planned. */
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  /** The scan that it was planned for. */
  scanId: z.string().optional(),
  counts: runCountsSchema,
  /** The first findings of each kind. */
  entries: z.array(previewEntrySchema),
});

/** See {@link previewSchema}. */
export type Preview = z.infer<typeof previewSchema>;
