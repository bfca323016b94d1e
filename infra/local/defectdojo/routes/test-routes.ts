import type { Api, ApiCall } from '../http/api.ts';
import { dateTime, integer, reference, tagList, text } from '../http/field-kinds.ts';
import { type FieldSpec, readFields } from '../http/fields.ts';
import { exactly, existing, type Filters, filtered, number, wordIn } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { deleteTest } from '../model/deletion.ts';
import { isObject } from '../model/json-object.ts';
import { may, mustBeAllowed, productOf } from '../model/permissions.ts';
import { type TestRecord, unsaidTest } from '../model/records.ts';
import { detail, invalidField, notFound } from '../model/rejection.ts';
import { nowOf, type Store } from '../model/store.ts';
import { inheritTags } from '../model/tag-inheritance.ts';
import { tagsFromApi } from '../model/tags.ts';
import { createdTestJson, testJson } from '../views/place-json.ts';

/** `/tests/`: list, create, read, change, delete. */
export function addTestRoutes(api: Api): void {
  api.on('GET', '/tests/', ({ store, user, url }) => {
    refuseOrder(url.searchParams.get('o'));
    const found = filtered(store.tests.list(), url.searchParams, filtersOf(store));
    const visible = found.filter((row) => sees(store, user, row));
    return listed(visible, url, (row) => testJson(store, row));
  });
  api.on('POST', '/tests/', createTest);
  api.on('GET', '/tests/:id/', (call) => shown(testJson(call.store, visibleTest(call))));
  api.on('PATCH', '/tests/:id/', changeTest);
  api.on('DELETE', '/tests/:id/', (call) => {
    const test = visibleTest(call);
    mustBeAllowed(call.store, call.user, 'delete_engagement', placeOf(call.store, test));
    deleteTest(call.store, test.id);
    return { status: 204 };
  });
}

/** `title` and `scan_type` are matched whole; engagement and test type have to exist. */
function filtersOf(store: Store): Filters<TestRecord> {
  return {
    id: number((row) => row.id),
    title: exactly((row) => row.title),
    scan_type: exactly((row) => row.scan_type),
    engagement: existing(store.engagements, (row) => row.engagement),
    test_type: existing(store.testTypes, (row) => row.test_type),
    tags: wordIn((row) => row.tags),
  };
}

const orders = 'title version target_start target_end test_type lead branch_tag build_id commit_hash'.split(' ');

/** Throws the 400 for an order that there is not; none of the others is played, they all give ids. */
function refuseOrder(order: string | null): void {
  const unknown = order?.split(',').find((one) => !orders.includes(one.replace(/^-/, '')));
  if (unknown) {
    throw invalidField('o', `Select a valid choice. ${unknown} is not one of the available choices.`, 'invalid_choice');
  }
}

async function createTest(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const given = isObject(body) ? body['engagement'] : undefined;
  if (given === undefined) throw detail(400, "Unable to check for permissions: Attribute 'engagement' is required");
  const engagement = store.engagements.get(Number(given));
  if (!engagement) throw notFound('Engagement');
  mustBeAllowed(store, user, 'add_test', { product: productOf(store, { engagement: engagement.id }) });
  const values = readFields(fieldsOf(store), body);
  const now = nowOf(store);
  const row = store.tests.insert({
    created: now,
    updated: now,
    engagement: engagement.id,
    ...unsaidTest,
    ...(values as Partial<TestRecord>),
    tags: tagsFromApi(store, 'test', (values['tags'] as string[] | undefined) ?? []),
  });
  inheritTags(store, row);
  return { status: 201, body: createdTestJson(row) };
}

async function changeTest(call: ApiCall) {
  const { store, user } = call;
  const row = visibleTest(call);
  mustBeAllowed(store, user, 'edit_test', placeOf(store, row));
  const { engagement: _, ...values } = readFields(fieldsOf(store), await call.json(), { partial: true });
  const tags = values['tags'] === undefined ? row.tags : tagsFromApi(store, 'test', values['tags'] as string[]);
  Object.assign(row, values, { tags, updated: nowOf(store) });
  if (values['tags'] !== undefined) inheritTags(store, row);
  return { status: 200, body: testJson(store, row) };
}

function visibleTest({ store, user, id }: ApiCall): TestRecord {
  const row = store.tests.get(id);
  if (!row || !sees(store, user, row)) throw notFound('Test');
  return row;
}

function sees(store: Store, user: ApiCall['user'], row: TestRecord): boolean {
  return may(store, user, 'view', placeOf(store, row));
}

function placeOf(store: Store, row: TestRecord) {
  return { product: productOf(store, { engagement: row.engagement }) };
}

function fieldsOf(store: Store): FieldSpec {
  return {
    engagement: reference(store.engagements, { required: true }),
    tags: tagList(),
    scan_type: text({ nullable: true }),
    title: text({ nullable: true, blank: true, maxCharacters: 255 }),
    description: text({ nullable: true, blank: true }),
    target_start: dateTime({ required: true }),
    target_end: dateTime({ required: true }),
    percent_complete: integer({ nullable: true }),
    version: text({ nullable: true, blank: true, maxCharacters: 100 }),
    build_id: text({ nullable: true, blank: true, maxCharacters: 150 }),
    commit_hash: text({ nullable: true, blank: true, maxCharacters: 150 }),
    branch_tag: text({ nullable: true, blank: true, maxCharacters: 150 }),
    lead: reference(store.users, { nullable: true }),
    test_type: reference(store.testTypes, { required: true }),
    environment: reference(store.environments, { nullable: true }),
  };
}
