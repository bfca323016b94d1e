import * as z from 'zod';
import type { LiveFinding, ShownAcceptance } from '../../../domain/live/live-finding.ts';
import type { Severity } from '../../../domain/rating/severity.ts';

const text = z.string().nullish();
const number = z.number().nullish();

/** Shown to who may edit the finding: all releases from 2.45.3 on. */
const acceptedRiskSchema = z
  .object({ name: z.string(), expiration_date: text, expiration_date_handled: text })
  .transform(
    ({ name, expiration_date, expiration_date_handled }): ShownAcceptance => ({
      name,
      expiresAt: expiration_date ?? null,
      endedAt: expiration_date_handled ?? null,
    }),
  );

/**
 * A finding as a listing and a PATCH answer it; `cvssv4` and `fix_available` lack before 2.50.2, `cwes` on 2.x, all else is there
 * on 2.38.4 to 3.2.0 (measured).
 */
const findingRowSchema = z.object({
  id: z.int(),
  test: z.int(),
  unique_id_from_tool: text,
  active: z.boolean(),
  verified: z.boolean(),
  is_mitigated: z.boolean(),
  false_p: z.boolean(),
  risk_accepted: z.boolean(),
  out_of_scope: z.boolean(),
  last_status_update: text,
  accepted_risks: z.array(acceptedRiskSchema).default([]),
  duplicate: z.boolean(),
  title: z.string(),
  severity: z.string(),
  severity_justification: text,
  description: z.string(),
  mitigation: text,
  references: text,
  cwe: number,
  cvssv3: text,
  cvssv3_score: number,
  cvssv4: text,
  cvssv4_score: number,
  file_path: text,
  line: number,
  vuln_id_from_tool: text,
  tags: z.array(z.string()),
  hash_code: text,
  vulnerability_ids: z.array(z.object({ vulnerability_id: z.string() })).default([]),
  cwes: z.array(z.object({ cwe: z.string() })).default([]),
  fix_available: z.boolean().nullish(),
  endpoints: z.array(z.unknown()).default([]),
});

/** See {@link LiveFinding}. Content reads as we would send it: line ends as `\n`, an empty text as '', all else that is empty as null. */
export const liveFindingSchema = findingRowSchema.transform((row): LiveFinding => {
  const { active, verified, is_mitigated, false_p, risk_accepted, out_of_scope } = row;
  return {
    id: row.id,
    testId: row.test,
    uniqueIdFromTool: row.unique_id_from_tool ?? null,
    flags: { active, verified, is_mitigated, false_p, risk_accepted, out_of_scope },
    statusChangedAt: row.last_status_update ?? null,
    acceptances: row.accepted_risks,
    duplicate: row.duplicate,
    content: contentOf(row),
    tags: row.tags,
    hashCode: row.hash_code ?? null,
    vulnerabilityIds: row.vulnerability_ids.map(({ vulnerability_id }) => vulnerability_id),
    cwes: row.cwes.map(({ cwe }) => cwe),
    fixAvailable: row.fix_available ?? null,
    hasEndpoints: row.endpoints.length > 0,
  };
});

function contentOf(row: z.output<typeof findingRowSchema>): LiveFinding['content'] {
  return {
    title: row.title,
    // A person may have made it "Info", which Gecko never says: it then just differs from what we want.
    severity: row.severity as Severity,
    severity_justification: asSent(row.severity_justification),
    description: asSent(row.description),
    mitigation: asSent(row.mitigation),
    references: asSent(row.references),
    // DefectDojo stores 0 for a finding created without (measured).
    cwe: row.cwe || null,
    cvssv3: row.cvssv3 || null,
    cvssv3_score: row.cvssv3_score ?? null,
    cvssv4: row.cvssv4 || null,
    cvssv4_score: row.cvssv4_score ?? null,
    file_path: row.file_path || null,
    line: row.line ?? null,
    vuln_id_from_tool: row.vuln_id_from_tool || null,
  };
}

/** A person who saves a finding on its page sends every text area back with the line ends of browsers (measured on 3.2.0). */
function asSent(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n');
}

/** Of a listing that is only counted. */
export const findingHeadSchema = z.object({
  id: z.int(),
  test: z.int(),
  duplicate: z.boolean().default(false),
  unique_id_from_tool: text,
});

/** The notes of one finding. */
export const notesSchema = z.object({ notes: z.array(z.object({ entry: z.string() })) });
