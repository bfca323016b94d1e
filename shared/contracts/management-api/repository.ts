import * as z from 'zod';
import { runOutcomeSchema } from '../../domain/runs/run.ts';
import { repositoryStateSchema } from '../../domain/sync/repository-state.ts';
import { asvsSummaryExample, asvsSummarySchema } from './asvs.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { cursorSchema, pageSchema } from './paging.ts';

const searchMaxCharacters = 255;
/** Rows on a page at most; a CSV file has as many unless asked otherwise. */
export const repositoryRowsMax = 1_000;

const statuses = ['unmapped', ...repositoryStateSchema.shape.status.options] as const;

/** Query of `GET /v1/repositories`. */
export const repositoriesQuerySchema = z.strictObject({
  search: z
    .string()
    .max(searchMaxCharacters, `must have at most ${searchMaxCharacters} characters`)
    .optional()
    .describe('Part of the name.'),
  state: z
    .enum(statuses, `must be one of ${statuses.join(', ')}`)
    .optional()
    .describe('Only rows in this state.'),
  cursor: cursorSchema.optional(),
  limit: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(repositoryRowsMax, `must be at most ${repositoryRowsMax}`)
    .optional()
    .describe(`Rows on a page; 25 unless given, or ${repositoryRowsMax} as CSV.`),
});

/** A repository as a row of the settings table. */
export const repositoryViewSchema = z
  .object({
    repositoryId: z.string(),
    mappingId: z.string().describe('Id of its mapping, or of the one it would have: safe in a path.'),
    provider: z.string().optional().describe('Such as `github`, where Gecko says.'),
    product: z.object({ id: z.int(), name: z.string() }).optional(),
    branch: z.string().optional(),
    asvs: asvsSummarySchema.optional().describe('Level and sections of a mapped repository.'),
    state: repositoryStateSchema.extend({ status: z.enum(statuses) }).meta({ id: 'RepositoryRowState' }),
    lastInSyncAt: z.string().optional(),
    lastRun: z
      .object({
        id: z.string(),
        outcome: runOutcomeSchema,
        finishedAt: z.string(),
        links: z.object({ self: apiLinkSchema }),
      })
      .optional(),
    links: z.object({
      geckoVulnerabilities: pageLinkSchema,
      diagnosis: apiLinkSchema,
      mapping: apiLinkSchema.optional(),
      asvs: apiLinkSchema.optional(),
      defectDojoProduct: pageLinkSchema.optional(),
      hold: apiLinkSchema.optional(),
    }),
  })
  .meta({ id: 'Repository' });

/** A page of the settings table. */
export const repositoryPageSchema = pageSchema(repositoryViewSchema)
  .extend({
    unusable: z.array(z.string()).describe('Names in this part of the list that no sync can address.'),
  })
  .meta({
    id: 'RepositoryPage',
    examples: [
      {
        items: [
          {
            repositoryId: 'acme/shop',
            mappingId: 'YWNtZS9zaG9w',
            provider: 'github',
            product: { id: 12, name: 'Shop' },
            state: { status: 'in_sync', since: '2026-11-22T12:03:10.000Z' },
            asvs: asvsSummaryExample,
            lastInSyncAt: '2026-11-22T12:03:10.000Z',
            lastRun: {
              id: '0193d2a0-7c00-7000-8000-000000000001',
              outcome: 'succeeded',
              finishedAt: '2026-11-22T12:03:10.000Z',
              links: { self: '/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001' },
            },
            links: {
              geckoVulnerabilities: 'https://app.gecko.security/repo/acme%2Fshop/vulnerabilities',
              diagnosis: '/v1/mappings/YWNtZS9zaG9w/diagnosis',
              mapping: '/v1/mappings/YWNtZS9zaG9w',
              asvs: '/v1/mappings/YWNtZS9zaG9w/asvs',
              defectDojoProduct: 'https://defectdojo.example.com/product/12',
            },
          },
          {
            repositoryId: 'gitlab:acme/platform/billing',
            mappingId: 'Z2l0bGFiOmFjbWUvcGxhdGZvcm0vYmlsbGluZw',
            provider: 'gitlab',
            state: { status: 'unmapped' },
            links: {
              geckoVulnerabilities: 'https://app.gecko.security/repo/gitlab:acme%2Fplatform%2Fbilling/vulnerabilities',
              diagnosis: '/v1/mappings/Z2l0bGFiOmFjbWUvcGxhdGZvcm0vYmlsbGluZw/diagnosis',
            },
          },
        ],
        unusable: [],
      },
    ],
  });

/** See {@link repositoryViewSchema}. */
export type RepositoryView = z.infer<typeof repositoryViewSchema>;
