import * as z from 'zod';
import { attentionSchema } from './attention.ts';
import { repositoryIdSchema, teamIdSchema } from './ids.ts';

/** Which DefectDojo product a repository's findings go to. */
export const mappingSchema = z.object({
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  /** Rises with every change. */
  version: z.int().positive(),
  /** The name is the one that it was chosen by. */
  product: z.object({ id: z.int().positive(), name: z.string() }),
  /** When the product was created, as DefectDojo tells it: by that it is known once it is renamed. */
  productCreatedAt: z.string().optional(),
  /** The instance that the product was chosen on: its id means nothing on another one. */
  baseUrl: z.url().optional(),
  /** The branch whose findings are exported. @default the repository's default branch */
  branch: z.string().optional(),
  attention: attentionSchema.optional(),
  createdAt: z.string(),
});

/** See {@link mappingSchema}. */
export type Mapping = z.infer<typeof mappingSchema>;
