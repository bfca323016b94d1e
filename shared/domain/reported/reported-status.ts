import * as z from 'zod';
import type { Trigger } from '../events/trigger.ts';
import type { GeckoStatus } from '../source/finding-status.ts';
import { findingStatusSchema } from '../source/finding-status.ts';
import { happenedMs } from '../time/instant.ts';
import { endMs } from '../time/timestamps.ts';

/**
 * The newest status that an event told of a finding. Kept for good: rows of Gecko's public v1 API carry no status, so what
 * an event said can't be read again. Times are ISO-8601.
 */
export const toldRecordSchema = z.object({
  status: findingStatusSchema,
  changedAt: z.string(),
  acceptedUntil: z.string().nullable(),
  /** It is over: a scan or a row said otherwise later. Kept, so that a repeated event doesn't bring it back. */
  ended: z.boolean().optional(),
  /** A row's own status said otherwise since: it is no longer the last that is known, and a scan that finds it ends nothing of it. */
  overridden: z.boolean().optional(),
});

/** See {@link toldRecordSchema}. */
export type ToldRecord = z.infer<typeof toldRecordSchema>;

type StatusChangeTrigger = Extract<Trigger, { kind: 'status_change' }>;

// Of two statuses told for the same instant the one that keeps more open counts.
const mostOpenFirst: readonly GeckoStatus[] = [
  'open',
  'in_progress',
  'accepted_risk',
  'false_positive',
  'fixed',
  'fix_verified',
];

/**
 * What is told of a finding after one more event: the newest `changedAt` counts, whatever the order and however often. One
 * that can't be true yet counts as the oldest: it stays until something else is told, and holds nothing up.
 */
export function mergeTold(known: ToldRecord | undefined, trigger: StatusChangeTrigger, now: Date): ToldRecord {
  const { status, changedAt, acceptedUntil } = trigger;
  const told = { status, changedAt, acceptedUntil: acceptedUntil ?? null };
  return known === undefined || counts(told, known, now) ? told : known;
}

function counts(told: ToldRecord, known: ToldRecord, now: Date): boolean {
  const newer = changedMs(told, now) - changedMs(known, now);
  const opener = mostOpenFirst.indexOf(known.status) - mostOpenFirst.indexOf(told.status);
  const endsSooner = endOf(known) - endOf(told);
  return (newer || opener || endsSooner) > 0;
}

/** What said otherwise: a scan that found the finding, or a row's own status. */
export type ToldEnd = 'by_scan' | 'by_row';

/** The record of a status that is over. */
export function endedTold(told: ToldRecord, end: ToldEnd): ToldRecord {
  return { ...told, ended: true, ...(end === 'by_row' ? { overridden: true } : {}) };
}

function changedMs({ changedAt }: ToldRecord, now: Date): number {
  return happenedMs(changedAt, now) ?? 0;
}

function endOf({ acceptedUntil }: ToldRecord): number {
  return endMs(acceptedUntil) ?? Number.MAX_SAFE_INTEGER;
}
