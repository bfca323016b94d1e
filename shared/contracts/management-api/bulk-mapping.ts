import * as z from 'zod';
import { repositoryIdInputSchema } from './identifiers.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { asvsOfNewMapping, branchSchema, productChoiceSchema } from './mapping.ts';
import { pageQuerySchema, pageSchema } from './paging.ts';
import { rowProductSchema as productSchema, rowProblemSchema } from './row-problem.ts';

/** Rows that fit well below API Gateway's 30 s, at a tenth of a second a call to DefectDojo. */
const rowsPerBatch = 50;

const searchMaxCharacters = 255;

const mappingRequestSchema = z
  .strictObject({
    repositoryId: repositoryIdInputSchema,
    product: productChoiceSchema,
    branch: branchSchema.optional(),
    ...asvsOfNewMapping,
  })
  .meta({ id: 'MappingRequest', examples: [{ repositoryId: 'acme/shop', product: { id: 12 } }] });

/** Body of `POST /v1/mapping-batches`. */
export const mappingBatchBodySchema = z
  .strictObject({
    items: z
      .array(mappingRequestSchema)
      .min(1, 'must not be empty')
      .max(rowsPerBatch, `must have at most ${rowsPerBatch} rows`),
  })
  .meta({
    id: 'MappingBatchBody',
    examples: [
      {
        items: [
          { repositoryId: 'acme/shop', product: { id: 12 } },
          { repositoryId: 'acme/billing', product: { name: 'acme/billing' } },
        ],
      },
    ],
  });

/** What became of a batch, row by row. */
export const mappingBatchViewSchema = z
  .object({
    complete: z.boolean().describe('Whether every row was tried. If not, send those that were not tried again.'),
    items: z.array(
      z.object({
        repositoryId: z.string(),
        status: z.enum(['mapped', 'unchanged', 'failed', 'not_tried']),
        product: productSchema.optional(),
        problem: rowProblemSchema.optional().describe('Why it failed, as a single mapping would be told.'),
        links: z.object({ mapping: apiLinkSchema }),
      }),
    ),
  })
  .meta({
    id: 'MappingBatch',
    examples: [
      {
        complete: true,
        items: [
          {
            repositoryId: 'acme/shop',
            status: 'mapped',
            product: { id: 12, name: 'Shop' },
            links: { mapping: '/v1/mappings/YWNtZS9zaG9w' },
          },
          {
            repositoryId: 'acme/billing',
            status: 'failed',
            problem: {
              code: 'product_name_differs_in_case',
              detail: 'There is "Acme/Billing", which differs from "acme/billing" only in upper and lower case.',
              advice: 'Choose one of "candidates" by id, or a name that differs in more than upper and lower case.',
              field: 'product.name',
              candidates: [{ id: 13, name: 'Acme/Billing' }],
            },
            links: { mapping: '/v1/mappings/YWNtZS9iaWxsaW5n' },
          },
        ],
      },
    ],
  });

/** See {@link mappingBatchViewSchema}. */
export type MappingBatchView = z.infer<typeof mappingBatchViewSchema>;

/** Query of `GET /v1/mapping-proposals`. */
export const proposalsQuerySchema = pageQuerySchema({ defaultLimit: 25, maxLimit: 50 }).extend({
  search: z.string().max(searchMaxCharacters).optional().describe('Part of the repository name.'),
});

const proposalSchema = z
  .object({
    repositoryId: z.string(),
    provider: z.string().optional(),
    status: z
      .enum(['mapped', 'existing_product', 'new_product', 'ambiguous'])
      .describe('`mapped` already; or what is proposed. `ambiguous`: a person must choose among `candidates`.'),
    product: productSchema.optional().describe('The product it is mapped to, or that is proposed.'),
    proposal: mappingRequestSchema.optional().describe('A row for `POST /v1/mapping-batches`, as it is.'),
    candidates: z.array(productSchema).optional(),
    links: z.object({
      geckoVulnerabilities: pageLinkSchema,
      mapping: apiLinkSchema.optional(),
      defectDojoProduct: pageLinkSchema.optional().describe('Page of the product that is proposed.'),
    }),
  })
  .meta({ id: 'MappingProposal' });

/** A page of proposals, in the order in which Gecko lists repositories. */
export const proposalPageSchema = pageSchema(proposalSchema)
  .extend({
    total: z.int().describe('Repositories in Gecko that fit the search, on all pages.'),
    unusable: z.array(z.string()).describe('Names on this page that cannot be mapped, such as those without a slash.'),
  })
  .meta({
    id: 'MappingProposalPage',
    examples: [
      {
        items: [
          {
            repositoryId: 'acme/shop',
            provider: 'github',
            status: 'existing_product',
            product: { id: 12, name: 'Shop' },
            proposal: { repositoryId: 'acme/shop', product: { id: 12 } },
            links: {
              geckoVulnerabilities: 'https://app.gecko.security/repo/acme%2Fshop/vulnerabilities',
              defectDojoProduct: 'https://defectdojo.example.com/product/12',
            },
          },
        ],
        total: 240,
        unusable: [],
        nextCursor: 'WyIxIiwiMFpfUmJ1UkF3N0xqV2NfTiJd',
      },
    ],
  });

/** See {@link proposalSchema}. */
export type MappingProposal = z.infer<typeof proposalSchema>;
