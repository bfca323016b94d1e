import type { Api, ApiCall } from '../http/api.ts';
import { flag, tagList, text } from '../http/field-kinds.ts';
import { type FieldSpec, readFields } from '../http/fields.ts';
import { type Closing, closeFinding, makeDuplicate, resetDuplicate, review } from '../model/finding-actions.ts';
import { isObject } from '../model/json-object.ts';
import { addNote } from '../model/notes.ts';
import { bareFields, Rejection, serverError } from '../model/rejection.ts';
import { nowOf } from '../model/store.ts';
import { inheritTags } from '../model/tag-inheritance.ts';
import { tagsFromApi } from '../model/tags.ts';
import { noteJson } from '../views/finding-json.ts';
import { findingFor, visibleFinding } from './finding-routes.ts';

/** What hangs below `/findings/{id}/`: close, notes, tags, metadata, duplicates. */
export function addFindingActionRoutes(api: Api): void {
  api.on('POST', '/findings/:id/close/', postClose);
  api.on('GET', '/findings/:id/notes/', (call) => {
    const finding = visibleFinding(call);
    const notes = finding.notes.map((note) => noteJson(call.store, note));
    return { status: 200, body: { finding_id: finding.id, notes } };
  });
  api.on('POST', '/findings/:id/notes/', postNote);
  api.on('GET', '/findings/:id/tags/', (call) => ({ status: 200, body: { tags: visibleFinding(call).tags } }));
  api.on('POST', '/findings/:id/tags/', postTags);
  api.on('PUT', '/findings/:id/remove_tags/', removeTags);
  api.on('PATCH', '/findings/:id/remove_tags/', removeTags);
  api.on('GET', '/findings/:id/metadata/', (call) => {
    const finding = visibleFinding(call);
    const own = call.store.metadata.list().filter((entry) => entry.finding === finding.id);
    return { status: 200, body: own.map(({ name, value }) => ({ name, value })) };
  });
  api.on('POST', '/findings/:id/metadata/', postMetadata);
  api.on('POST', '/findings/:id/original/:other/', (call) => {
    const twin = findingFor(call, 'edit_finding');
    const kept = visibleFinding({ ...call, id: call.other });
    return { status: makeDuplicate(call.store, twin, kept, call.user.id) ? 204 : 400 };
  });
  api.on('POST', '/findings/:id/duplicate/reset/', (call) => {
    const finding = findingFor(call, 'edit_finding');
    return { status: resetDuplicate(call.store, finding, call.user.id) ? 204 : 400 };
  });
  // Accepts by vulnerability id only, which findings of Gecko do not have: it finds none.
  api.on('POST', '/findings/accept_risks/', () => ({ status: 201, body: [] }));
}

/** Without `is_mitigated` DefectDojo fails on its own code: 500 (measured on all releases). */
async function postClose(call: ApiCall) {
  const finding = findingFor(call, 'edit_finding');
  const body = await call.json();
  if (!isObject(body) || body['is_mitigated'] === undefined) throw serverError();
  const fields = { is_mitigated: flag(), false_p: flag(), out_of_scope: flag(), duplicate: flag(), note: text() };
  closeFinding(call.store, finding, call.user.id, readFields(fields, body) as unknown as Closing);
  const { is_mitigated, mitigated, false_p, out_of_scope, duplicate, mitigated_by } = finding;
  const who = call.store.traits.closeTellsWho ? { mitigated_by, note_type: null } : {};
  return { status: 200, body: { is_mitigated, mitigated, false_p, out_of_scope, duplicate, ...who } };
}

async function postNote(call: ApiCall) {
  const { store, user } = call;
  const finding = findingFor(call, 'note');
  const values = await readBare(call, { entry: text({ required: true }), private: flag() });
  const note = addNote(store, finding, user.id, String(values['entry']), values['private'] === true);
  review(store, finding, user.id);
  const { author, editor, entry, private: isPrivate } = noteJson(store, note);
  return { status: 201, body: { author, editor, entry, private: isPrivate, edit_time: null } };
}

async function postTags(call: ApiCall) {
  const finding = findingFor(call, 'edit_finding');
  const values = await readBare(call, { tags: tagList({ required: true }) });
  const added = bare(() => tagsFromApi(call.store, 'finding', values['tags'] as string[]));
  finding.tags = [...new Set([...finding.tags, ...added])].sort();
  inheritTags(call.store, finding);
  finding.updated = nowOf(call.store);
  return { status: 200, body: { tags: finding.tags } };
}

async function removeTags(call: ApiCall) {
  const finding = findingFor(call, 'edit_finding');
  const values = await readBare(call, { tags: tagList({ required: true }) });
  const removed = values['tags'] as string[];
  if (removed.length === 0) throw new Rejection(400, () => ({ error: 'Empty Tag List Not Allowed' }));
  const unknown = removed.find((tag) => !finding.tags.includes(tag));
  if (unknown !== undefined) {
    const listed = `[${finding.tags.map((tag) => `'${tag}'`).join(', ')}]`;
    throw new Rejection(400, () => ({ error: `'${unknown}' is not a valid tag in list '${listed}'` }));
  }
  finding.tags = finding.tags.filter((tag) => !removed.includes(tag));
  inheritTags(call.store, finding);
  finding.updated = nowOf(call.store);
  return { status: 204 };
}

async function postMetadata(call: ApiCall) {
  const { store } = call;
  const finding = findingFor(call, 'edit_finding');
  const fields = {
    name: text({ required: true, maxCharacters: 120 }),
    value: text({ required: true, maxCharacters: 300 }),
  };
  const values = readFields(fields, await call.json());
  const [name, value] = [String(values['name']), String(values['value'])];
  if (store.metadata.list().some((entry) => entry.finding === finding.id && entry.name === name)) {
    throw new Rejection(400, () => 'Create failed probably because the name of the metadata already exists');
  }
  store.metadata.insert({ product: null, finding: finding.id, name, value });
  return { status: 200, body: { name, value } };
}

/** These routes check what they are sent by themselves, and say no more than what is wrong with each field. */
async function readBare(call: ApiCall, fields: FieldSpec): Promise<Record<string, unknown>> {
  const body = await call.json();
  return bare(() => readFields(fields, body));
}

function bare<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw bareFields(error);
  }
}
