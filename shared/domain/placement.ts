import * as z from 'zod';

/** Where a repository's findings live in DefectDojo. Ids mean nothing on another instance, so the instance is part of it. */
export const placementSchema = z.object({
  baseUrl: z.url(),
  productId: z.int().positive(),
  engagementId: z.int().positive(),
  testId: z.int().positive(),
});

/** See {@link placementSchema}. */
export type Placement = z.infer<typeof placementSchema>;
