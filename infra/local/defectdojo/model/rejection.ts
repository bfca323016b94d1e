import type { FieldComplaints } from './complaints.ts';
import { pythonDict, pythonList, pythonString } from './python-text.ts';
import type { Traits } from './traits.ts';

const advertisement = ['Pro comes with support. Try today for free or email us at hello@defectdojo.com'];

/** Thrown by the model and the routes where DefectDojo refuses a request; `body` says how, given the release's traits. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code = 'defectdojo_rejection';
  readonly status: number;
  readonly body: (traits: Traits) => unknown;

  constructor(status: number, body: (traits: Traits) => unknown, options?: ErrorOptions) {
    super(`DefectDojo answers ${status}`, options);
    this.status = status;
    this.body = body;
  }
}

/** `{ "detail": … }`: what the framework itself says (403, 404, 405, 415, and 400 from the permission checks). */
export function detail(status: number, text: string): Rejection {
  return new Rejection(status, () => ({ detail: text }));
}

/** The 403 for a key that may not do this. */
export function forbidden(): Rejection {
  return detail(403, 'You do not have permission to perform this action.');
}

/** The 404 for an object that does not exist or is out of the user's sight. */
export function notFound(model: string): Rejection {
  return detail(404, `No ${model} matches the given query.`);
}

/** A 400 with one list of messages per field. */
export function invalidFields(fields: FieldComplaints): Rejection {
  const lists = Object.fromEntries(Object.entries(fields).map(([name, list]) => [name, list.map((c) => c.message)]));
  return new Rejection(400, (traits) => withPro({ ...lists, message: pythonDict(fields) }, traits));
}

/** A 400 with one list of messages per field and no more, as routes answer that check by themselves. */
export function bareFields(error: unknown): unknown {
  if (!(error instanceof Rejection) || error.status !== 400) return error;
  return new Rejection(400, (traits) => {
    const { message: _, pro: __, ...lists } = error.body(traits) as Record<string, unknown>;
    return lists;
  });
}

/** A 400 about one field. */
export function invalidField(name: string, message: string, code = 'invalid'): Rejection {
  return invalidFields({ [name]: [{ message, code }] });
}

/** A 400 that is about no field: Django's own validation errors, shown as a Python list. */
export function invalidMessage(text: string): Rejection {
  return new Rejection(400, (traits) => withPro({ message: pythonList([text]) }, traits));
}

/** A 400 for a record that Django refuses to save: its own validation errors, shown as a Python dictionary. */
export function unsavable(field: string, text: string): Rejection {
  const message = `{${pythonString(field)}: ${pythonList([text])}}`;
  return new Rejection(400, (traits) => withPro({ message }, traits));
}

/** A 400 whose body is a bare list. */
export function invalidList(text: string): Rejection {
  return new Rejection(400, () => [text]);
}

/** The 500 for whatever DefectDojo did not foresee. */
export function serverError(cause?: unknown): Rejection {
  const body = (traits: Traits) => withPro({ message: 'Internal server error, check logs for details' }, traits);
  return new Rejection(500, body, { cause });
}

function withPro(body: object, traits: Traits): object {
  return traits.advertisesPro ? { ...body, pro: advertisement } : body;
}
