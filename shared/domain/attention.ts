import * as z from 'zod';

/** Why something needs a person, and since when. */
export const attentionSchema = z.object({
  code: z.string(),
  reason: z.string(),
  since: z.string(),
});

/** See {@link attentionSchema}. */
export type Attention = z.infer<typeof attentionSchema>;
