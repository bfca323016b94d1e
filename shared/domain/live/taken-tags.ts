import { isNameOfOurs } from '../desired/tags.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { TakenTags, TestTags } from '../placement/test-tags.ts';
import { withTagsInDoubt } from './in-doubt.ts';

/** How long DefectDojo may go on taking a tag from findings after our test has lost it, milliseconds: before 3.0 one by one. */
const takenWithinMs = 10 * 60 * 1000;

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
