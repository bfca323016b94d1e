import * as z from 'zod';
import { troubleSchema } from '../failures/suspicion.ts';
import { testTagsSchema } from './test-tags.ts';

/**
 * Where a repository's findings live in DefectDojo. What is known of them hangs on `placementId`, since ids mean nothing
 * on another instance or in another test.
 */
export const placementSchema = z.object({
  placementId: z.string(),
  baseUrl: z.url(),
  productId: z.int().positive(),
  /** When the mapping was made that it was placed for: a later one is a person's wish to begin anew. */
  mappedAt: z.string().optional(),
  engagementId: z.int().positive(),
  /** Absent until the first upload made the test. */
  testId: z.int().positive().optional(),
  /** What people call our test; absent where it bears the title that we gave it. */
  testTitle: z.string().optional(),
  /** How the product lets risks be accepted, as last read. */
  riskAcceptance: z.enum(['simple', 'full', 'forbidden']).default('forbidden'),
  /** Findings in our test that are none of ours, as last counted: people may add theirs. */
  foreignFindings: z.int().nonnegative().default(0),
  /** See `testTagsSchema`. Absent until the test was first read. */
  testTags: testTagsSchema.optional(),
  /**
   * What was last written to the product of the repository's ASVS profile; `refusedBySecret`: a key of that version may not;
   * `trouble`: DefectDojo failed at it, so that it may not have been written.
   */
  asvs: z
    .object({
      line: z.string(),
      refusedBySecret: z.int().positive().optional(),
      trouble: troubleSchema.optional(),
    })
    .optional(),
  /** The environment that uploads name, chosen where DefectDojo doesn't have its own default any more. */
  environment: z.string().optional(),
  /** How many findings an upload should hold, learnt from how long uploads took. Absent before the first one. */
  findingsPerUpload: z.int().positive().optional(),
});

/** See {@link placementSchema}. */
export type Placement = z.infer<typeof placementSchema>;
