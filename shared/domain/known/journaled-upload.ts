import * as z from 'zod';
import { answeredBeforeSchema } from '../failures/unanswered.ts';
import { knownFindingSchema } from './known-finding.ts';

/**
 * An upload that was begun and whose end we may not know: written down before it is sent, struck out after its answer.
 * What is still here when a sync begins may be running in DefectDojo yet.
 */
export const journaledUploadSchema = z.object({
  uploadId: z.string(),
  runId: z.string(),
  /** Where it went: what came of it says nothing about findings elsewhere. */
  placementId: z.string(),
  startedAt: z.string(),
  /** How long DefectDojo should take for it, milliseconds. */
  expectedMs: z.int().nonnegative(),
  /** The test's number of findings when it was last looked at: equal twice, it has settled. */
  lastCount: z.object({ findings: z.int().nonnegative(), at: z.string() }).optional(),
  /** Known to have had no answer, and what had one in the same run before that. */
  unanswered: z.object({ answeredBefore: answeredBeforeSchema }).optional(),
  /** What will be known of each finding once it is there. */
  findings: z.array(knownFindingSchema),
});

/** See {@link journaledUploadSchema}. */
export type JournaledUpload = z.infer<typeof journaledUploadSchema>;

const shortestSettlingMs = 120_000;
/** A server under load takes longer than it should; measured time-outs of load balancers lie around a minute. */
const settlingFactor = 3;
/** Between two counts that are compared, milliseconds: a row takes some 10 ms, so a running upload shows in it. */
const countDistanceMs = 30_000;

/** After this time an upload that went elsewhere is no longer of interest, milliseconds: what it left is found by counting. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

/** Whether an upload into another place than the present one may be struck out. */
export function isForgotten({ startedAt }: Pick<JournaledUpload, 'startedAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(startedAt) >= forgottenAfterMs;
}

/** What to do about an upload without an answer. */
export type Settling =
  | { readonly kind: 'wait'; readonly until: Date; readonly lastCount: JournaledUpload['lastCount'] }
  | { readonly kind: 'settled' };

/** The earliest instant at which an upload without an answer may count as settled. */
export function settlesAt({ startedAt, expectedMs }: Pick<JournaledUpload, 'startedAt' | 'expectedMs'>): Date {
  return new Date(Date.parse(startedAt) + Math.max(shortestSettlingMs, settlingFactor * expectedMs));
}

/** Whether DefectDojo has surely stopped working on an upload, judged by its age and two counts of the test's findings. */
export function settling(upload: JournaledUpload, findings: number, now: Date): Settling {
  const earliestMs = settlesAt(upload).getTime();
  const { lastCount } = upload;
  const stable = lastCount?.findings === findings;
  const stableForMs = stable ? now.getTime() - Date.parse(lastCount.at) : 0;
  if (now.getTime() >= earliestMs && stable && stableForMs >= countDistanceMs) return { kind: 'settled' };
  const counted = stable ? lastCount : { findings, at: now.toISOString() };
  const untilMs = Math.max(earliestMs, Date.parse(counted.at) + countDistanceMs);
  return { kind: 'wait', until: new Date(untilMs), lastCount: counted };
}
