import { integerBounds } from '../model/columns.ts';
import type { Complaint } from '../model/complaints.ts';
import { isDate } from '../model/dates.ts';
import { complaint, type Field } from './fields.ts';
import type { Lookup } from './filters.ts';

interface FieldOptions {
  required?: boolean;
  nullable?: boolean;
}

function field({ required = false, nullable = false }: FieldOptions, read: Field['read']): Field {
  return { required, nullable, read };
}

/** A text, cut of white space at both ends. */
export function text(options: FieldOptions & { maxCharacters?: number; blank?: boolean } = {}): Field {
  return field(options, (value) => {
    if (typeof value === 'boolean' || typeof value === 'object') return complaint('Not a valid string.');
    const trimmed = String(value).trim();
    if (trimmed === '' && !options.blank) return complaint('This field may not be blank.', 'blank');
    const max = options.maxCharacters ?? Number.POSITIVE_INFINITY;
    if ([...trimmed].length > max) {
      return complaint(`Ensure this field has no more than ${max} characters.`, 'max_length');
    }
    return { value: trimmed };
  });
}

/** A list of tags, also as JSON in a text. */
export function tagList(options: FieldOptions = {}): Field {
  return field(options, (value) => {
    const list = typeof value === 'string' ? parsed(value || '[]') : value;
    if (list === undefined) {
      const advice = 'Invalid json list. A tag list submitted in string form must be valid json.';
      return complaint(advice, 'invalid_json');
    }
    const type = pythonType(list);
    if (!Array.isArray(list)) return complaint(`Expected a list of items but got type "${type}".`, 'not_a_list');
    const areTexts = list.every((item) => typeof item === 'string');
    return areTexts ? { value: list } : complaint('All list items must be of string type.', 'not_a_str');
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A boolean, also in the words that forms use. */
export function flag(options: FieldOptions = {}): Field {
  return field(options, (value) => {
    if (['true', 't', 'yes', 'y', 'on', '1'].includes(String(value).toLowerCase())) return { value: true };
    if (['false', 'f', 'no', 'n', 'off', '0'].includes(String(value).toLowerCase())) return { value: false };
    return complaint('Must be a valid boolean.');
  });
}

/** A whole number that the database takes. */
export function integer(options: FieldOptions = {}): Field {
  return field(options, (value) => {
    if (!/^-?\d+$/.test(String(value))) return complaint('A valid integer is required.');
    return bounded(Number(value), { least: String(integerBounds.least), most: String(integerBounds.most) });
  });
}

/** A number; the bounds are written as they are complained about. */
export function decimal({ least, most, ...options }: FieldOptions & { least?: string; most?: string } = {}): Field {
  return field(options, (value) => {
    const number = value === '' || typeof value === 'boolean' ? Number.NaN : Number(value);
    if (!Number.isFinite(number)) return complaint('A valid number is required.');
    return bounded(number, { least, most });
  });
}

function bounded(
  value: number,
  { least, most }: { least: string | undefined; most: string | undefined },
): { value: number } | Complaint {
  if (most !== undefined && value > Number(most)) {
    return complaint(`Ensure this value is less than or equal to ${most}.`, 'max_value');
  }
  if (least !== undefined && value < Number(least)) {
    return complaint(`Ensure this value is greater than or equal to ${least}.`, 'min_value');
  }
  return { value };
}

/** A date, `YYYY-MM-DD`. */
export function date(options: FieldOptions = {}): Field {
  return field(options, (value) => {
    const advice = 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';
    return typeof value === 'string' && isDate(value) ? { value } : complaint(advice);
  });
}

/** An instant in ISO 8601; a date alone is its first instant. */
export function dateTime(options: FieldOptions = {}): Field {
  return field(options, (value) => {
    if (typeof value === 'string' && isDate(value)) return { value: `${value}T00:00:00Z` };
    const ok =
      typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));
    const formats = 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]';
    return ok ? { value } : complaint(`Datetime has wrong format. Use one of these formats instead: ${formats}.`);
  });
}

/** The id of an existing object. */
export function reference(table: Lookup, options: FieldOptions = {}): Field {
  return { ...options, read: (value) => readReference(value, table) };
}

/** A list of ids of existing objects; `filled`: of one at least. */
export function references(
  table: Lookup,
  { filled = false, ...options }: FieldOptions & { filled?: boolean } = {},
): Field {
  return field(options, (value) => {
    if (!Array.isArray(value))
      return complaint(`Expected a list of items but got type "${pythonType(value)}".`, 'not_a_list');
    if (filled && value.length === 0) return complaint('This list may not be empty.', 'empty');
    const read = value.map((item) => readReference(item, table));
    return read.find((item): item is Complaint => 'message' in item) ?? { value: value.map(Number) };
  });
}

/** One of some words. */
export function choice(choices: readonly string[], options: FieldOptions & { blank?: boolean } = {}): Field {
  return field(options, (value) => {
    if (value === '' && options.blank) return { value };
    return choices.includes(String(value))
      ? { value }
      : complaint(`"${value}" is not a valid choice.`, 'invalid_choice');
  });
}

/** A field with one more condition, and what is complained where it does not hold. */
export function validated(field: Field, holds: (value: unknown) => boolean, message: string): Field {
  return {
    ...field,
    read: (value) => {
      const read = field.read(value);
      return 'message' in read || holds(read.value) ? read : complaint(message);
    },
  };
}

/** Anything at all. */
export function anything(options: FieldOptions = {}): Field {
  return { ...options, read: (value) => ({ value }) };
}

function readReference(value: unknown, table: Lookup): { value: number } | Complaint {
  if (!/^\d+$/.test(String(value))) {
    return complaint(`Incorrect type. Expected pk value, received ${pythonType(value)}.`, 'incorrect_type');
  }
  const id = Number(value);
  return table.get(id) ? { value: id } : complaint(`Invalid pk "${value}" - object does not exist.`, 'does_not_exist');
}

function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'NoneType';
  const names: Record<string, string> = { string: 'str', number: 'int', boolean: 'bool', object: 'dict' };
  return names[typeof value] ?? 'object';
}
