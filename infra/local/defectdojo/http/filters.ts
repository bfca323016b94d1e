import type { Complaint, FieldComplaints } from '../model/complaints.ts';
import { invalidFields } from '../model/rejection.ts';

type Holds<Row> = (row: Row) => boolean;

/** Reads a filter's value: the condition it sets, or what django-filter complains about. */
export type Filter<Row> = (wanted: string) => Holds<Row> | Complaint;

export type Filters<Row> = Record<string, Filter<Row>>;

/** Where an object of that id is, or is not. */
export interface Lookup {
  get(id: number): object | undefined;
}

/**
 * The rows that a query asks for. A parameter without a filter is ignored without a word, an empty one too; throws the 400
 * that names every filter whose value does not make sense.
 */
export function filtered<Row>(rows: Iterable<Row>, query: URLSearchParams, filters: Filters<Row>): Row[] {
  const conditions: Holds<Row>[] = [];
  const complaints: FieldComplaints = {};
  for (const [name, wanted] of query) {
    const read = Object.hasOwn(filters, name) && wanted !== '' ? filters[name]?.(wanted) : undefined;
    if (typeof read === 'function') conditions.push(read);
    else if (read) complaints[name] = [read];
  }
  if (Object.keys(complaints).length > 0) throw invalidFields(complaints);
  return [...rows].filter((row) => conditions.every((holds) => holds(row)));
}

/** Any part of a text, whatever the case. */
export function contains<Row>(read: (row: Row) => string | null): Filter<Row> {
  return (wanted) => {
    const folded = wanted.toLowerCase();
    return (row) => read(row)?.toLowerCase().includes(folded) === true;
  };
}

/** The whole text, case and all. */
export function exactly<Row>(read: (row: Row) => string | null): Filter<Row> {
  return (wanted) => (row) => read(row) === wanted;
}

/** The whole text, whatever the case. */
export function equals<Row>(read: (row: Row) => string | null): Filter<Row> {
  return (wanted) => (row) => read(row)?.toLowerCase() === wanted.toLowerCase();
}

/** One number. */
export function number<Row>(read: (row: Row) => number | null): Filter<Row> {
  return (wanted) => (isNumber(wanted) ? (row) => read(row) === Number(wanted) : notANumber);
}

/** One of several numbers, which commas separate. */
export function numberIn<Row>(read: (row: Row) => number | null): Filter<Row> {
  return (wanted) => {
    const parts = wanted.split(',');
    if (!parts.every(isNumber)) return notANumber;
    const numbers = new Set<number | null>(parts.map(Number));
    return (row) => numbers.has(read(row));
  };
}

/**
 * The id of an object that exists, visible or not: any other is a 400, not an empty list (django-filter's
 * `ModelChoiceFilter`, which DefectDojo uses for `test`, `engagement`, `product` and the like).
 */
export function existing<Row>(table: Lookup, read: (row: Row) => number | null): Filter<Row> {
  return (wanted) => {
    if (isNumber(wanted) && table.get(Number(wanted))) return (row) => read(row) === Number(wanted);
    const message = 'Select a valid choice. That choice is not one of the available choices.';
    return { message, code: 'invalid_choice' };
  };
}

/** One of several words, which commas separate. */
export function wordIn<Row>(read: (row: Row) => readonly string[]): Filter<Row> {
  return (wanted) => {
    const words = new Set(wanted.split(','));
    return (row) => read(row).some((word) => words.has(word));
  };
}

/** Any part of one of several words, whatever the case. */
export function wordContains<Row>(read: (row: Row) => readonly string[]): Filter<Row> {
  return (wanted) => (row) => read(row).some((word) => word.toLowerCase().includes(wanted.toLowerCase()));
}

/** True or false; anything else lets all pass. */
export function flagged<Row>(read: (row: Row) => boolean): Filter<Row> {
  return (wanted) => {
    const word = wanted.toLowerCase();
    return (row) => (word === 'true' ? read(row) : word === 'false' ? !read(row) : true);
  };
}

const notANumber: Complaint = { message: 'Enter a number.', code: 'invalid' };

function isNumber(text: string): boolean {
  return /^\s*-?\d+\s*$/.test(text);
}
