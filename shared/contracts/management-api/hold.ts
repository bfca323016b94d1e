import * as z from 'zod';
import { holdDecisionSchema, storedHoldSchema } from '../../domain/holds/stored-hold.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { pageQuerySchema, pageSchema } from './paging.ts';

const runId = z.uuid('must be the runId of the hold, as it was shown');

/** Body of `POST /v1/mappings/{mappingId}/hold/approval` and `…/hold/discard`. */
export const holdDecisionBodySchema = z
  .strictObject({
    runId: runId.describe(
      '`runId` of the hold that was looked at: one that replaced it meanwhile is not decided about.',
    ),
  })
  .meta({ id: 'HoldDecisionBody', examples: [{ runId: '0193d2a0-7c00-7000-8000-000000000001' }] });

const holdExample = {
  runId: '0193d2a0-7c00-7000-8000-000000000001',
  code: 'mass_closing',
  reason: 'Closing 42 findings waits for approval, because so many open findings are gone from Gecko at once.',
  since: '2026-11-22T12:03:10.000Z',
  scanId: 'f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad',
  counts: { closings: 42, creations: 0, open: 60 },
  links: {
    self: '/v1/mappings/YWNtZS9zaG9w/hold',
    findings: '/v1/mappings/YWNtZS9zaG9w/hold/findings',
    approval: '/v1/mappings/YWNtZS9zaG9w/hold/approval',
    discard: '/v1/mappings/YWNtZS9zaG9w/hold/discard',
    run: '/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001',
    mapping: '/v1/mappings/YWNtZS9zaG9w',
  },
};

/** What of a repository waits for a person. */
export const holdViewSchema = z
  .object({
    runId: z.string().describe('The run that held it; send it with the decision.'),
    code: storedHoldSchema.shape.code,
    reason: z.string().describe('What waits and why, in a sentence for people.'),
    since: z.string(),
    scanId: z.string().describe('The scan that it was judged for. A later one replaces the hold.'),
    counts: z.object({
      closings: z.int().describe('Findings to be closed, because Gecko no longer lists them.'),
      creations: z.int().describe('Findings to be created.'),
      open: z.int().describe('Findings that were open when it was judged.'),
    }),
    decision: holdDecisionSchema.optional().describe('What a person decided; the next sync carries it out.'),
    links: z.object({
      self: apiLinkSchema,
      findings: apiLinkSchema,
      approval: apiLinkSchema,
      discard: apiLinkSchema,
      run: apiLinkSchema,
      mapping: apiLinkSchema,
    }),
  })
  .meta({ id: 'Hold', examples: [holdExample] });

/** Query of `GET /v1/mappings/{mappingId}/hold/findings`. */
export const heldFindingsQuerySchema = pageQuerySchema({ defaultLimit: 100, maxLimit: 1_000 });

/** A page of what waits, finding by finding. */
export const heldFindingPageSchema = pageSchema(
  z
    .object({
      geckoId: z.string(),
      change: z.enum(['close', 'create']),
      links: z.object({ geckoVulnerabilities: pageLinkSchema }),
    })
    .meta({ id: 'HeldFinding' }),
).meta({
  id: 'HeldFindingPage',
  examples: [
    {
      items: [
        {
          geckoId: '3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12',
          change: 'close',
          links: { geckoVulnerabilities: 'https://app.gecko.security/repo/acme%2Fshop/vulnerabilities' },
        },
      ],
    },
  ],
});

/** See {@link holdViewSchema}. */
export type HoldView = z.infer<typeof holdViewSchema>;
