import * as z from 'zod';

/** Cursor of the page to read. */
export const cursorSchema = z
  .string()
  .describe('`nextCursor` of the page before; leave out for the first page. Good for the same team and list only.');

/** Query of a list whose page size the caller may choose. */
export function pageQuerySchema(limits: { defaultLimit: number; maxLimit: number }) {
  const { defaultLimit, maxLimit } = limits;
  const limit = z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(maxLimit, `must be at most ${maxLimit}`)
    .default(defaultLimit)
    .describe('Rows on a page.');
  return z.strictObject({ cursor: cursorSchema.optional(), limit });
}

/** One page of a list. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.object({
    items: z.array(row),
    nextCursor: z.string().optional().describe('Cursor of the next page; absent on the last one.'),
  });
}
