import * as z from 'zod';
import { attentionSchema } from '../failures/attention.ts';
import { repositoryIdSchema, teamIdSchema } from '../names/ids.ts';

/** Which DefectDojo product a repository's findings go to. */
export const mappingSchema = z.object({
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  /** Rises with every change. */
  version: z.int().positive(),
  /** Rises with whatever a sync notes of it, which raises no version. */
  noted: z.int().positive().optional(),
  /** The name is the one that it was chosen by. */
  product: z.object({ id: z.int().positive(), name: z.string() }),
  /** When the product was created, as DefectDojo tells it: by that it is known once it is renamed. */
  productCreatedAt: z.string().optional(),
  /** The instance that the product was chosen on: its id means nothing on another one. */
  baseUrl: z.url().optional(),
  /** The branch whose findings are exported. @default the repository's default branch */
  branch: z.string().optional(),
  /**
   * Gecko's own id of the repository, by which it is known once it is renamed there; null where Gecko tells none. Absent until
   * somebody asked.
   */
  geckoRepositoryId: z.string().nullable().optional(),
  /** What Gecko called the repository before, as long as what is kept under that name is still to be taken over. */
  movedFrom: repositoryIdSchema.optional(),
  /** All that Gecko is known to have called it before, the latest last. */
  formerNames: z.array(repositoryIdSchema).optional(),
  attention: attentionSchema.optional(),
  createdAt: z.string(),
});

/** See {@link mappingSchema}. */
export type Mapping = z.infer<typeof mappingSchema>;
