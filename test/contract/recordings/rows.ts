import type { Json, RecordedVersion, Shapes } from './topic-file.ts';

type Fields = Record<string, Json>;

/** Writes out what the recordings keep short. */
export interface Rows {
  /**
   * A row such as `{ "$finding": 7, "active": false }` is the shape of that name with the fields that were seen last on
   * finding 7, and then its own fields; `{ "$counts": null }`, without an id, is the shape with its own fields.
   */
  whole(json: Json): Json;
}

/** The rows of one server of that release, which remembers each row as it was seen last. */
export function createRows(shapes: Shapes, version: RecordedVersion): Rows {
  const lastSeen = new Map<string, Fields>();

  function whole(json: Json): Json {
    if (Array.isArray(json)) return json.map(whole);
    if (!isFields(json)) return json;
    const own: Fields = {};
    for (const [name, value] of Object.entries(json)) if (!name.startsWith('$')) own[name] = whole(value);
    const mark = Object.keys(json).find((name) => name.startsWith('$'));
    return mark === undefined ? own : wholeRow(mark.slice(1), json[mark] ?? null, own);
  }

  function wholeRow(shape: string, id: Json, own: Fields): Json {
    const usual = usualFields(shape);
    if (id === null) return withChanges(usual, own);
    const seen = lastSeen.get(`${kindOf(shape)} ${id}`) ?? {};
    const known = Object.entries(usual).map(([name, value]): [string, Json] => [
      name,
      name in seen ? (seen[name] ?? null) : value,
    ]);
    const before = Object.fromEntries(known);
    const row = { id, ...withChanges(before, own) };
    lastSeen.set(`${kindOf(shape)} ${id}`, { ...seen, ...row });
    return row;
  }

  function usualFields(name: string): Fields {
    const shape = shapes[name];
    if (!shape) throw new Error(`The recordings have no shape "${name}".`);
    const absent = shape.without?.[version] ?? [];
    return Object.fromEntries(Object.entries(shape.fields).filter(([field]) => !absent.includes(field)));
  }

  return { whole };
}

/** Which rows are the same thing in different answers: "finding patched" is a finding, an author is a user. */
function kindOf(shape: string): string {
  const [kind = shape] = shape.split(' ');
  return kind === 'author' ? 'user' : kind;
}

/** Objects are changed field by field, everything else is replaced. */
export function withChanges(fields: Fields, changes: Fields): Fields {
  const changed = { ...fields };
  for (const [name, change] of Object.entries(changes)) {
    const before = fields[name];
    changed[name] = isFields(before) && isFields(change) ? withChanges(before, change) : change;
  }
  return changed;
}

/** As {@link withChanges}, but a list is changed by index: `{ "2": … }` changes the third. */
export function withDifferences(before: Json, changes: Json): Json {
  if (!isFields(changes)) return changes;
  if (Array.isArray(before)) {
    return before.map((item, index) => {
      const change = changes[index];
      return change === undefined ? item : withDifferences(item, change);
    });
  }
  if (!isFields(before)) return changes;
  const entries = Object.entries(changes).map(([name, change]): [string, Json] => [
    name,
    withDifferences(before[name] ?? null, change),
  ]);
  return { ...before, ...Object.fromEntries(entries) };
}

export function isFields(json: unknown): json is Fields {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
