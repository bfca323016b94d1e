import * as z from 'zod';

/**
 * What a sync compared that came to nothing to do: the next one that would compare the same comes to the same, and need not read
 * what is known of each finding.
 */
export const lastComparisonSchema = z.object({
  /** Of all that decides about findings beside what is known of them; see `comparisonDigest`. */
  digest: z.string(),
  /** When that sync began: whichever began later may have changed what is known, whatever version of the service it was of. */
  startedAt: z.string(),
  /** Findings of ours in the test. */
  there: z.int().nonnegative(),
  /** Findings that were found unchanged. */
  unchanged: z.int().nonnegative(),
});

/** See {@link lastComparisonSchema}. */
export type LastComparison = z.infer<typeof lastComparisonSchema>;

/** The same but for when its sync began. */
export type KeptComparison = Omit<LastComparison, 'startedAt'>;
