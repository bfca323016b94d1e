import * as z from 'zod';
import { pathMatches } from '../stand-in/faults.ts';
import { nameUuid } from './name-uuid.ts';
import type { WireRow } from './rows.ts';

/**
 * An order for a listing that is not the same on every page, as when a scan ends while it is read. Pages after the first
 * see it `insert`ed into (rows arrive at its front, the total grows), `remove`d from (its first rows are gone, the total
 * shrinks) or `rotate`d (same total, but ids come twice and others never). `times` counts pages; `null` = until cleared.
 */
export const listingChangeOrder = z.strictObject({
  path: z.string().startsWith('/').default('/api/v1/*vulnerabilities'),
  kind: z.enum(['insert', 'remove', 'rotate']),
  rows: z.int().min(1).default(1),
  times: z.int().min(1).nullable().default(1),
});

type ListingChange = z.output<typeof listingChangeOrder>;

/** The ordered changes, and what a page sees of a listing because of them. */
export interface ListingChanges {
  order(change: z.input<typeof listingChangeOrder>): ListingChange;
  list(): ListingChange[];
  clear(): void;
  apply(path: string, offset: number, rows: WireRow[]): WireRow[];
}

/** No changes: every listing stands still. */
export function createListingChanges(): ListingChanges {
  let changes: ListingChange[] = [];
  return {
    order(input) {
      const change = listingChangeOrder.parse(input);
      changes.push(change);
      return { ...change };
    },
    list: () => changes.map((change) => ({ ...change })),
    clear() {
      changes = [];
    },
    apply(path, offset, rows) {
      const change = offset > 0 ? changes.find((one) => one.times !== 0 && pathMatches(one.path, path)) : undefined;
      if (!change) return rows;
      if (change.times !== null) change.times -= 1;
      return changed(rows, change);
    },
  };
}

function changed(rows: WireRow[], { kind, rows: count }: ListingChange): WireRow[] {
  if (kind === 'remove') return rows.slice(count);
  if (kind === 'rotate') return [...rows.slice(-count), ...rows.slice(0, -count)];
  const arrived = rows.slice(0, count).map((row) => ({ ...row, id: nameUuid(`arrived ${String(row['id'])}`) }));
  return [...arrived, ...rows];
}
