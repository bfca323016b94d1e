import type { Api, ApiCall } from '../http/api.ts';
import { anything, type FieldSpec, readFields, reference, text } from '../http/fields.ts';
import { contains, equals } from '../http/filters.ts';
import { pageOf } from '../http/paging.ts';
import { isObject } from '../model/json-object.ts';
import { may, mustBeAllowed, productOf } from '../model/permissions.ts';
import type { MetadataRecord, ProductRecord } from '../model/records.ts';
import { forbidden, invalidField, invalidMessage, notFound } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

type Parent = Pick<MetadataRecord, 'product' | 'finding'>;

/** `/metadata/` and `/metadata/batch/`, for products and findings. */
export function addMetadataRoutes(api: Api): void {
  api.on('GET', '/metadata/', ({ store, user, url }) => {
    const query = url.searchParams;
    const found = store.metadata.list().filter((row) => matches(row, query) && sees(store, user, row));
    const results = found.map((row) => metadataJson(row));
    return { status: 200, body: { ...pageOf(results, url), prefetch: {} } };
  });
  api.on('POST', '/metadata/batch/', addBatch);
  api.on('PATCH', '/metadata/batch/', changeBatch);
  api.on('POST', '/metadata/', addEntry);
  api.on('GET', '/metadata/:id/', (call) => {
    const body = { ...metadataJson(visibleEntry(call)), prefetch: {} };
    return { status: 200, body };
  });
  api.on('PATCH', '/metadata/:id/', changeEntry);
  api.on('DELETE', '/metadata/:id/', (call) => {
    const row = visibleEntry(call);
    mustBeAllowed(call.store, call.user, 'edit_product', { product: placeOf(call.store, row) });
    call.store.metadata.delete(row.id);
    return { status: 204 };
  });
}

function matches(row: MetadataRecord, query: URLSearchParams): boolean {
  return (
    equals(row.product, query.get('product')) &&
    equals(row.finding, query.get('finding')) &&
    contains(row.name, query.get('name')) &&
    equals(row.id, query.get('id'))
  );
}

async function addEntry(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const parent = parentOf(store, body);
  if (parent) mustBeAllowed(store, user, 'edit_product', { product: placeOf(store, parent) });
  const values = readFields(fieldsOf(store), body);
  if (!parent) throw withoutParent();
  refuseTakenName(store, parent, values['name']);
  const row = store.metadata.insert({ ...parent, name: String(values['name']), value: String(values['value']) });
  return { status: 201, body: metadataJson(row) };
}

/** The parent has to be repeated: DefectDojo validates a change as if it were a new entry. */
async function changeEntry(call: ApiCall) {
  const { store, user } = call;
  const row = visibleEntry(call);
  mustBeAllowed(store, user, 'edit_product', { product: placeOf(store, row) });
  const body = await call.json();
  const values = readFields(fieldsOf(store), body, { partial: true });
  const parent = parentOf(store, body);
  if (!parent) throw withoutParent();
  const name = String(values['name'] ?? row.name);
  if (name !== row.name) refuseTakenName(store, parent, name);
  Object.assign(row, parent, { name, value: String(values['value'] ?? row.value) });
  return { status: 200, body: metadataJson(row) };
}

/** All or nothing: one name that exists already fails the whole batch. */
async function addBatch(call: ApiCall) {
  const { store } = call;
  const { parent, entries } = await readBatch(call);
  for (const { name } of entries) {
    if (!find(store, parent, name)) continue;
    throw invalidMessage(
      'duplicate key value violates unique constraint "dojo_dojometa_product_id_name_5dd79327_uniq"\n' +
        `DETAIL:  Key (product_id, name)=(${parent.product}, ${name}) already exists.`,
    );
  }
  for (const entry of entries) store.metadata.insert({ ...parent, ...entry });
  return { status: 201, body: batchJson(store, parent, entries) };
}

/** All or nothing: one name that does not exist fails the whole batch. */
async function changeBatch(call: ApiCall) {
  const { store } = call;
  const { parent, entries } = await readBatch(call);
  const missing = entries.find(({ name }) => !find(store, parent, name));
  if (missing) throw invalidMessage(`Metadata ${missing.name} not found for object.`);
  for (const { name, value } of entries) Object.assign(find(store, parent, name) ?? {}, { value });
  return { status: 200, body: batchJson(store, parent, entries) };
}

async function readBatch(call: ApiCall): Promise<{ parent: Parent; entries: { name: string; value: string }[] }> {
  const { store, user } = call;
  const body = await call.json();
  const parent = parentOf(store, body);
  if (!parent) throw withoutParent();
  mustBeAllowed(store, user, 'edit_product', { product: placeOf(store, parent) });
  const { metadata } = readFields({ metadata: anything({ required: true }) }, body);
  const { name, value } = fieldsOf(store);
  const items = Array.isArray(metadata) ? metadata : [];
  const entries = items.map((item) => readFields({ name, value } as FieldSpec, item));
  return { parent, entries: entries.map((entry) => ({ name: String(entry['name']), value: String(entry['value']) })) };
}

function visibleEntry({ store, user, id }: ApiCall): MetadataRecord {
  const row = store.metadata.get(id);
  if (!row) throw notFound('DojoMeta');
  if (!sees(store, user, row)) throw store.traits.hiddenMetadataStatus === 403 ? forbidden() : notFound('DojoMeta');
  return row;
}

function sees(store: Store, user: ApiCall['user'], row: Parent): boolean {
  return may(store, user, 'view', { product: placeOf(store, row) });
}

function placeOf(store: Store, row: Parent): ProductRecord {
  const finding = store.findings.get(row.finding ?? 0);
  if (finding) return productOf(store, { test: finding.test });
  const product = store.products.get(row.product ?? 0);
  if (!product) throw notFound('Product');
  return product;
}

function parentOf(store: Store, body: unknown): Parent | undefined {
  const given = isObject(body) ? body : {};
  if (given['product']) {
    const product = store.products.get(Number(given['product']));
    if (!product) throw notFound('Product');
    return { product: product.id, finding: null };
  }
  if (!given['finding']) return undefined;
  const finding = store.findings.get(Number(given['finding']));
  if (!finding) throw notFound('Finding');
  return { product: null, finding: finding.id };
}

function withoutParent() {
  return invalidField('non_field_errors', 'Metadata entries need either a product, endpoint, location or a finding');
}

function refuseTakenName(store: Store, parent: Parent, name: unknown): void {
  if (!find(store, parent, String(name))) return;
  const kind = parent.product === null ? 'finding' : 'product';
  throw invalidField('non_field_errors', `The fields ${kind}, name must make a unique set.`, 'unique');
}

function find(store: Store, parent: Parent, name: string): MetadataRecord | undefined {
  const own = (row: MetadataRecord) => row.product === parent.product && row.finding === parent.finding;
  return store.metadata.list().find((row) => own(row) && row.name === name);
}

function metadataJson({ id, product, finding, name, value }: MetadataRecord): Record<string, unknown> {
  return { id, product, endpoint: null, location: null, finding, name, value };
}

function batchJson(store: Store, { product, finding }: Parent, metadata: unknown): Record<string, unknown> {
  const endpoint = store.traits.authorization === 'roles' ? { endpoint: null } : {};
  return { product, ...endpoint, finding, metadata };
}

function fieldsOf(store: Store): FieldSpec {
  const options = { nullable: true };
  return {
    product: reference((id) => store.products.get(id) !== undefined, options),
    finding: reference((id) => store.findings.get(id) !== undefined, options),
    name: text({ required: true, maxCharacters: 120 }),
    value: text({ required: true, maxCharacters: 300 }),
  };
}
