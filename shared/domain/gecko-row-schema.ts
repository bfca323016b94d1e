import * as z from 'zod';
import { geckoIdMaxCharacters } from './desired/limits.ts';
import { rowStatusSchema } from './told-status.ts';

// PostgreSQL refuses NUL, JSON bodies refuse half a surrogate pair, and a line break would tear the last line of the
// description: an id that holds one could not come back from DefectDojo unchanged.
const carriesUnchanged = (id: string) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(id) && id.trim() === id;

/** Gecko's id of a finding: whatever DefectDojo can hold in `unique_id_from_tool` and give back unchanged. */
export const geckoIdSchema = z
  .string()
  .min(1, 'is empty')
  .max(geckoIdMaxCharacters, `is longer than ${geckoIdMaxCharacters} characters, DefectDojo's limit`)
  .refine(carriesUnchanged, 'holds control characters, half a character, or spaces at an end');

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

const callChainStepSchema = z.object({
  kind: text,
  filePath: text,
  line: number,
  code: text,
  primary: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});

/** What Gecko's v1 API documents (by one example), and what decides a status: a wrong type quarantines the row. */
const documentedFields = {
  id: geckoIdSchema,
  scanId: text,
  scanName: text,
  scanCreatedAt: text,
  severity: number,
  confidenceScore: number,
  title: text,
  type: text,
  cwe: text,
  filePath: text,
  shortDescription: text,
  cvssVector: text,
  status: rowStatusSchema.nullish().transform((value) => value ?? null),
  statusChangedAt: text,
  acceptedUntil: text,
};

const noText = text.catch(null);

/** What a richer Gecko may add, of which no document tells the shape: one that we can't read costs only itself. */
export const optionalFields = {
  firstSeenAt: noText,
  line: number.catch(null),
  description: noText,
  callChain: z
    .array(callChainStepSchema)
    .nullish()
    .transform((value) => value ?? [])
    .catch([]),
  proofOfConcept: noText,
  patch: noText,
  remediation: noText,
  url: noText,
};

/** One vulnerability of a Gecko listing. Gecko promises no field but `id`: each may be null or missing. */
export const geckoRowSchema = z.object({ ...documentedFields, ...optionalFields });

/** One step from user input to the dangerous operation. */
export type CallChainStep = z.infer<typeof callChainStepSchema>;
