import * as z from 'zod';
import type { Trigger } from '../events/trigger.ts';
import type { RunOutcome } from '../runs/run.ts';

/** The reason of a request that only compares: DefectDojo is read, and nothing is written to it. */
export const driftCheckReason = 'drift_check';

/** How often it is asked for by itself, milliseconds: monthly, since it lists a whole test (4.7 ms a finding, measured). */
export const driftCheckEveryMs = 30 * 24 * 60 * 60 * 1000;

/** Whether it asks to compare what DefectDojo shows with what was last written. */
export function asksForDriftCheck(trigger: Trigger): boolean {
  return trigger.kind === 'request' && trigger.reason === driftCheckReason;
}

/** Whether nothing else is asked for, so that nothing may be written. */
export function isDriftCheckAlone(triggers: readonly Trigger[]): boolean {
  return triggers.length > 0 && triggers.every(asksForDriftCheck);
}

/**
 * When the next one is due (ISO-8601), after a round that came to its end. None is while there is nothing to compare: the
 * next sync that exports something plans it anew.
 */
export function nextDriftCheck(
  plannedAt: string | undefined,
  round: { readonly checked: boolean; readonly outcome: RunOutcome; readonly now: Date },
): string | undefined {
  const inAMonth = new Date(round.now.getTime() + driftCheckEveryMs).toISOString();
  if (round.outcome === 'skipped') return round.checked ? undefined : plannedAt;
  return round.checked ? inAMonth : (plannedAt ?? inAMonth);
}

/** What a drift check found, as it is kept until the next check or a repair. */
export const driftFoundSchema = z.object({
  /** The run, whose entries tell of each finding. */
  runId: z.string(),
  /** The product that was looked at. */
  productId: z.int().positive(),
  /** When it ended (ISO-8601). */
  at: z.string(),
  missing: z.int().nonnegative(),
  changedByPeople: z.int().nonnegative(),
  unexpected: z.int().nonnegative(),
});

/** See {@link driftFoundSchema}. */
export type DriftFound = z.infer<typeof driftFoundSchema>;

/** What is kept of drift after a round that may have checked or repaired; a check that found nothing leaves nothing. */
export function driftAfter(
  before: DriftFound | undefined,
  { found, repaired = false }: { readonly found?: DriftFound | undefined; readonly repaired?: boolean },
): DriftFound | undefined {
  if (found === undefined) return repaired ? undefined : before;
  return found.missing + found.changedByPeople + found.unexpected > 0 ? found : undefined;
}
