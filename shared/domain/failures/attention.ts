import * as z from 'zod';

/** Why something needs a person, and since when. */
export const attentionSchema = z.object({
  code: z.string(),
  reason: z.string(),
  since: z.string(),
  /** Who did not do what it was asked; not known of older marks and of those that people's own checks left. */
  system: z.enum(['gecko', 'defectdojo']).optional(),
});

/** See {@link attentionSchema}. */
export type Attention = z.infer<typeof attentionSchema>;
