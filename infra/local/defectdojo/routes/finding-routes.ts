import type { Api, ApiCall } from '../http/api.ts';
import { readFields } from '../http/fields.ts';
import { listed, shown } from '../http/paging.ts';
import { deleteFinding } from '../model/deletion.ts';
import type { FindingRecord } from '../model/finding-record.ts';
import { createFinding, type FindingValues, patchFinding } from '../model/finding-writes.ts';
import { pushToJira } from '../model/jira.ts';
import { isObject } from '../model/json-object.ts';
import { may, mustBeAllowed, productOf, type Right } from '../model/permissions.ts';
import { detail, notFound } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';
import { tagsFromApi } from '../model/tags.ts';
import { createdFindingJson, findingJson, patchedFindingJson } from '../views/finding-json.ts';
import { findingFields } from './finding-fields.ts';
import { queryFindings } from './finding-query.ts';

/** `/findings/`: list, create, read, change, delete. */
export function addFindingRoutes(api: Api): void {
  api.on('GET', '/findings/', listFindings);
  api.on('POST', '/findings/', postFinding);
  api.on('GET', '/findings/:id/', (call) => shown(findingJson(call.store, visibleFinding(call))));
  api.on('PATCH', '/findings/:id/', async (call) => {
    const finding = findingFor(call, 'edit_finding');
    patchFinding(call.store, finding, call.user.id, readValues(call.store, await call.json(), { partial: true }));
    pushToJira(call.store, finding);
    return { status: 200, body: patchedFindingJson(call.store, finding) };
  });
  api.on('DELETE', '/findings/:id/', (call) => {
    deleteFinding(call.store, findingFor(call, 'delete_finding').id);
    return { status: 204 };
  });
}

function listFindings({ store, user, url }: ApiCall) {
  const found = queryFindings(store, url.searchParams).filter(sightOf(store, user));
  return listed(found, url, (finding) => findingJson(store, finding));
}

async function postFinding(call: ApiCall) {
  const { store, user } = call;
  const body = await call.json();
  const given = isObject(body) ? body['test'] : undefined;
  if (given === undefined) throw detail(400, "Unable to check for permissions: Attribute 'test' is required");
  const test = store.tests.get(Number(given));
  if (!test) throw notFound('Test');
  mustBeAllowed(store, user, 'edit_finding', { product: productOf(store, { test: test.id }) });
  const finding = createFinding(store, test.id, user.id, readValues(store, body, { partial: false }));
  return { status: 201, body: createdFindingJson(store, finding) };
}

function readValues(store: Store, body: unknown, options: { partial: boolean }): FindingValues {
  const values: FindingValues = readFields(findingFields(store), body, options);
  if (values.tags) values.tags = tagsFromApi(store, 'finding', values.tags);
  if (values.vulnerability_ids) values.vulnerability_ids = labels(values.vulnerability_ids, 'vulnerability_id');
  if (values.cwes) values.cwes = labels(values.cwes, 'cwe');
  return values;
}

/** Ids as the API takes them: `[{ "vulnerability_id": "CVE-…" }]`. */
function labels(list: unknown, key: string): string[] {
  return Array.isArray(list) ? list.map((item) => String(isObject(item) ? item[key] : item)) : [];
}

/** The finding in the path, if the user sees it; else the 404. */
export function visibleFinding({ store, user, id }: ApiCall): FindingRecord {
  const finding = store.findings.get(id);
  if (!finding || !sightOf(store, user)(finding)) throw notFound('Finding');
  return finding;
}

/** The finding in the path, if the user may do this to it; else the 404 or the 403. */
export function findingFor(call: ApiCall, right: Right): FindingRecord {
  const finding = visibleFinding(call);
  mustBeAllowed(call.store, call.user, right, { product: productOf(call.store, { test: finding.test }) });
  return finding;
}

/** Whether a user sees a finding; asked once per test. */
function sightOf(store: Store, user: ApiCall['user']): (finding: FindingRecord) => boolean {
  const seen = new Map<number, boolean>();
  return ({ test }) => {
    const known = seen.get(test) ?? may(store, user, 'view', { product: productOf(store, { test }) });
    seen.set(test, known);
    return known;
  };
}
