import * as z from 'zod';
import { productNameMaxCharacters, turnsDirection } from '../../domain/names/product-name.ts';
import { repositoryStateSchema } from '../../domain/sync/repository-state.ts';
import { showsNothing } from '../../domain/text/invisible.ts';
import { asvsLevelInputSchema, asvsSummaryExample, asvsSummarySchema, sectionIdsInputSchema } from './asvs.ts';
import { repositoryIdInputSchema } from './identifiers.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { defectDojoIdSchema } from './numbers.ts';
import { pageQuerySchema, pageSchema } from './paging.ts';

const branchMaxCharacters = 255;

const plainText = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maxCharacters, `must have at most ${maxCharacters} characters`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must hold no control characters');

/** A branch, as it is sent. */
export const branchSchema = plainText(branchMaxCharacters).describe(
  "Branch whose findings are exported; the repository's default branch unless given. Spaces around it are cut off.",
);

const productNameSchema = plainText(productNameMaxCharacters)
  .refine((name) => name === '' || !showsNothing(name), 'must not be empty: nobody sees the characters that it has')
  .refine((name) => !turnsDirection(name), 'must hold no marks that turn the direction of text: leave them out')
  .describe('Name of the product. Spaces around it are cut off.');

/** A product to map to: one that exists, or a name that is created if it doesn't. */
export const productChoiceSchema = z
  .union(
    [
      z.strictObject({ id: defectDojoIdSchema }),
      z.strictObject({
        name: productNameSchema,
        productTypeId: z
          .int()
          .positive()
          .optional()
          .describe("Where to create it; the connection's default, else the first visible one, unless given."),
      }),
    ],
    { error: 'must be { "id": … } of an existing product, or { "name": … }, with "productTypeId" if you like' },
  )
  .meta({ id: 'ProductChoice', examples: [{ id: 12 }, { name: 'Billing' }, { name: 'Billing', productTypeId: 2 }] });

/** What a new mapping may say of the ASVS. */
export const asvsOfNewMapping = {
  level: asvsLevelInputSchema.optional().describe('ASVS level; the proposed one unless given.'),
  sections: sectionIdsInputSchema
    .optional()
    .describe('ASVS sections in scope; what is detected unless given. What is detected beside them is then suggested.'),
};

/** Body of `POST /v1/mappings`. */
export const createMappingBodySchema = z
  .strictObject({
    repositoryId: repositoryIdInputSchema,
    product: productChoiceSchema,
    branch: branchSchema.optional(),
    ...asvsOfNewMapping,
  })
  .meta({
    id: 'CreateMappingBody',
    examples: [
      { repositoryId: 'acme/shop', product: { id: 12 } },
      { repositoryId: 'gitlab:acme/platform/billing', product: { name: 'Billing' }, branch: 'main' },
      { repositoryId: 'acme/login', product: { id: 12 }, level: 'L2', sections: ['V6', 'V7'] },
    ],
  });

/** Body of `PATCH /v1/mappings/{mappingId}`: whatever is left out stays as it is. */
export const changeMappingBodySchema = z
  .strictObject({
    product: productChoiceSchema.optional(),
    branch: branchSchema.nullable().optional().describe("null goes back to the repository's default branch."),
    level: asvsLevelInputSchema.nullable().optional().describe('ASVS level; null takes the proposed one.'),
    sections: sectionIdsInputSchema
      .nullable()
      .optional()
      .describe('The whole list of ASVS sections in scope; null takes what was detected.'),
  })
  .meta({
    id: 'ChangeMappingBody',
    examples: [{ product: { id: 13 } }, { branch: null }, { level: 'L3', sections: ['V6', 'V7', 'V15'] }],
  });

const mappingExample = {
  id: 'YWNtZS9zaG9w',
  repositoryId: 'acme/shop',
  product: { id: 12, name: 'Shop' },
  state: { status: 'in_sync', since: '2026-11-22T12:03:10.000Z' },
  asvs: asvsSummaryExample,
  lastInSyncAt: '2026-11-22T12:03:10.000Z',
  createdAt: '2026-11-20T09:00:00.000Z',
  etag: '"1795172400000"',
  links: {
    self: '/v1/mappings/YWNtZS9zaG9w',
    runs: '/v1/mappings/YWNtZS9zaG9w/runs',
    syncs: '/v1/mappings/YWNtZS9zaG9w/syncs',
    asvs: '/v1/mappings/YWNtZS9zaG9w/asvs',
    defectDojoProduct: 'https://defectdojo.example.com/product/12',
    geckoVulnerabilities: 'https://app.gecko.security/repo/acme%2Fshop/vulnerabilities',
  },
};

/** A mapping as the settings table shows it. */
export const mappingViewSchema = z
  .object({
    id: z.string().describe('Safe in a path as it is.'),
    repositoryId: z.string(),
    product: z.object({ id: z.int(), name: z.string() }),
    branch: z.string().optional().describe("Absent: the repository's default branch."),
    state: repositoryStateSchema,
    asvs: asvsSummarySchema,
    lastInSyncAt: z.string().optional(),
    createdAt: z.string(),
    etag: z.string().describe('Send as If-Match to change exactly this version.'),
    links: z.object({
      self: apiLinkSchema,
      runs: apiLinkSchema,
      syncs: apiLinkSchema,
      asvs: apiLinkSchema,
      hold: apiLinkSchema.optional().describe('What waits for approval, if anything does.'),
      defectDojoProduct: pageLinkSchema.optional(),
      geckoVulnerabilities: pageLinkSchema,
    }),
  })
  .meta({ id: 'Mapping', examples: [mappingExample] });

/** A page of mappings, in the order of their repository ids. */
export const mappingPageSchema = pageSchema(mappingViewSchema).meta({
  id: 'MappingPage',
  examples: [{ items: [mappingExample] }],
});

/** Query of `GET /v1/mappings`. */
export const mappingsQuerySchema = pageQuerySchema({ defaultLimit: 25, maxLimit: 100 });

/** See {@link mappingViewSchema}. */
export type MappingView = z.infer<typeof mappingViewSchema>;

/** See {@link productChoiceSchema}. */
export type ProductChoice = z.infer<typeof productChoiceSchema>;
