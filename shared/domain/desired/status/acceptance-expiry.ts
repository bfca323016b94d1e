const dayMs = 24 * 60 * 60 * 1000;
/** Instants of the last year are more than some servers' time zones can take: what is accepted until then has no end. */
const endlessFromYear = 9999;

/**
 * When the Risk_Acceptance of a risk is to end that is accepted until the end of a day (UTC); null for never. DefectDojo ends
 * an acceptance once the *day* of this instant, in the server's own time zone, is no later than today (UTC), so it has to be
 * one of the day after. At noon it is, or a day later, in all time zones of the world; at midnight it would be the last day
 * itself in half of them.
 *
 * @param lastDay YYYY-MM-DD; null: it has no end
 */
export function acceptanceExpiry(lastDay: string | null): string | null {
  if (lastDay === null) return null;
  const dayAfter = new Date(Date.parse(lastDay) + dayMs);
  return dayAfter.getUTCFullYear() >= endlessFromYear ? null : `${dayAfter.toISOString().slice(0, 10)}T12:00:00Z`;
}

/** What was sent before that was known: it ended on the last day instead of after it. */
export function formerAcceptanceExpiry(lastDay: string): string {
  return `${lastDay}T23:59:59Z`;
}
