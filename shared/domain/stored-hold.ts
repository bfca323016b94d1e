import * as z from 'zod';

/** A hold as it is kept until a person decides or a later scan replaces it. */
export const storedHoldSchema = z.object({
  code: z.enum(['mass_closing', 'identity_changed', 'tracked_branch_changed']),
  scanId: z.string(),
  closings: z.array(z.string()).readonly(),
  creations: z.array(z.string()).readonly(),
  open: z.int().nonnegative(),
  /** The run that judged it last. */
  runId: z.string(),
  since: z.string(),
});

/** See {@link storedHoldSchema}. */
export type StoredHold = z.infer<typeof storedHoldSchema>;
