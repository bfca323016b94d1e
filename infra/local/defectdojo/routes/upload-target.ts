import { formFlag } from '../http/multipart.ts';
import { may, mayAddProductType, mustBeAllowed, productOf } from '../model/permissions.ts';
import type { EngagementRecord, ProductRecord, TestRecord, UserRecord } from '../model/records.ts';
import { detail, invalidList } from '../model/rejection.ts';
import { genericScanType } from '../model/seed.ts';
import { nowOf, type Store, todayOf } from '../model/store.ts';

type Fields = Map<string, string>;

/** The engagement that an upload names by id, or by names; with `auto_create_context` it is made if need be. */
export function engagementFor(store: Store, user: UserRecord, fields: Fields): EngagementRecord {
  const id = fields.get('engagement');
  if (id) {
    const engagement = store.engagements.get(Number(id));
    if (!engagement) throw invalidList(`Engagement "${id}" does not exist`);
    mustBeAllowed(store, user, 'import', { product: productOf(store, { engagement: engagement.id }) });
    return engagement;
  }
  const found = engagementByNames(store, fields);
  if (found) {
    mustBeAllowed(store, user, 'import', { product: productOf(store, { engagement: found.id }) });
    return found;
  }
  if (formFlag(fields, 'auto_create_context') !== true) throw missingContext(store, fields);
  return addEngagement(store, productFor(store, user, fields), user, fields);
}

/** The test that a reimport names by id, or by names; `undefined` where `auto_create_context` has to make one. */
export function testFor(store: Store, user: UserRecord, fields: Fields): TestRecord | undefined {
  const id = fields.get('test');
  if (id) {
    const test = store.tests.get(Number(id));
    if (!test) throw invalidList(`Test "${id}" does not exist`);
    mustBeAllowed(store, user, 'import', { product: productOf(store, { test: test.id }) });
    return test;
  }
  const engagement = engagementByNames(store, fields);
  const title = fields.get('test_title');
  const named = store.tests
    .list()
    .filter((test) => test.engagement === engagement?.id && test.scan_type === genericScanType);
  const test = named.filter((row) => !title || row.title === title).at(-1);
  if (test) {
    mustBeAllowed(store, user, 'import', { product: productOf(store, { test: test.id }) });
    return test;
  }
  if (formFlag(fields, 'auto_create_context') === true) return undefined;
  if (!engagement) throw missingContext(store, fields);
  throw invalidList(
    title
      ? `Test "${title}" with scan_type "${genericScanType}" does not exist in Engagement "${engagement.name}"`
      : `Test with scan_type "${genericScanType}" does not exist in Engagement "${engagement.name}"`,
  );
}

function engagementByNames(store: Store, fields: Fields): EngagementRecord | undefined {
  const product = productByName(store, fields);
  const name = fields.get('engagement_name');
  return store.engagements.list().findLast((row) => row.product === product?.id && row.name === name);
}

function productByName(store: Store, fields: Fields): ProductRecord | undefined {
  return store.products.list().find((product) => product.name === fields.get('product_name'));
}

function missingContext(store: Store, fields: Fields) {
  const [product, engagement] = [fields.get('product_name'), fields.get('engagement_name')];
  if (!product || !engagement)
    return invalidList('Need engagement_id or product_name + engagement_name to perform import');
  if (!productByName(store, fields)) return invalidList(`Product "${product}" does not exist`);
  return invalidList(`Engagement "${engagement}" does not exist in Product "${product}"`);
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
    name: fields.get('engagement_name') ?? null,
    description: null,
    version: null,
    target_start: todayOf(store),
    target_end: nextYear,
    active: true,
    status: 'In Progress',
    engagement_type: 'CI/CD',
    build_id: null,
    commit_hash: null,
    branch_tag: null,
    source_code_management_uri: null,
    deduplication_on_engagement: formFlag(fields, 'deduplication_on_engagement') ?? false,
    lead: user.id,
    tags: [],
  });
}
