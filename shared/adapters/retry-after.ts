import { longestWaitMs } from '../domain/failures/back-off.ts';

const seconds = /^\d+(?:\.\d+)?$/;
/** The three forms of RFC 9110, section 5.6.7, begin with a day's name; some servers send ISO-8601. */
const dates = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|^\d{4}-\d{2}-\d{2}T/;
const zone = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/;

/**
 * How long an answer's `Retry-After` asks to wait, milliseconds: seconds or a date (RFC 9110, section 10.2.3); undefined
 * where it says neither. It is never longer than the longest wait of our own: a server whose clock is wrong, or that sends
 * an instant where seconds belong, would stop all exports to it for years.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  const ms = seconds.test(text) ? Number(text) * 1000 : msUntil(text, now);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestWaitMs);
}

function msUntil(text: string, now: Date): number {
  if (!dates.test(text)) return Number.NaN;
  // The oldest form names no zone, and means GMT.
  return Date.parse(zone.test(text) ? text : `${text} GMT`) - now.getTime();
}
