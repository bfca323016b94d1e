import * as z from 'zod';
import { isTheRow, judgedAfterTries, suspicionSchema } from './suspicion.ts';

/** A row isn't judged by fewer tries than this, although others were taken beside it. */
const triesMin = 2;

/** After more tries than a judgement takes, a row waits so long for the next one, and twice as long each time, milliseconds. */
const firstWaitMs = 5 * 60 * 1000;
const longestWaitMs = 6 * 60 * 60 * 1000;

/**
 * What DefectDojo answered in a run before it gave no answer: uploads of other rows, or only an empty one, or none at all, which
 * speaks for nobody's fault but its own.
 */
export const answeredBeforeSchema = z.enum(['rows', 'empty', 'none']);

/** See {@link answeredBeforeSchema}. */
export type AnsweredBefore = z.infer<typeof answeredBeforeSchema>;

/**
 * A row that was in an upload without an answer, and isn't there: it may be what DefectDojo never gets done with, or only have
 * been beside it. `tries`: in how many uploads without an answer, one after the other, each but the first after one that was answered.
 */
export const unansweredSchema = suspicionSchema.extend({
  /** The last of those uploads. */
  upload: z.string(),
  /** The one before that: its other rows are explained by this one. */
  before: z.string().optional(),
  /** Whether the last one held nothing else. */
  alone: z.boolean(),
  /** Whether DefectDojo took other rows before one of those tries. */
  othersTaken: z.boolean(),
  /** Whether it took some since the last one. */
  takenSince: z.boolean().optional(),
});

/** See {@link unansweredSchema}. */
export type Unanswered = z.infer<typeof unansweredSchema>;

/** One more upload without an answer. */
export interface UnansweredUpload extends Pick<Unanswered, 'content' | 'upload' | 'alone'> {
  readonly answeredBefore: AnsweredBefore;
}

/**
 * What is known of a row after one more upload of it had no answer. With other content it was never tried; nor does anything count
 * that was tried while DefectDojo answered nothing.
 */
export function unansweredAgain(
  before: Unanswered | undefined,
  { content, upload, alone, answeredBefore }: UnansweredUpload,
  now: Date,
): Unanswered {
  const isSame = before !== undefined && before.content === content;
  const goesOn = isSame && answeredBefore !== 'none';
  return {
    content,
    tries: goesOn ? before.tries + 1 : 1,
    since: goesOn ? before.since : now.toISOString(),
    upload,
    ...(isSame ? { before: before.upload } : {}),
    alone,
    othersTaken: answeredBefore === 'rows' || (goesOn && (before.othersTaken || before.takenSince === true)),
  };
}

/** What is known of a row once others were taken, and it wasn't sent; undefined where that says nothing new. */
export function onceOthersTaken(one: Unanswered): Unanswered | undefined {
  const saysNothing = !one.alone || one.othersTaken || one.takenSince === true;
  return saysNothing ? undefined : { ...one, takenSince: true };
}

/** How long a row waits at least until it is tried again: there may be nothing by which to judge it for long. */
export function waitMs({ tries }: Pick<Unanswered, 'tries'>): number {
  const more = tries - judgedAfterTries;
  return more <= 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (more - 1));
}

/** Whether it had no answer alone, and not for the first time, in runs in which DefectDojo answered another upload. */
export function isTriedInVain({ alone, tries }: Unanswered): boolean {
  return alone && tries >= triesMin;
}

/**
 * Whether it must be the row that DefectDojo never gets done with, as long as it answers uploads now: it had no answer to it alone
 * while it took others. Where there were no others, many tries over some time tell, or one where it was judged before.
 *
 * @param isOnly whether no other row is suspected: that several are to blame is less likely than that the server is
 */
export function isNeverDoneWith(
  one: Unanswered,
  { isOnly, wasJudged }: { readonly isOnly: boolean; readonly wasJudged: boolean },
  now: Date,
): boolean {
  if (!isTriedInVain(one)) return false;
  return one.othersTaken || wasJudged || (isOnly && isTheRow(one, now));
}

/** What stays known of a row that was judged: it is tried alone again, and one try without an answer decides then. */
export function onceJudged(one: Unanswered, now: Date): Unanswered {
  return { ...one, tries: 1, since: now.toISOString(), othersTaken: false, takenSince: undefined };
}

/** Into so many parts the rows of an upload without an answer are divided: each time one is left of them, and costs minutes. */
const partsOfUpload = 10;

/** Rows that were last sent together, in an upload without an answer, or that had none once. */
export interface SuspectedUpload {
  readonly rows: readonly string[];
  /** How many of them are to be sent at once. */
  readonly atOnce: number;
}

/**
 * Tells apart what is to be sent as usual from what comes after everything else: the largest upload first and rows alone last, the
 * least tried ones first. What had no answer only once, of which a server that was away for a while may have left many, is taken together. Rows that were beside others of which a smaller part had no answer are out of suspicion.
 */
export function setApart(rows: ReadonlyMap<string, Unanswered | undefined>): {
  readonly others: ReadonlySet<string>;
  readonly suspected: readonly SuspectedUpload[];
} {
  const explained = new Set([...rows.values()].map((unanswered) => unanswered?.before));
  const isSuspected = (one: Unanswered | undefined) => one !== undefined && !explained.has(one.upload);
  const others = [...rows].filter(([, unanswered]) => !isSuspected(unanswered)).map(([geckoId]) => geckoId);
  const suspects = [...rows].flatMap(([geckoId, one]) => (one && isSuspected(one) ? [{ geckoId, ...one }] : []));
  const uploads = [...Map.groupBy(suspects, (one) => (isOnlyOnce(one) ? undefined : one.upload)).values()];
  const triesOf = ([first]: typeof suspects) => first?.tries ?? 0;
  uploads.sort((one, other) => other.length - one.length || triesOf(one) - triesOf(other));
  return {
    others: new Set(others),
    suspected: uploads.map((upload) => ({
      rows: upload.map(({ geckoId }) => geckoId),
      atOnce: Math.ceil(upload.length / partsOfUpload),
    })),
  };
}

/** Whether any of their rows goes alone, and so may be judged: that asks for a proof that DefectDojo answers. */
export function isAnySentAlone(suspected: readonly SuspectedUpload[]): boolean {
  return suspected.some(({ atOnce }) => atOnce === 1);
}

function isOnlyOnce({ before, alone }: Unanswered): boolean {
  return before === undefined && !alone;
}
