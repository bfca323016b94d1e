import type { Api, ApiCall } from '../http/api.ts';
import { readFields } from '../http/fields.ts';
import { exactly, existing, type Filters, filtered, number } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { findEntry, type MetadataParent, parentOf, placeOf, withoutParent } from '../model/metadata.ts';
import { may, mustBeAllowed } from '../model/permissions.ts';
import type { MetadataRecord } from '../model/records.ts';
import { forbidden, invalidField, notFound } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';
import { metadataFields } from './metadata-fields.ts';

/** `/metadata/`, for products and findings. */
export function addMetadataRoutes(api: Api): void {
  api.on('GET', '/metadata/', ({ store, user, url }) => {
    const found = filtered(store.metadata.list(), url.searchParams, filtersOf(store));
    const visible = found.filter((row) => sees(store, user, row));
    return listed(visible, url, metadataJson);
  });
  api.on('POST', '/metadata/', addEntry);
  api.on('GET', '/metadata/:id/', (call) => shown(metadataJson(visibleEntry(call))));
  api.on('PATCH', '/metadata/:id/', changeEntry);
  api.on('DELETE', '/metadata/:id/', (call) => {
    const row = visibleEntry(call);
    mustBeAllowed(call.store, call.user, 'edit_product', { product: placeOf(call.store, row) });
    call.store.metadata.delete(row.id);
    return { status: 204 };
  });
}

function filtersOf(store: Store): Filters<MetadataRecord> {
  return {
    id: number((row) => row.id),
    name: exactly((row) => row.name),
    value: exactly((row) => row.value),
    product: existing(store.products, (row) => row.product),
    finding: existing(store.findings, (row) => row.finding),
  };
}

async function addEntry(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const parent = parentOf(store, body);
  if (parent) mustBeAllowed(store, user, 'edit_product', { product: placeOf(store, parent) });
  const values = readFields(metadataFields(store), body);
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
  const values = readFields(metadataFields(store), body, { partial: true });
  const parent = parentOf(store, body);
  if (!parent) throw withoutParent();
  const name = String(values['name'] ?? row.name);
  if (name !== row.name) refuseTakenName(store, parent, name);
  Object.assign(row, parent, { name, value: String(values['value'] ?? row.value) });
  return { status: 200, body: metadataJson(row) };
}

function visibleEntry({ store, user, id }: ApiCall): MetadataRecord {
  const row = store.metadata.get(id);
  if (!row) throw notFound('DojoMeta');
  if (!sees(store, user, row)) throw store.traits.hiddenMetadataStatus === 403 ? forbidden() : notFound('DojoMeta');
  return row;
}

function sees(store: Store, user: ApiCall['user'], row: MetadataParent): boolean {
  return may(store, user, 'view', { product: placeOf(store, row) });
}

function refuseTakenName(store: Store, parent: MetadataParent, name: unknown): void {
  if (!findEntry(store, parent, String(name))) return;
  const kind = parent.product === null ? 'finding' : 'product';
  throw invalidField('non_field_errors', `The fields ${kind}, name must make a unique set.`, 'unique');
}

function metadataJson({ id, product, finding, name, value }: MetadataRecord): Record<string, unknown> {
  return { id, product, endpoint: null, location: null, finding, name, value };
}
