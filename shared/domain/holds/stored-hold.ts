import * as z from 'zod';

/** What a person decided about a hold; a sync carries it out. */
export const holdDecisionSchema = z.object({
  kind: z.enum(['approved', 'discarded']),
  at: z.string(),
  by: z.string().optional(),
});

/** See {@link holdDecisionSchema}. */
export type HoldDecision = z.infer<typeof holdDecisionSchema>;

/** A hold as it is kept until a person decides or a later scan replaces it. */
export const storedHoldSchema = z.object({
  code: z.enum(['mass_closing', 'identity_changed', 'tracked_branch_changed']),
  scanId: z.string(),
  closings: z.array(z.string()).readonly(),
  creations: z.array(z.string()).readonly(),
  open: z.int().nonnegative(),
  /** The run that held it first, with exactly these ids: names what a person decides about. */
  runId: z.string(),
  since: z.string(),
  decision: holdDecisionSchema.optional(),
});

/** See {@link storedHoldSchema}. */
export type StoredHold = z.infer<typeof storedHoldSchema>;

/** A hold without its ids. */
export const holdSummarySchema = storedHoldSchema.extend({
  closings: z.int().nonnegative(),
  creations: z.int().nonnegative(),
});

/** See {@link holdSummarySchema}. */
export type HoldSummary = z.infer<typeof holdSummarySchema>;
