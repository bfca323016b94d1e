/** What counts of one page of a Gecko listing. Rows whose id can't be read have `id: undefined`. */
export type ListingPage =
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'page';
      readonly total: number;
      readonly hasMore: boolean;
      /** Whether every filter that Gecko echoes is null. */
      readonly unfiltered: boolean;
      /** Whether it begins where the page before ended: else rows moved from one page to another while they were read. @default true */
      readonly follows?: boolean;
      readonly rows: readonly { readonly id: string | undefined; readonly scanId?: string | null | undefined }[];
    };

/** Why a listing may lack findings that Gecko has. */
export type ListingFault =
  | 'no_page'
  | 'page_failed'
  | 'filtered'
  | 'total_changed'
  | 'rows_moved'
  | 'id_unreadable'
  | 'more_expected'
  | 'count_differs'
  | 'ids_repeated';

/** How far a listing has been read. Made by {@link noPages}, grown by {@link addPage}. */
export interface Listing {
  readonly total: number | undefined;
  readonly ended: boolean;
  readonly fault: ListingFault | undefined;
  /** The rows seen so far, one key each; one set that grows, since copying it per page would cost the square. */
  readonly seen: Set<string>;
  /** The ids seen so far, whatever scans they were listed for; grows likewise. */
  readonly ids: Set<string>;
}

/** Whether absence from a listing may mean something. */
export type Completeness = { readonly complete: true } | { readonly complete: false; readonly fault: ListingFault };

/** A listing of which nothing was read yet. */
export function noPages(): Listing {
  return { total: undefined, ended: false, fault: undefined, seen: new Set(), ids: new Set() };
}

/** The listing with one more page; the one given must not be used afterwards. */
export function addPage(listing: Listing, page: ListingPage): Listing {
  if (page.kind === 'failed') return { ...listing, fault: listing.fault ?? 'page_failed' };
  // A repository's listing spans scans, so one id may be listed once for each.
  for (const { id, scanId } of page.rows) {
    listing.seen.add(`${scanId ?? ''} ${id}`);
    listing.ids.add(`${id}`);
  }
  return {
    total: listing.total ?? page.total,
    ended: !page.hasMore,
    fault: listing.fault ?? faultOf(listing, page),
    seen: listing.seen,
    ids: listing.ids,
  };
}

/** Complete only if nothing speaks against it: see {@link ListingFault}. An error is never an empty listing. */
export function completeness(listing: Listing): Completeness {
  const fault = listing.fault ?? faultAtEnd(listing);
  return fault === undefined ? { complete: true } : { complete: false, fault };
}

/**
 * Completeness of a listing that was read twice. One that has an id once for each scan is complete if it said the same
 * both times: read once, it looks just like one in which a new scan moved the rows between two pages, and hid some.
 */
export function completenessOfSecond(first: Listing, second: Listing): Completeness {
  const result = completeness(second);
  if (result.complete || result.fault !== 'ids_repeated') return result;
  return hasSameRows(first, second) ? { complete: true } : result;
}

function hasSameRows(one: Listing, other: Listing): boolean {
  return one.seen.size === other.seen.size && one.seen.isSubsetOf(other.seen);
}

function faultOf(listing: Listing, page: Extract<ListingPage, { kind: 'page' }>): ListingFault | undefined {
  if (!page.unfiltered) return 'filtered';
  if (listing.total !== undefined && listing.total !== page.total) return 'total_changed';
  if (page.follows === false) return 'rows_moved';
  return page.rows.some(({ id }) => id === undefined) ? 'id_unreadable' : undefined;
}

function faultAtEnd(listing: Listing): ListingFault | undefined {
  if (listing.total === undefined) return 'no_page';
  if (!listing.ended) return 'more_expected';
  if (listing.seen.size !== listing.total) return 'count_differs';
  return listing.ids.size === listing.total ? undefined : 'ids_repeated';
}
