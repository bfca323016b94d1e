import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojo } from '../../../ports/defectdojo.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { isAllowed } from '../calls/is-allowed.ts';
import { listAll } from '../calls/list-all.ts';
import { profilePath } from '../calls/refusals.ts';
import { engagementSchema, productSchema, productTypeSchema, profileSchema } from '../calls/response-schemas.ts';
import { unlessMissing } from '../calls/unless-missing.ts';

const productsPath = '/api/v2/products/';
/** `info.version` stands in the first 120 bytes of the schema, which is 800 kB long (measured on 2.38.4 to 3.2.0). */
const schemaHeadBytes = 4_096;

/**
 * The version as the schema tells it, with as much of a suffix (3.3.0-dev) as a person needs to recognise it. Up to its
 * closing quote, since a secret that the end of the head cuts in two is no longer masked.
 */
const reportedVersion = /"version":\s*"(\d{1,4}\.\d{1,4}\.\d{1,4}(?!\d)[\w.+-]{0,32})[^"]*"/;

/** What connecting and mapping ask of {@link DefectDojo}: who the key is, what it may do, and products. */
export type ProductCalls = Pick<
  DefectDojo,
  | 'profile'
  | 'version'
  | 'productTypes'
  | 'products'
  | 'product'
  | 'productsNamed'
  | 'createProduct'
  | 'mayCreateProducts'
  | 'mayImportInto'
>;

/** {@link ProductCalls} over API v2. */
export function createProductCalls(calls: DefectDojoCalls): ProductCalls {
  return {
    profile: () => calls.get(profileSchema, profilePath),

    async version() {
      try {
        const head = await calls.anonymousHead('/api/v2/oa3/schema/', { format: 'json' }, schemaHeadBytes);
        return reportedVersion.exec(head)?.[1];
      } catch {
        // A proxy may hide the schema; an unknown version means the conservative set of fields, not a failure.
        return undefined;
      }
    },

    productTypes: (page) => calls.list(productTypeSchema, '/api/v2/product_types/', { ...page }),

    products: (search, page) =>
      calls.list(productSchema, productsPath, { ...(search === '' ? {} : { name: search }), o: 'name', ...page }),

    product: (id) => unlessMissing(calls.get(productSchema, requestPath`/api/v2/products/${id}/`)),

    async productsNamed(name) {
      const products = await listAll(calls, productSchema, productsPath, { name_exact: name });
      return products.filter((product) => product.name.toLowerCase() === name.toLowerCase());
    },

    createProduct: ({ name, description, productTypeId }) => {
      const value = { name, description, prod_type: productTypeId };
      return calls.write(productSchema, { method: 'POST', path: productsPath, value });
    },

    // The right is judged before the fields are, so a request that lacks them tells it and creates nothing:
    // 403 without the right, 400 with it (measured for products on 3.2.0).
    mayCreateProducts: (productTypeId) => {
      const value = { name: '', description: '', prod_type: productTypeId };
      return isAllowed(calls.write(productSchema, { method: 'POST', path: productsPath, value }));
    },

    mayImportInto: (productId) => {
      const value = { product: productId };
      return isAllowed(calls.write(engagementSchema, { method: 'POST', path: '/api/v2/engagements/', value }));
    },
  };
}
