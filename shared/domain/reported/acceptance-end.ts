import { endMs } from '../time/timestamps.ts';
import type { ReportedStatus } from './reported-status.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Whether an accepted risk is over: at the instant reported, or when the day reported (UTC) has passed; never where none is reported. */
export function hasEnded(acceptedUntil: string | null, now: Date): boolean {
  const end = endsMs(acceptedUntil);
  return end !== null && now.getTime() >= end;
}

/** When the next accepted risk ends, so that somebody looks then; undefined where none will. */
export function nextEnd(
  reported: Iterable<Pick<ReportedStatus, 'status' | 'acceptedUntil'>>,
  now: Date,
): Date | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const { status, acceptedUntil } of reported) {
    const end = endsMs(acceptedUntil) ?? 0;
    if (status === 'accepted_risk' && end > now.getTime()) next = Math.min(next, end);
  }
  return Number.isFinite(next) ? new Date(next) : undefined;
}

function endsMs(acceptedUntil: string | null): number | null {
  const instant = endMs(acceptedUntil);
  if (instant === null) return null;
  const isDay = !/[T ]/i.test(String(acceptedUntil).trim());
  return isDay ? instant + dayMs : instant;
}
