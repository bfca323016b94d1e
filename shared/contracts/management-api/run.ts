import * as z from 'zod';
import { placeProblems } from '../../domain/failures/place-problems.ts';
import { reasons, warnings } from '../../domain/plan/reasons.ts';
import { runEntrySchema, runSchema } from '../../domain/runs/run.ts';
import { mappingIdSchema } from './identifiers.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { cursorSchema, pageQuerySchema, pageSchema } from './paging.ts';

const runId = z.uuid('must be the id of a run, as given in its row').describe('Id of the run, as given in its row.');

/** Which run a path is about. */
export const runPathSchema = z.strictObject({ mappingId: mappingIdSchema, runId });

/** Query of `GET /v1/mappings/{mappingId}/runs`. */
export const runsQuerySchema = pageQuerySchema({ defaultLimit: 20, maxLimit: 100 });

/** Query of `GET /v1/mappings/{mappingId}/runs/{runId}/entries`. */
export const runEntriesQuerySchema = z.strictObject({ cursor: cursorSchema.optional() });

/** Codes with their sentences, as a list for people who read the document. */
function listOf(codes: Readonly<Record<string, string>>): string {
  const lines = Object.entries(codes).map(([code, sentence]) => `- \`${code}\`: ${sentence}`);
  return ['', '', ...lines].join('\n');
}

const reasonCode = z.string().describe(`Stable code; other versions may know more.${listOf(reasons)}`);
const warningCode = z.string().describe(`Stable code; other versions may know more.${listOf(warnings)}`);

const runReason = runSchema.shape.reason
  .unwrap()
  .describe(
    `Why nothing was done, or what went wrong. These codes of a failed run are about the repository's place in DefectDojo:${listOf(placeProblems)}`,
  );

/** The run of a first push. */
export const runExample = {
  id: '0193d2a0-7c00-7000-8000-000000000001',
  repositoryId: 'acme/shop',
  triggers: [
    {
      kind: 'scan',
      id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      scanId: 'f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad',
      scanKind: 'deep',
      scanStatus: 'completed',
      completedAt: '2026-11-22T12:00:00.000Z',
      branch: 'main',
    },
  ],
  startedAt: '2026-11-22T12:00:04.000Z',
  finishedAt: '2026-11-22T12:00:15.000Z',
  outcome: 'succeeded',
  counts: { created: 455, unchanged: 0, quarantined: 1, skipped: 0 },
  reasons: { severity_unknown: 1 },
  warnings: [],
  defectDojoCalls: 9,
  links: {
    defectDojoTest: 'https://defectdojo.example.com/test/31',
    geckoFindings: 'https://app.gecko.security/repo/acme%2Fshop/vulnerabilities',
    self: '/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001',
    entries: '/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001/entries',
    mapping: '/v1/mappings/YWNtZS9zaG9w',
  },
};

/** A run as the API shows it: the record itself, with links. */
export const runViewSchema = runSchema
  .omit({ teamId: true, runId: true })
  .extend({
    id: z.uuid(),
    reason: runReason.optional(),
    warnings: z
      .array(z.object({ code: warningCode, message: z.string() }))
      .optional()
      .describe('What people should know of the place in DefectDojo although it stopped nothing.'),
    links: runSchema.shape.links.extend({ self: apiLinkSchema, entries: apiLinkSchema, mapping: apiLinkSchema }),
  })
  .meta({ id: 'Run', examples: [runExample] });

/** A page of runs, newest first. */
export const runPageSchema = pageSchema(runViewSchema).meta({ id: 'RunPage', examples: [{ items: [runExample] }] });

const runEntryViewSchema = runEntrySchema
  .extend({ code: reasonCode.optional(), links: z.object({ defectDojo: pageLinkSchema.optional() }) })
  .meta({ id: 'RunEntry' });

/** See {@link runEntryViewSchema}. */
export type RunEntryView = z.infer<typeof runEntryViewSchema>;

/** A page of what a run did, finding by finding. */
export const runEntryPageSchema = pageSchema(runEntryViewSchema).meta({
  id: 'RunEntryPage',
  examples: [
    {
      items: [
        {
          geckoId: '3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12',
          defectDojoId: 4711,
          operation: 'created',
          links: { defectDojo: 'https://defectdojo.example.com/finding/4711' },
        },
        {
          geckoId: '8f14e45f-ceea-467f-a8c6-2b1f0e3d9c55',
          operation: 'quarantined',
          code: 'severity_unknown',
          reason: 'Gecko gave neither a severity nor a CVSS vector.',
          links: {},
        },
      ],
    },
  ],
});

/** See {@link runViewSchema}. */
export type RunView = z.infer<typeof runViewSchema>;
