import * as z from 'zod';

/** A finding's triage in Gecko. */
export const findingStatusSchema = z.enum([
  'open',
  'in_progress',
  'fixed',
  'fix_verified',
  'false_positive',
  'accepted_risk',
]);

/** What Gecko says about a finding: the six states of its Findings page. */
export type GeckoStatus = z.infer<typeof findingStatusSchema>;

/** A status together with when it was set and, for an accepted risk, until when it holds (ISO-8601, null where unknown). */
export interface DatedStatus {
  readonly status: GeckoStatus;
  readonly changedAt: string | null;
  readonly acceptedUntil: string | null;
}

/**
 * Reads the status of a row. Gecko documents no machine values, only the labels of its console ("In progress", "Fix
 * verified"): these and the event contract's snake_case spelling are taken, in any letter case; every other spelling is
 * refused rather than guessed.
 */
export const rowStatusSchema = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase().replaceAll(' ', '_') : value),
  findingStatusSchema,
);

/** Whether Gecko still wants the finding dealt with: these two are exported whatever the settings say. */
export function isOpenInGecko(status: GeckoStatus): boolean {
  return status === 'open' || status === 'in_progress';
}
