import * as z from 'zod';
import { geckoIdSchema } from '../names/gecko-id.ts';
import { rowStatusSchema } from './finding-status.ts';

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
