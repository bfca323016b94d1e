import type { Api, ApiCall } from '../http/api.ts';
import { flag, references, text } from '../http/field-kinds.ts';
import { type FieldSpec, readFields } from '../http/fields.ts';
import { exactly, type Filters, filtered, flagged, number } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { deleteProductType } from '../model/deletion.ts';
import { may, mayAddProductType, mustBeAllowed, seesProductType } from '../model/permissions.ts';
import type { ProductTypeRecord } from '../model/records.ts';
import { forbidden, invalidField, notFound } from '../model/rejection.ts';
import { nowOf, type Store } from '../model/store.ts';
import { productTypeJson } from '../views/place-json.ts';

/** A name is matched whole. */
const filters: Filters<ProductTypeRecord> = {
  id: number((row) => row.id),
  name: exactly((row) => row.name),
  critical_product: flagged((row) => row.critical_product),
  key_product: flagged((row) => row.key_product),
};

/** `/product_types/`: list, create, read, change, delete. */
export function addProductTypeRoutes(api: Api): void {
  api.on('GET', '/product_types/', ({ store, user, url }) => {
    const visible = store.productTypes.list().filter((row) => seesProductType(store, user, row.id));
    const named = filtered(visible, url.searchParams, filters);
    const sorted = named.sort((a, b) => (a.name < b.name ? -1 : 1));
    return listed(sorted, url, (row) => productTypeJson(store, row));
  });
  api.on('POST', '/product_types/', createProductType);
  api.on('GET', '/product_types/:id/', (call) => shown(productTypeJson(call.store, visibleProductType(call))));
  api.on('PATCH', '/product_types/:id/', changeProductType);
  api.on('DELETE', '/product_types/:id/', (call) => {
    const { id } = visibleProductType(call);
    mustBeAllowed(call.store, call.user, 'delete_product', { productType: id });
    deleteProductType(call.store, id);
    return { status: 204 };
  });
}

async function createProductType(call: ApiCall) {
  const { store, user } = call;
  if (!mayAddProductType(store, user)) throw forbidden();
  const values = readFields(fieldsOf(store), await call.json());
  refuseTakenName(store, values['name']);
  const now = nowOf(store);
  const row = store.productTypes.insert({
    created: now,
    updated: now,
    name: '',
    description: null,
    critical_product: false,
    key_product: false,
    authorized_users: [],
    ...(values as Partial<ProductTypeRecord>),
  });
  const body = productTypeJson(store, row);
  // 2.x makes the creator its Owner, but the answer does not say so yet.
  if (store.traits.authorization === 'roles') {
    store.members.insert({ user: user.id, role: 4, target: { product_type: row.id }, throughGroup: false });
  }
  return { status: 201, body };
}

async function changeProductType(call: ApiCall) {
  const { store, user } = call;
  const row = visibleProductType(call);
  mustBeAllowed(store, user, 'add_product', { productType: row.id });
  const values = readFields(fieldsOf(store), await call.json(), { partial: true });
  if (values['name'] !== row.name) refuseTakenName(store, values['name']);
  Object.assign(row, values, { updated: nowOf(store) });
  return { status: 200, body: productTypeJson(store, row) };
}

function visibleProductType({ store, user, id }: ApiCall): ProductTypeRecord {
  const row = store.productTypes.get(id);
  if (!row || !may(store, user, 'view', { productType: row.id })) throw notFound('Product_Type');
  return row;
}

function refuseTakenName(store: Store, name: unknown): void {
  if (store.productTypes.list().some((row) => row.name === name)) {
    throw invalidField('name', 'product_ type with this name already exists.', 'unique');
  }
}

function fieldsOf(store: Store): FieldSpec {
  const users = references(store.users);
  return {
    name: text({ required: true, maxCharacters: 255 }),
    description: text({ nullable: true, blank: true, maxCharacters: 4000 }),
    critical_product: flag(),
    key_product: flag(),
    ...(store.traits.authorization === 'authorized_users' && { authorized_users: users }),
  };
}
