import type { Complaint, FieldComplaints } from '../model/complaints.ts';
import { isObject } from '../model/json-object.ts';
import { invalidFields } from '../model/rejection.ts';

/** Reads one field of a request, or says what Django REST framework would complain about. */
export interface Field {
  required?: boolean;
  nullable?: boolean;
  read(value: unknown): { value: unknown } | Complaint;
}

export type FieldSpec = Record<string, Field>;

/**
 * Reads the fields of a request that are named in `spec`; unknown ones are ignored, as DefectDojo ignores them. With
 * `partial` nothing is required. Throws the 400 that names every field at fault.
 */
export function readFields(
  spec: FieldSpec,
  body: unknown,
  options: { partial?: boolean } = {},
): Record<string, unknown> {
  const given = isObject(body) ? body : {};
  const values: Record<string, unknown> = {};
  const complaints: FieldComplaints = {};
  for (const [name, field] of Object.entries(spec)) {
    const read = readField(field, given[name], options.partial === true);
    if (!read) continue;
    if ('message' in read) complaints[name] = [read];
    else values[name] = read.value;
  }
  if (Object.keys(complaints).length > 0) throw invalidFields(complaints);
  return values;
}

function readField(field: Field, value: unknown, partial: boolean): { value: unknown } | Complaint | undefined {
  if (value === undefined) {
    return field.required && !partial ? complaint('This field is required.', 'required') : undefined;
  }
  if (value === null) return field.nullable ? { value: null } : complaint('This field may not be null.', 'null');
  return field.read(value);
}

/** What is complained about a field, with the code that goes with it. */
export function complaint(message: string, code = 'invalid'): Complaint {
  return { message, code };
}
