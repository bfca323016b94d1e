import type { Api, ApiCall } from '../http/api.ts';
import { readFields } from '../http/fields.ts';
import { contains, equals, type Filters, filtered, numberIn, wordContains, wordIn } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { deleteProduct } from '../model/deletion.ts';
import { isObject } from '../model/json-object.ts';
import { may, mustBeAllowed } from '../model/permissions.ts';
import type { ProductRecord } from '../model/records.ts';
import { detail, invalidField, notFound } from '../model/rejection.ts';
import { nowOf, type Store } from '../model/store.ts';
import { productTagsChanged } from '../model/tag-inheritance.ts';
import { tagsFromApi } from '../model/tags.ts';
import { productJson } from '../views/place-json.ts';
import { productFields, splitProduct } from './product-fields.ts';

/** `/products/`: list, create, read, change, delete. */
export function addProductRoutes(api: Api): void {
  api.on('GET', '/products/', listProducts);
  api.on('POST', '/products/', createProduct);
  api.on('GET', '/products/:id/', (call) => shown(productJson(call.store, visibleProduct(call), { sortTags: true })));
  api.on('PATCH', '/products/:id/', changeProduct);
  api.on('DELETE', '/products/:id/', (call) => {
    const product = visibleProduct(call);
    mustBeAllowed(call.store, call.user, 'delete_product', { product });
    deleteProduct(call.store, product.id);
    return { status: 204 };
  });
}

function listProducts({ store, user, url }: ApiCall) {
  const visible = store.products.list().filter((product) => may(store, user, 'view', { product }));
  const found = filtered(visible, url.searchParams, filters);
  const sorted = found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return listed(sorted, url, (product) => productJson(store, product, { sortTags: true }));
}

/** `name` matches any part, `name_exact` the whole, both whatever the case. */
const filters: Filters<ProductRecord> = {
  id: numberIn((product) => product.id),
  name: contains((product) => product.name),
  name_exact: equals((product) => product.name),
  description: contains((product) => product.description),
  prod_type: numberIn((product) => product.prod_type),
  tag: wordContains((product) => product.tags),
  tags: wordIn((product) => product.tags),
};

async function createProduct(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const productType = parentOf(store, body);
  mustBeAllowed(store, user, 'add_product', { productType });
  const values = readFields(productFields(store), body);
  refuseTakenName(store, values['name']);
  const tags = tagsFromApi(store, 'product', (values['tags'] as string[] | undefined) ?? []);
  const { own, details } = splitProduct(values);
  const product = store.products.insert({
    created: nowOf(store),
    name: '',
    description: '',
    prod_type: productType,
    enable_simple_risk_acceptance: false,
    enable_full_risk_acceptance: true,
    authorized_users: [],
    regulations: [],
    ...(own as Partial<ProductRecord>),
    tags,
    details,
  });
  return { status: 201, body: productJson(store, product, { sortTags: store.traits.lowerCasesTags }) };
}

async function changeProduct(call: ApiCall) {
  const { store, user } = call;
  const product = visibleProduct(call);
  mustBeAllowed(store, user, 'edit_product', { product });
  const values = readFields(productFields(store), await call.json(), { partial: true });
  if (values['name'] !== product.name) refuseTakenName(store, values['name']);
  const tags = values['tags'] === undefined ? product.tags : tagsFromApi(store, 'product', values['tags'] as string[]);
  const { own, details } = splitProduct(values);
  const isRetagged = new Set(tags).symmetricDifference(new Set(product.tags)).size > 0;
  Object.assign(product, own, { tags, details: { ...product.details, ...details } });
  if (isRetagged) productTagsChanged(store, product);
  return { status: 200, body: productJson(store, product, { sortTags: values['tags'] === undefined }) };
}

function visibleProduct({ store, user, id }: ApiCall): ProductRecord {
  const product = store.products.get(id);
  if (!product || !may(store, user, 'view', { product })) throw notFound('Product');
  return product;
}

/** The product type is asked for before anything is validated, because the permission hangs on it. */
function parentOf(store: Store, body: unknown): number {
  const given = isObject(body) ? body['prod_type'] : undefined;
  if (given === undefined) throw detail(400, "Unable to check for permissions: Attribute 'prod_type' is required");
  const productType = store.productTypes.get(Number(given));
  if (!productType) throw notFound('Product_Type');
  return productType.id;
}

function refuseTakenName(store: Store, name: unknown): void {
  if (store.products.list().some((product) => product.name === name)) {
    throw invalidField('name', 'product with this name already exists.', 'unique');
  }
}
