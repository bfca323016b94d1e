import {
  productPageSchema,
  productsQuerySchema,
  productTypePageSchema,
  productTypesQuerySchema,
} from '../../../shared/contracts/management-api/product.ts';
import { productLink, productTypeLink } from '../core/links.ts';
import { readOffsetPage } from '../core/paged.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';

const tag = 'Products';

/** What can be chosen from in the connected instance. */
export const productRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/products',
    operationId: 'listProducts',
    tag,
    summary: 'Search the products of the connected DefectDojo',
    talksToDefectDojo: 'stored',
    query: productsQuerySchema,
    responses: { 200: { description: 'Products by name.', schema: productPageSchema } },
    problems: ['not_connected', 'key_lost', 'cursor_invalid'],
    async handle({ caller, query: { search = '', cursor, limit } }, services) {
      const body = await withStoredDefectDojo(services, caller, async (dojo, { baseUrl }) => {
        const place = { teamId: caller.teamId, list: ['products', baseUrl, search], cursor };
        const page = await readOffsetPage(place, (offset) => dojo.products(search, { limit, offset }));
        return linked(page, (id) => productLink(baseUrl, id));
      });
      return { status: 200, body };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/product-types',
    operationId: 'listProductTypes',
    tag,
    summary: 'List the product types that the key can see',
    talksToDefectDojo: 'stored',
    query: productTypesQuerySchema,
    responses: { 200: { description: 'Product types.', schema: productTypePageSchema } },
    problems: ['not_connected', 'key_lost', 'cursor_invalid'],
    async handle({ caller, query: { cursor, limit } }, services) {
      const body = await withStoredDefectDojo(services, caller, async (dojo, { baseUrl }) => {
        const place = { teamId: caller.teamId, list: ['product-types', baseUrl], cursor };
        const page = await readOffsetPage(place, (offset) => dojo.productTypes({ limit, offset }));
        return linked(page, (id) => productTypeLink(baseUrl, id));
      });
      return { status: 200, body };
    },
  }),
];

function linked<Item extends { id: number }, Page extends { items: readonly Item[] }>(
  page: Page,
  linkOf: (id: number) => string,
) {
  return { ...page, items: page.items.map((item) => ({ ...item, links: { defectDojo: linkOf(item.id) } })) };
}
