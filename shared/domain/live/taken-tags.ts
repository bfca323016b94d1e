import * as z from 'zod';
import { isNameOfOurs } from '../desired/tags.ts';
import type { KnownFinding } from '../known-finding.ts';
import { withTagsInDoubt } from './in-doubt.ts';

/** How long DefectDojo may go on taking a tag from findings after our test has lost it, milliseconds: before 3.0 one by one. */
const takenWithinMs = 10 * 60 * 1000;

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

/** What is known of the tags of our test once it was read again. */
export function testTagsAfter(before: TestTags | undefined, tags: readonly string[], now: Date): TestTags {
  const shown = [...new Set(tags.map((tag) => tag.toLowerCase()).filter(isNameOfOurs))].sort();
  const there = new Set(shown);
  const waiting = (before?.taken ?? []).filter(({ tag }) => !there.has(tag));
  const since = now.toISOString();
  const lost = (before?.shown ?? []).filter((tag) => !there.has(tag)).map((tag) => ({ tag, since }));
  return { shown, taken: [...waiting, ...lost] };
}

/** What is left of it after all findings were looked at. */
export function testTagsLookedAt({ shown, taken }: TestTags, now: Date): TestTags {
  return { shown, taken: taken.filter(({ since }) => now.getTime() - Date.parse(since) < takenWithinMs) };
}

/** Those of the findings that bear a tag in their own right which may have been taken from them; nobody knows if it was. */
export function doubtTaken(known: Iterable<KnownFinding>, taken: TakenTags): KnownFinding[] {
  const tags = new Set(taken.map(({ tag }) => tag));
  return [...known].flatMap((one) => {
    const doubted = withTagsInDoubt(
      one,
      one.tags.filter((tag) => !tags.has(tag)),
    );
    return one.presence !== 'there' || doubted === one ? [] : [doubted];
  });
}
