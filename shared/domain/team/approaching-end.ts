import type { Condition } from '../runs/notice.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** So many days before an end people are told of it, each once: the first time there is time to plan, the last time there is need to act. */
export const endToldDaysBefore = [14, 3] as const;

/** How close an end is, by the days before it at which people are told; `undefined` while it is farther, or there is none. */
export function closenessOfEnd(endsAt: string | undefined, now: Date): (typeof endToldDaysBefore)[number] | undefined {
  if (endsAt === undefined) return undefined;
  const leftMs = Date.parse(endsAt) - now.getTime();
  return endToldDaysBefore.findLast((days) => leftMs <= days * dayMs);
}

/** The next instant at which an end is to be looked at: when it is to be told, and when it has come. */
export function nextLookAtEnd(endsAt: string | undefined, after: Date): Date | undefined {
  if (endsAt === undefined) return undefined;
  const instantsMs = [...endToldDaysBefore, 0].map((days) => Date.parse(endsAt) - days * dayMs);
  const nextMs = instantsMs.find((instantMs) => instantMs > after.getTime());
  return nextMs === undefined ? undefined : new Date(nextMs);
}

/** Whether people are to be told otherwise now that something ends at another instant. */
export function tellsAnotherEnd(before: string | undefined, endsAt: string | undefined, now: Date): boolean {
  return before !== endsAt && [before, endsAt].some((end) => closenessOfEnd(end, now) !== undefined);
}

/** What people are to know of an end: `codeBefore` and how close it is make the code. */
export function endCondition(
  endsAt: string | undefined,
  now: Date,
  words: { readonly codeBefore: string; readonly reason: string; readonly well: string },
): Condition {
  const closeness = closenessOfEnd(endsAt, now);
  if (closeness === undefined) return { kind: 'well', reason: words.well };
  const code = `${words.codeBefore}_within_${closeness}_days`;
  return { kind: 'connection_needs_attention', code, reason: words.reason, until: endsAt };
}

/** An end to the minute, as people are told of it. */
export function endInWords(endsAt: string): string {
  return `${endsAt.slice(0, 10)} at ${endsAt.slice(11, 16)} UTC`;
}
