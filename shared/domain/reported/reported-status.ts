import * as z from 'zod';
import type { Trigger } from '../events/trigger.ts';
import type { GeckoStatus } from '../source/finding-status.ts';
import { findingStatusSchema } from '../source/finding-status.ts';
import { happenedMs } from '../time/instant.ts';
import { endMs } from '../time/timestamps.ts';

/**
 * The newest status that an event reported of a finding. Kept for good: rows of Gecko's public v1 API carry no status, so what
 * an event reported can't be read again. Times are ISO-8601.
 */
export const reportedStatusSchema = z.object({
  status: findingStatusSchema,
  changedAt: z.string(),
  acceptedUntil: z.string().nullable(),
  /** It is over: a scan or a row said otherwise later. Kept, so that a repeated event doesn't bring it back. */
  ended: z.boolean().optional(),
  /** A row's own status contradicts it since: it is no longer the last that is known, and a scan that finds it ends nothing of it. */
  overridden: z.boolean().optional(),
});

/** See {@link reportedStatusSchema}. */
export type ReportedStatus = z.infer<typeof reportedStatusSchema>;

type StatusChangeTrigger = Extract<Trigger, { kind: 'status_change' }>;

// Of two statuses reported for the same instant the one that keeps more open counts.
const mostOpenFirst: readonly GeckoStatus[] = [
  'open',
  'in_progress',
  'accepted_risk',
  'false_positive',
  'fixed',
  'fix_verified',
];

/**
 * What is reported of a finding after one more event: the newest `changedAt` counts, whatever the order and however often. One
 * that can't be true yet counts as the oldest: it stays until something else is reported, and holds nothing up.
 */
export function mergeReported(
  known: ReportedStatus | undefined,
  trigger: StatusChangeTrigger,
  now: Date,
): ReportedStatus {
  const { status, changedAt, acceptedUntil } = trigger;
  const reported = { status, changedAt, acceptedUntil: acceptedUntil ?? null };
  return known === undefined || counts(reported, known, now) ? reported : known;
}

function counts(reported: ReportedStatus, known: ReportedStatus, now: Date): boolean {
  const newer = changedMs(reported, now) - changedMs(known, now);
  const opener = mostOpenFirst.indexOf(known.status) - mostOpenFirst.indexOf(reported.status);
  const endsSooner = endOf(known) - endOf(reported);
  return (newer || opener || endsSooner) > 0;
}

/** What contradicted it: a scan that found the finding, or a row's own status. */
export type ReportEnd = 'by_scan' | 'by_row';

/** The record of a status that is over. */
export function endedReport(reported: ReportedStatus, end: ReportEnd): ReportedStatus {
  return { ...reported, ended: true, ...(end === 'by_row' ? { overridden: true } : {}) };
}

function changedMs({ changedAt }: ReportedStatus, now: Date): number {
  return happenedMs(changedAt, now) ?? 0;
}

function endOf({ acceptedUntil }: ReportedStatus): number {
  return endMs(acceptedUntil) ?? Number.MAX_SAFE_INTEGER;
}
