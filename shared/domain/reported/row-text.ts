import { happenedMs } from '../time/instant.ts';
import { hasEnded } from './acceptance-end.ts';

/** Dates that may only become true: until then a row counts as one without them. */
const datesOfPast = ['statusChangedAt', 'firstSeenAt'] as const;

/**
 * A row of Gecko's as text that differs wherever rows say something else of a finding by now: all of it but what only tells which
 * scan it is of, and what depends on the time.
 */
export function rowText(row: unknown, now: Date): string {
  if (typeof row !== 'object' || row === null) return JSON.stringify(row, told);
  const { scanId, scanName, scanCreatedAt, ...said } = row as Record<string, unknown>;
  // One that is neither text nor nothing makes a row that can't be read.
  const strange = [scanId, scanName, scanCreatedAt].map((value) => (typeof value === 'string' ? null : value));
  const dates = datesOfPast.map((name) => trueMs(said[name], now));
  return JSON.stringify([said, strange, dates, isOver(said['acceptedUntil'], now)], told);
}

/** JSON has no such number, but a text of JSON may hold one: 1e999. */
function told(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function trueMs(date: unknown, now: Date): number | null {
  return typeof date === 'string' ? happenedMs(date, now) : null;
}

function isOver(end: unknown, now: Date): boolean {
  return typeof end === 'string' && hasEnded(end, now);
}
