import type { Api } from '../http/api.ts';
import { flag, text } from '../http/field-kinds.ts';
import { readFields } from '../http/fields.ts';
import { exactly, filtered, number } from '../http/filters.ts';
import { pageOf, shown } from '../http/paging.ts';
import { mayConfigure } from '../model/permissions.ts';
import type { RegulationRecord, TestTypeRecord } from '../model/records.ts';
import { forbidden, invalidField, notFound } from '../model/rejection.ts';
import { testTypeJson } from '../views/place-json.ts';

/** `/test_types/`, `/development_environments/` and `/regulations/`: what the instance knows, whoever asks. */
export function addCatalogueRoutes(api: Api): void {
  api.on('GET', '/test_types/', ({ store, url }) => {
    // A test type's name is matched whole: "Generic Findings Import" finds no dynamic type.
    const found = filtered(store.testTypes.list(), url.searchParams, { name: exactly((row) => row.name) });
    return { status: 200, body: pageOf(found.map(testTypeJson), url) };
  });
  api.on('POST', '/test_types/', async ({ store, user, json }) => {
    if (!mayConfigure(store, user)) throw forbidden();
    const fields = { name: text({ required: true, maxCharacters: 200 }), static_tool: flag(), dynamic_tool: flag() };
    const values = readFields({ ...fields, active: flag() }, await json());
    if (store.testTypes.list().some((row) => row.name === values['name'])) {
      throw invalidField('name', 'test_ type with this name already exists.', 'unique');
    }
    const defaults = { name: '', static_tool: false, dynamic_tool: false, active: true };
    const row = store.testTypes.insert({ ...defaults, ...(values as Partial<TestTypeRecord>) });
    return { status: 201, body: testTypeJson(row) };
  });
  api.on('PATCH', '/test_types/:id/', async ({ store, user, id, json }) => {
    if (!mayConfigure(store, user)) throw forbidden();
    const row = store.testTypes.get(id);
    if (!row) throw notFound('Test_Type');
    Object.assign(row, readFields({ active: flag() }, await json(), { partial: true }));
    return { status: 200, body: testTypeJson(row) };
  });
  api.on('GET', '/development_environments/', ({ store, url }) => {
    return { status: 200, body: pageOf(store.environments.list(), url) };
  });
  api.on('PATCH', '/development_environments/:id/', async ({ store, user, id, json }) => {
    if (!mayConfigure(store, user)) throw forbidden();
    const row = store.environments.get(id);
    if (!row) throw notFound('Development_Environment');
    Object.assign(row, readFields({ name: text({ maxCharacters: 200 }) }, await json(), { partial: true }));
    return { status: 200, body: row };
  });
  api.on('GET', '/regulations/', ({ store, url }) => {
    const filters = {
      id: number((row: RegulationRecord) => row.id),
      name: exactly((row: RegulationRecord) => row.name),
    };
    const found = filtered(store.regulations.list(), url.searchParams, filters);
    return shown(pageOf(found, url));
  });
}
