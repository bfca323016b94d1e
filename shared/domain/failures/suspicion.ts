import * as z from 'zod';

/** A row that DefectDojo alone answers with 500 isn't judged by fewer tries than this. */
export const judgedAfterTries = 5;
/** Nor sooner than this after the first, milliseconds: by the back-off the sixth try or the seventh, before the eighth counts as failed. */
const suspectedForMs = 15 * 60 * 1000;
/** A judged one is tried again after this, milliseconds: a 500 is the server's own fault, and it may have been mended. */
const judgedForMs = 24 * 60 * 60 * 1000;

/**
 * A row to which DefectDojo answers 500 when it is alone, while it takes other uploads: the row's fault, or that of a server
 * which is not whole.
 */
export const suspicionSchema = z.object({
  /** See `contentKey`. */
  content: z.string(),
  /** In how many runs. */
  tries: z.int().positive(),
  /** The first time (ISO-8601). */
  since: z.string(),
});

/** See {@link suspicionSchema}. */
export type Suspicion = z.infer<typeof suspicionSchema>;

/**
 * A write about a finding at which DefectDojo fails each time: suspected, and `judged` once it must be the finding's fault.
 * `content` is a hash of what is to be written.
 */
export const troubleSchema = suspicionSchema.extend({
  judged: z.object({ reason: z.string(), until: z.string() }).optional(),
});

/** See {@link troubleSchema}. */
export type Trouble = z.infer<typeof troubleSchema>;

/** What is suspected after one more try; other content is a row that was never tried. */
export function suspectedAgain(before: Suspicion | undefined, content: string, now: Date): Suspicion {
  if (before?.content !== content) return { content, tries: 1, since: now.toISOString() };
  return { ...before, tries: before.tries + 1 };
}

/** Whether it was tried so often, and over so long a time, that it must be the row. */
export function isTheRow({ tries, since }: Suspicion, now: Date): boolean {
  return tries >= judgedAfterTries && now.getTime() - Date.parse(since) >= suspectedForMs;
}

/** Until when a row that was judged so is left alone. */
export function judgedUntil(now: Date): Date {
  return new Date(now.getTime() + judgedForMs);
}

/** One more failure at a write. */
export interface FailedAgain {
  /** A hash of what was to be written. */
  readonly wanted: string;
  /** What to say of it, once it is judged. */
  readonly reason: string;
  /** Whether the server did others of its kind at the same time. */
  readonly isProven?: boolean;
  /** Whether nothing speaks for the server's being at fault, so that many tries over some time will do. */
  readonly isLikely: boolean;
}

/** What a refusal comes to, which is about the finding as it stands: it is left alone for a day. */
export function refusedForADay(
  before: Trouble | undefined,
  { wanted, reason }: Pick<FailedAgain, 'wanted' | 'reason'>,
  now: Date,
): Trouble {
  return { ...suspectedAgain(before, wanted, now), judged: { reason, until: judgedUntil(now).toISOString() } };
}

/** What a failure comes to: a suspicion, or a judgement for a day. What was judged before is judged by one more try. */
export function troubleAfter(
  before: Trouble | undefined,
  { wanted, reason, isProven = false, isLikely }: FailedAgain,
  now: Date,
): Trouble {
  const { content, tries, since } = suspectedAgain(before, wanted, now);
  const suspicion = { content, tries, since };
  const wasJudged = before?.judged !== undefined && before.content === wanted;
  const isJudged = isProven || wasJudged || (isLikely && isTheRow(suspicion, now));
  return isJudged ? { ...suspicion, judged: { reason, until: judgedUntil(now).toISOString() } } : suspicion;
}
