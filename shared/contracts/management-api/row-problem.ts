import * as z from 'zod';

/** A product, as a row of a batch or file tells it. */
export const rowProductSchema = z.object({ id: z.int(), name: z.string() });

/** What is wrong with one row of several. */
export const rowProblemSchema = z
  .object({
    code: z.string(),
    detail: z.string(),
    advice: z.string(),
    field: z.string().optional(),
    candidates: z.array(rowProductSchema).optional(),
  })
  .meta({ id: 'RowProblem' });

/** See {@link rowProblemSchema}. */
export type RowProblem = z.infer<typeof rowProblemSchema>;
