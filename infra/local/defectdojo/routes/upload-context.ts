import { formFlag } from '../http/multipart.ts';
import { may, mayAddProductType } from '../model/permissions.ts';
import { type EngagementRecord, type ProductRecord, type UserRecord, unsaidEngagement } from '../model/records.ts';
import { detail, invalidList } from '../model/rejection.ts';
import { nowOf, type Store, todayOf } from '../model/store.ts';

type Fields = Map<string, string>;

/** Makes what an upload with `auto_create_context` lacks on the way to its engagement. Throws the 403 of each step. */
export function createContext(store: Store, user: UserRecord, fields: Fields): EngagementRecord {
  return addEngagement(store, productFor(store, user, fields), user, fields);
}

/** The product that an upload names. */
export function productByName(store: Store, fields: Fields): ProductRecord | undefined {
  return store.products.list().find((product) => product.name === fields.get('product_name'));
}

function productFor(store: Store, user: UserRecord, fields: Fields): ProductRecord {
  const name = fields.get('product_name') ?? '';
  const known = productByName(store, fields);
  if (known) {
    if (may(store, user, 'add_engagement', { product: known })) return known;
    throw detail(403, `No permission to create engagements in product "${name}"`);
  }
  const typeName = fields.get('product_type_name');
  if (!typeName) {
    throw invalidList(
      `Product "${name}" does not exist and no product_type_name provided to create the new product in`,
    );
  }
  const productType = store.productTypes.list().find((row) => row.name === typeName);
  if (!productType && !mayAddProductType(store, user)) {
    throw detail(403, `No permission to create product_type "${typeName}"`);
  }
  if (productType && !may(store, user, 'add_product', { productType: productType.id })) {
    throw detail(403, `No permission to create products in product_type "${typeName}"`);
  }
  return addProduct(store, user, name, productType?.id ?? addProductType(store, user, typeName));
}

function addProductType(store: Store, user: UserRecord, name: string): number {
  const now = nowOf(store);
  const details = { description: null, critical_product: false, key_product: false, authorized_users: [] };
  const row = store.productTypes.insert({ created: now, updated: now, name, ...details });
  if (store.traits.authorization === 'roles') {
    store.members.insert({ user: user.id, role: 4, target: { product_type: row.id }, throughGroup: false });
  }
  return row.id;
}

function addProduct(store: Store, user: UserRecord, name: string, productType: number): ProductRecord {
  const product = store.products.insert({
    created: nowOf(store),
    name,
    description: name,
    prod_type: productType,
    enable_simple_risk_acceptance: false,
    enable_full_risk_acceptance: true,
    authorized_users: [],
    regulations: [],
    tags: [],
    details: {},
  });
  if (store.traits.authorization === 'roles') {
    store.members.insert({ user: user.id, role: 4, target: { product: product.id }, throughGroup: false });
  }
  return product;
}

function addEngagement(store: Store, product: ProductRecord, user: UserRecord, fields: Fields): EngagementRecord {
  const now = nowOf(store);
  const nextYear = new Date(store.now().getTime() + 365 * 86_400_000).toISOString().slice(0, 10);
  return store.engagements.insert({
    created: now,
    updated: now,
    product: product.id,
    ...unsaidEngagement,
    name: fields.get('engagement_name') ?? null,
    target_start: todayOf(store),
    target_end: nextYear,
    status: 'In Progress',
    engagement_type: 'CI/CD',
    deduplication_on_engagement: formFlag(fields, 'deduplication_on_engagement') ?? false,
    lead: user.id,
    tags: [],
  });
}
