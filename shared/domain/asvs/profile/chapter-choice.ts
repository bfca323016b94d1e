import * as z from 'zod';
import { chapterIdSchema } from '../standard/chapter.ts';

/** What a person decided about a chapter of a repository: no detection changes it. */
export const chapterChoiceSchema = z.object({
  chapter: chapterIdSchema,
  choice: z.enum(['added', 'removed']),
  /** The version that the profile got by it: tells which of two choices came later. */
  change: z.int().positive(),
  /** It only confirms what moved here from the other version, so it doesn't move back: the way there and back may end elsewhere. */
  confirmsMove: z.literal(true).optional(),
});

/** See {@link chapterChoiceSchema}. */
export type ChapterChoice = z.infer<typeof chapterChoiceSchema>;
