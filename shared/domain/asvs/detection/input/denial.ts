import type { Span } from './span.ts';

/** How far from a phrase the word may stand that denies it. */
const reachCharacters = 90;

const deniesBefore =
  /\b(?:no|not|never|without|none|nothing|neither|nor|cannot|can't|isn't|aren't|doesn't|don't|didn't|won't|wouldn't|shouldn't|lacks?|lacking|instead of|rather than|unlike|avoid(?:s|ing)?|imitat\w{1,4}|mimic\w{0,4}|mock(?:s|ed)?|fake|simulat\w{1,4}|pretend\w{0,3}|stub(?:s|bed)?|free of|remov(?:e|es|ed|ing)|dropp?(?:s|ed)?|deprecated?|refuses?|experimental|planned|future|someday|todo|outside|beyond)\b(?! (?:only|just|necessarily|even))/i;

const deniesAfter =
  /^[^.;:!?]{0,40}?\b(?:(?:is|are|was|were|does|do|can)(?: not|n't)|not (?:supported|implemented|included|required|needed|necessary|provided|available|yet|part|stored|used)|unsupported|out of scope|not in scope|left to|delegated|up to you|coming soon|no longer|planned|is missing|are missing|only imitate|just imitate)\b/i;

/** What ends the reach of a denial: another clause. */
const clauseEnd =
  /[.!?](?=\s)|[;:—]|\b(?:but|however|although|though|except|unless|until|while|whereas|yet)\b|,\s(?:and|so|then|it|they|you|users|people)\b/gi;

/**
 * Whether the sentence denies the phrase at a place of it: "no accounts, logins or sessions", "login is left to the
 * proxy". Only the sentence itself counts, so that nothing said elsewhere takes a chapter away.
 */
export function isDenied(sentence: string, { start, end }: Span): boolean {
  const before = sentence.slice(Math.max(0, start - reachCharacters), start);
  const clause = before.slice(lastClauseStart(before));
  if (deniesBefore.test(clause)) return true;
  const after = sentence.slice(end);
  const next = after.search(clauseEnd);
  return deniesAfter.test(next < 0 ? after : after.slice(0, next));
}

function lastClauseStart(text: string): number {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(clauseEnd)) start = index + mark.length;
  return start;
}
