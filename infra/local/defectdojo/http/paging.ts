import type { ApiAnswer } from './api.ts';

const defaultLimit = 25;

/** A page as DefectDojo lists it. */
export interface Page<Row> {
  count: number;
  next: string | null;
  previous: string | null;
  results: Row[];
}

/**
 * Cuts a page out of a listing by `limit` (25 if left out or no positive number, no maximum) and `offset`, with links that
 * keep the other parameters (DefectDojo 3.2.0 and 2.x, measured).
 */
export function pageOf<Row>(rows: readonly Row[], url: URL): Page<Row> {
  const limit = wholeNumber(url.searchParams.get('limit'), 1) ?? defaultLimit;
  const offset = wholeNumber(url.searchParams.get('offset'), 0) ?? 0;
  const next = offset + limit < rows.length ? link(url, limit, offset + limit) : null;
  const previous = offset > 0 ? link(url, limit, Math.max(0, offset - limit)) : null;
  return { count: rows.length, next, previous, results: rows.slice(offset, offset + limit) };
}

/** The answer to a listing: its rows as the API shows them, and an empty `prefetch`, as most listings have it. */
export function listed<Row>(rows: readonly Row[], url: URL, jsonOf: (row: Row) => object): ApiAnswer {
  const page = pageOf(rows, url);
  return shown({ ...page, results: page.results.map(jsonOf) });
}

/** The answer that shows one object, or a page of them. */
export function shown(json: object): ApiAnswer {
  return { status: 200, body: { ...json, prefetch: {} } };
}

function link(url: URL, limit: number, offset: number): string {
  const linked = new URL(url);
  linked.searchParams.set('limit', String(limit));
  linked.searchParams.delete('offset');
  if (offset > 0) linked.searchParams.set('offset', String(offset));
  // Django sorts the parameters of a link by name.
  linked.searchParams.sort();
  return linked.toString();
}

function wholeNumber(text: string | null, minimum: number): number | undefined {
  const number = text !== null && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= minimum ? number : undefined;
}
