import * as z from 'zod';
import type { ContentFieldName } from '../desired/content/content-fields.ts';
import type { FieldHashes } from '../desired/field-hashes.ts';
import { statusLettersPattern } from '../desired/status/status-letters.ts';
import { suspicionSchema, troubleSchema } from '../failures/suspicion.ts';
import { unansweredSchema } from '../failures/unanswered.ts';
import { findingStatusSchema } from '../source/finding-status.ts';

/** A hash per field as last written; fields that a later version dropped are harmless, missing ones count as changed. */
const hashesSchema = z.record(z.string(), z.string()).transform((hashes): Partial<FieldHashes> => hashes);

const writtenSchema = z
  .record(z.string(), z.array(z.string()).readonly())
  .transform((hashes): Partial<Record<ContentFieldName, readonly string[]>> => hashes);

/** What we remember of an exported finding: enough to know what of it changed, small enough for 50,000 at once. */
export const knownFindingSchema = z.object({
  geckoId: z.string().min(1),
  /** Learnt when it is first needed: an upload doesn't tell it. */
  defectDojoId: z.int().positive().optional(),
  /** Which id it has by its place in the file that made it, while nobody has looked: nothing is written by it. */
  likelyId: z.int().positive().optional(),
  /**
   * `there`: in our test. `deleted`: a person deleted it in DefectDojo. `never_created`: DefectDojo refused it, or may
   * have, and this record only remembers that.
   */
  presence: z.enum(['there', 'deleted', 'never_created']).default('there'),
  hashes: hashesSchema,
  /** What Gecko said when its status was last applied to DefectDojo. */
  status: findingStatusSchema,
  /** The six flags as we last wanted them there, by their letters: others than these are a person's. */
  flags: z.string().regex(statusLettersPattern),
  /** Our own tags as last written; people may have added theirs. */
  tags: z.array(z.string()).readonly(),
  /** The Risk_Acceptance that holds it: its last day (YYYY-MM-DD), or `endless`. */
  acceptance: z.string().optional(),
  /** Created once again after the first time; twice deleted it stays so until Gecko reopens it or a repair is asked for. */
  timesDeletedByPeople: z.int().nonnegative().default(0),
  /** The run that closed it because Gecko no longer listed it, as long as that is why it is closed. */
  closedByAbsenceInRun: z.string().optional(),
  /** The scan that was the newest when it was created. */
  createdForScan: z.string().optional(),
  /** Hash of a description that was left as a note, because a person had edited the one in DefectDojo. */
  noteForDescription: z.string().optional(),
  /**
   * Content that DefectDojo refused (see `contentKey`): not sent again until it changes. What was refused before it was created
   * counts only if it is `proven` that DefectDojo took uploads then: it may have refused every one.
   */
  refused: z
    .object({
      content: z.string(),
      reason: z.string(),
      /** Tried again from then on (ISO-8601), since it may have been the server's fault. @default never */
      until: z.string().optional(),
      proven: z.boolean().optional(),
      /** Why it counts as refused, where DefectDojo didn't say no. */
      code: z.enum(['unanswered_by_defectdojo']).optional(),
    })
    .optional(),
  /**
   * What was left as it is because the finding is a duplicate in DefectDojo: the hash of the status, and the content (see
   * `contentKey`). Left alone until something else is wanted, or it is no duplicate any more.
   */
  leftAsDuplicate: z.object({ status: z.string().optional(), content: z.string().optional() }).optional(),
  /** Content that DefectDojo answers with 500, while it isn't sure yet that this is the row's fault. */
  suspected: suspicionSchema.optional(),
  /** What to make of uploads of its row that had no answer; of one that is there, of its row that was to close it. */
  unanswered: unansweredSchema.optional(),
  /**
   * What DefectDojo fails to write, by a hash of it. `twin`: that the second finding with this Gecko id, by its id, is a duplicate.
   * `read`: it fails to show the finding at all, so that nothing can be done about it.
   */
  troubles: z
    .object({
      content: troubleSchema.optional(),
      tags: troubleSchema.optional(),
      status: troubleSchema.optional(),
      twin: troubleSchema.optional(),
      read: troubleSchema.optional(),
    })
    .optional(),
  /**
   * Written down before a write is sent, gone once it was answered: what DefectDojo may show beside what is known here, since
   * the answer got lost or the function died. What is in doubt counts as changed, so that it is looked at.
   */
  inDoubt: z
    .object({
      /** The six flags by their letters, as a write may have left them. */
      flags: z.array(z.string().regex(statusLettersPattern)).readonly().optional(),
      /** Per content field the hashes (see `shownHash`) of what may have been written over what `hashes` tells of. */
      written: writtenSchema.optional(),
      /** Tags of ours that may be there or not. */
      tags: z.array(z.string()).readonly().optional(),
      /** Whether notes may have been left already. */
      notes: z.boolean().optional(),
    })
    .optional(),
  /** When this record was last brought up to date (ISO-8601). */
  writtenAt: z.string(),
});

/** See {@link knownFindingSchema}. */
export type KnownFinding = z.infer<typeof knownFindingSchema>;

/** Whether it is open in DefectDojo as far as we know. */
export function isOpenThere(known: KnownFinding): boolean {
  return known.presence === 'there' && known.flags.startsWith('A');
}

/** Texts to remember while sharing: enough for those that recur, too few for those that don't to cost much. */
const sharedTextsMax = 10_000;

/**
 * Lets the records of one repository share what is the same in many of them, such as the hash of an empty field: read from
 * a store, each has a copy of its own, and of 50,000 records that is half of their memory (measured).
 */
export function createRecordSharing(): (known: KnownFinding) => KnownFinding {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const text = <T extends string | undefined>(value: T): T =>
    value === undefined ? value : (shared(texts, value, value) as T);
  return (known) => ({
    ...known,
    hashes: Object.fromEntries(Object.entries(known.hashes).map(([field, hash]) => [field, text(hash)])),
    tags: shared(lists, JSON.stringify(known.tags), known.tags),
    flags: text(known.flags),
    createdForScan: text(known.createdForScan),
    writtenAt: text(known.writtenAt),
  });
}

function shared<T>(pool: Map<string, T>, key: string, value: T): T {
  const first = pool.get(key);
  if (first === undefined && pool.size < sharedTextsMax) pool.set(key, value);
  return first ?? value;
}
