const isoTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An ISO-8601 time as UTC instant to the second (UTC where no zone is told); null for anything else. */
export function utcInstant(text: string | null): string | null {
  const ms = instantMs(text);
  return ms === null ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** An ISO-8601 time as milliseconds since 1970 (UTC where no zone is told); null for anything else. */
export function instantMs(text: string | null): number | null {
  const [, day, time = '00:00', zone = 'Z'] = isoTime.exec(text?.trim() ?? '') ?? [];
  // Date rolls a 30th of February over into March instead of refusing it.
  if (day === undefined || Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day)) return null;
  const instant = new Date(`${day}T${time}${zone.toUpperCase()}`);
  const year = instant.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? instant.getTime() : null;
}

/** The year of dates that stand for "never": the day after the last one of it is no date to DefectDojo, nor to our texts. */
const neverYear = 9999;

/** {@link instantMs} of an end; null where there is none, or it is as good as never. */
export function endMs(text: string | null): number | null {
  const ms = instantMs(text);
  return new Date(ms ?? 0).getUTCFullYear() === neverYear ? null : ms;
}

/** The UTC day (YYYY-MM-DD) of an ISO-8601 time; null for anything else. */
export function utcDay(text: string | null): string | null {
  return utcInstant(text)?.slice(0, 10) ?? null;
}
