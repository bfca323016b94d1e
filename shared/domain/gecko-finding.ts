import * as z from 'zod';
import { geckoIdMaxCharacters } from './desired/limits.ts';
import { rowStatusSchema } from './told-status.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

// PostgreSQL refuses NUL, JSON bodies refuse half a surrogate pair, and a line break would tear the last line of the
// description: an id that holds one could not come back from DefectDojo unchanged.
const carriesUnchanged = (id: string) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(id) && id.trim() === id;

const geckoIdSchema = z
  .string()
  .min(1, 'is empty')
  .max(geckoIdMaxCharacters, `is longer than ${geckoIdMaxCharacters} characters, DefectDojo's limit`)
  .refine(carriesUnchanged, 'holds control characters, half a character, or spaces at an end');

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

/**
 * One vulnerability as Gecko's v1 API lists it (the first block: its documented example), with the optional fields of a
 * richer Gecko (the second block). Only `id` is needed: Gecko promises no other field, so each may be null or missing,
 * but must have the documented type when it is there. Unknown fields are dropped.
 */
const geckoFindingSchema = z.object({
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
  firstSeenAt: text,
  line: number,
  description: text,
  callChain: z
    .array(callChainStepSchema)
    .nullish()
    .transform((value) => value ?? []),
  proofOfConcept: text,
  patch: text,
  remediation: text,
  url: text,
});

/** One step from user input to the dangerous operation. */
export type CallChainStep = z.infer<typeof callChainStepSchema>;

/** A finding of Gecko's: scores are 0 to 10, times ISO-8601 strings as Gecko wrote them, null where Gecko says nothing. */
export type GeckoFinding = z.infer<typeof geckoFindingSchema>;

/** A row that can't be exported, why in words a person can act on, and its id where one could be read. */
export interface Quarantined {
  readonly kind: 'quarantined';
  readonly geckoId?: string;
  readonly code: 'row_invalid' | 'id_invalid' | 'status_unknown' | 'severity_unknown';
  readonly reason: string;
}

/** Reads one row of a Gecko listing. Never throws: a row that doesn't parse comes back quarantined. */
export function parseGeckoRow(
  row: unknown,
): { readonly kind: 'finding'; readonly finding: GeckoFinding } | Quarantined {
  const parsed = geckoFindingSchema.safeParse(row);
  if (parsed.success) return { kind: 'finding', finding: parsed.data };
  const issue = parsed.error.issues[0];
  const geckoId = readableId(row);
  const field = issue?.path.join('.') ?? '';
  return {
    kind: 'quarantined',
    ...(geckoId === undefined ? {} : { geckoId }),
    code: codeOf(field),
    reason: reasonOf(field, issue?.message ?? 'is not a finding', row),
  };
}

function readableId(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('id' in row)) return undefined;
  const id = geckoIdSchema.safeParse(row.id);
  return id.success ? id.data : undefined;
}

function codeOf(field: string): Quarantined['code'] {
  if (field === 'id') return 'id_invalid';
  return field === 'status' ? 'status_unknown' : 'row_invalid';
}

function reasonOf(field: string, problem: string, row: unknown): string {
  if (field === '') return `Gecko sent a row that is not an object: ${problem}.`;
  if (field !== 'status') return `Gecko's field "${field}" can't be used: ${problem}.`;
  const { status } = row as { status?: unknown };
  const told = typeof status === 'string' ? JSON.stringify(status.slice(0, 80)) : `a value of type ${typeof status}`;
  return `Gecko's field "status" holds ${told}, which this service doesn't know: nothing is exported until it does.`;
}
