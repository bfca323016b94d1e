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

/** An end to the minute, as people are told of it. */
export function endInWords(endsAt: string): string {
  return `${endsAt.slice(0, 10)} at ${endsAt.slice(11, 16)} UTC`;
}
