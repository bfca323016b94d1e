import type { Api, ApiCall } from '../http/api.ts';
import { readFields } from '../http/fields.ts';
import { exactly, existing, type Filters, filtered, flagged, number, wordIn } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { deleteEngagement } from '../model/deletion.ts';
import { settleEngagementStatus } from '../model/engagement-status.ts';
import { isObject } from '../model/json-object.ts';
import { may, mustBeAllowed, productOf } from '../model/permissions.ts';
import { type EngagementRecord, unsaidEngagement } from '../model/records.ts';
import { detail, invalidField, notFound } from '../model/rejection.ts';
import { nowOf, type Store } from '../model/store.ts';
import { tagsFromApi } from '../model/tags.ts';
import { engagementJson } from '../views/place-json.ts';
import { engagementFields } from './engagement-fields.ts';

/** `/engagements/`: list, create, read, change, close, delete. */
export function addEngagementRoutes(api: Api): void {
  api.on('GET', '/engagements/', ({ store, user, url }) => {
    const found = filtered(store.engagements.list(), url.searchParams, filtersOf(store));
    const visible = found.filter((row) => sees(store, user, row));
    return listed(visible, url, (row) => engagementJson(store, row));
  });
  api.on('POST', '/engagements/', createEngagement);
  api.on('GET', '/engagements/:id/', (call) => shown(engagementJson(call.store, visibleEngagement(call))));
  api.on('PATCH', '/engagements/:id/', changeEngagement);
  api.on('POST', '/engagements/:id/close/', (call) => setOpen(call, false));
  api.on('POST', '/engagements/:id/reopen/', (call) => setOpen(call, true));
  api.on('DELETE', '/engagements/:id/', (call) => {
    const engagement = visibleEngagement(call);
    mustBeAllowed(call.store, call.user, 'delete_engagement', placeOf(call.store, engagement));
    deleteEngagement(call.store, engagement.id);
    return { status: 204 };
  });
}

/** `name` is matched whole; the product has to exist. */
function filtersOf(store: Store): Filters<EngagementRecord> {
  return {
    id: number((row) => row.id),
    name: exactly((row) => row.name),
    version: exactly((row) => row.version),
    status: exactly((row) => row.status),
    active: flagged((row) => row.active),
    product: existing(store.products, (row) => row.product),
    tags: wordIn((row) => row.tags),
  };
}

async function createEngagement(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const given = isObject(body) ? body['product'] : undefined;
  if (given === undefined) throw detail(400, "Unable to check for permissions: Attribute 'product' is required");
  const product = store.products.get(Number(given));
  if (!product) throw notFound('Product');
  mustBeAllowed(store, user, 'add_engagement', { product });
  const values = readFields(engagementFields(store), body);
  if (String(values['target_start']) > String(values['target_end'])) {
    throw invalidField('non_field_errors', 'Your target start date exceeds your target end date');
  }
  const now = nowOf(store);
  const row = store.engagements.insert({
    created: now,
    updated: now,
    product: product.id,
    ...unsaidEngagement,
    status: store.traits.defaultEngagementStatus,
    ...(values as Partial<EngagementRecord>),
    tags: tagsFromApi(store, 'engagement', (values['tags'] as string[] | undefined) ?? []),
  });
  nameIt(row);
  return { status: 201, body: engagementJson(store, row) };
}

async function changeEngagement(call: ApiCall) {
  const { store, user } = call;
  const row = visibleEngagement(call);
  mustBeAllowed(store, user, 'edit_engagement', placeOf(store, row));
  const values = readFields(engagementFields(store), await call.json(), { partial: true });
  const tags = values['tags'] === undefined ? row.tags : tagsFromApi(store, 'engagement', values['tags'] as string[]);
  const changed = { ...row, ...(values as Partial<EngagementRecord>), tags, updated: nowOf(store) };
  settleEngagementStatus(store, changed);
  Object.assign(row, changed);
  nameIt(row);
  return { status: 200, body: engagementJson(store, row) };
}

function setOpen(call: ApiCall, active: boolean) {
  const { store, user } = call;
  const row = visibleEngagement(call);
  mustBeAllowed(store, user, 'edit_engagement', placeOf(store, row));
  Object.assign(row, { active, status: active ? 'In Progress' : 'Completed', updated: nowOf(store) });
  return { status: 200, body: {} };
}

/** One without a name is called by the day it starts. */
function nameIt(row: EngagementRecord): void {
  row.name ||= row.target_start;
}

function visibleEngagement({ store, user, id }: ApiCall): EngagementRecord {
  const row = store.engagements.get(id);
  if (!row || !sees(store, user, row)) throw notFound('Engagement');
  return row;
}

function sees(store: Store, user: ApiCall['user'], row: EngagementRecord): boolean {
  return may(store, user, 'view', placeOf(store, row));
}

function placeOf(store: Store, row: EngagementRecord) {
  return { product: productOf(store, { engagement: row.id }) };
}
