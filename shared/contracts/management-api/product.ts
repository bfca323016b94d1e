import * as z from 'zod';
import { pageLinkSchema } from './links.ts';
import { pageQuerySchema, pageSchema } from './paging.ts';

const searchMaxCharacters = 255;
const pageLimits = { defaultLimit: 25, maxLimit: 100 };

/** Query of `GET /v1/products`. */
export const productsQuerySchema = pageQuerySchema(pageLimits).extend({
  search: z
    .string()
    .max(searchMaxCharacters, `must have at most ${searchMaxCharacters} characters`)
    .optional()
    .describe('Part of the name, in any letter case.'),
});

/** Query of `GET /v1/product-types`. */
export const productTypesQuerySchema = pageQuerySchema(pageLimits);

const productSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    productTypeId: z.int(),
    links: z.object({ defectDojo: pageLinkSchema }),
  })
  .meta({ id: 'Product' });

/** A page of products of the connected instance. */
export const productPageSchema = pageSchema(productSchema)
  .extend({ total: z.int().describe('Products that fit the search, on all pages.') })
  .meta({
    id: 'ProductPage',
    examples: [
      {
        items: [
          {
            id: 12,
            name: 'Shop',
            productTypeId: 1,
            links: { defectDojo: 'https://defectdojo.example.com/product/12' },
          },
        ],
        total: 40,
        nextCursor: 'WyIxIiwiMFpfUmJ1UkF3N0xqV2NfTiJd',
      },
    ],
  });

const productTypeSchema = z
  .object({ id: z.int(), name: z.string(), links: z.object({ defectDojo: pageLinkSchema }) })
  .meta({ id: 'ProductType' });

/** A page of product types that the key can see. */
export const productTypePageSchema = pageSchema(productTypeSchema)
  .extend({ total: z.int() })
  .meta({
    id: 'ProductTypePage',
    examples: [
      {
        items: [
          {
            id: 1,
            name: 'Research and Development',
            links: { defectDojo: 'https://defectdojo.example.com/product/type/1' },
          },
        ],
        total: 1,
      },
    ],
  });
