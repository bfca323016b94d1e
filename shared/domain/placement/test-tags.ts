import * as z from 'zod';

/**
 * Our test as a witness of *Product Tag Inheritance*: with it a product's tags are those of its tests and findings too, and
 * one that the product loses is taken from all of them, also from findings whose own it is. Which tags were inherited, and
 * whether the setting is on, DefectDojo doesn't tell; only what our test bore and bears no more.
 */
export const testTagsSchema = z.object({
  /** Tags of our test that findings may have in their own right, in lower case, as last read. */
  shown: z.array(z.string()).readonly(),
  /** Those that it lost, with when that was seen (ISO-8601), as long as findings may still lose them. */
  taken: z
    .array(z.object({ tag: z.string(), since: z.string() }))
    .readonly()
    .default([]),
});

/** See {@link testTagsSchema}. */
export type TestTags = z.infer<typeof testTagsSchema>;

/** Tags that were taken from a test or a product, with when. */
export type TakenTags = TestTags['taken'];
