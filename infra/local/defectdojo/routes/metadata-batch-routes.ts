import type { Api, ApiCall } from '../http/api.ts';
import { anything } from '../http/field-kinds.ts';
import { readFields } from '../http/fields.ts';
import { findEntry, type MetadataParent, parentOf, placeOf, withoutParent } from '../model/metadata.ts';
import { mustBeAllowed } from '../model/permissions.ts';
import { invalidMessage } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';
import { entryFields } from './metadata-fields.ts';

/** `/metadata/batch/`: several entries of one product or finding at once. */
export function addMetadataBatchRoutes(api: Api): void {
  api.on('POST', '/metadata/batch/', addBatch);
  api.on('PATCH', '/metadata/batch/', changeBatch);
}

/** All or nothing: one name that exists already fails the whole batch. */
async function addBatch(call: ApiCall) {
  const { store } = call;
  const { parent, entries } = await readBatch(call);
  for (const { name } of entries) {
    if (!findEntry(store, parent, name)) continue;
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
  const missing = entries.find(({ name }) => !findEntry(store, parent, name));
  if (missing) throw invalidMessage(`Metadata ${missing.name} not found for object.`);
  for (const { name, value } of entries) Object.assign(findEntry(store, parent, name) ?? {}, { value });
  return { status: 200, body: batchJson(store, parent, entries) };
}

async function readBatch(
  call: ApiCall,
): Promise<{ parent: MetadataParent; entries: { name: string; value: string }[] }> {
  const { store, user } = call;
  const body = await call.json();
  const parent = parentOf(store, body);
  if (!parent) throw withoutParent();
  mustBeAllowed(store, user, 'edit_product', { product: placeOf(store, parent) });
  const { metadata } = readFields({ metadata: anything({ required: true }) }, body);
  const items = Array.isArray(metadata) ? metadata : [];
  const entries = items.map((item) => readFields(entryFields, item));
  return { parent, entries: entries.map((entry) => ({ name: String(entry['name']), value: String(entry['value']) })) };
}

function batchJson(store: Store, { product, finding }: MetadataParent, metadata: unknown): Record<string, unknown> {
  const endpoint = store.traits.authorization === 'roles' ? { endpoint: null } : {};
  return { product, ...endpoint, finding, metadata };
}
