import { expect, it } from 'vitest';
import { fetchListing } from '../../../../functions/push/reconcile/fetch-listing.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';

const rowsOf = (scanId: string, ids: string) =>
  [...ids].map((id) => ({ id, scanId, scanCreatedAt: `2026-01-0${scanId}T00:00:00Z` }));

/** A repository whose rows, newest scan first, are those of `before`, and from the given page on those of `after`. */
function aGecko(before: object[], after: object[], changedAtPage: number): GeckoApi {
  let pages = 0;
  const page = (rows: object[], offset: number): GeckoPage => ({
    rows: rows.slice(offset, offset + 3),
    total: rows.length,
    hasMore: offset + 3 < rows.length,
    unfiltered: true,
  });
  return {
    scanFindings: async (_scanId, { offset }) => page(rowsOf('2', 'acd'), offset),
    repositoryFindings: async (_id, { offset }) => page(++pages < changedAtPage ? before : after, offset),
  };
}

const before = [...rowsOf('2', 'acdefg'), ...rowsOf('1', 'b')];
const after = rowsOf('3', 'abcdefg');
const repeating = [...rowsOf('2', 'acd'), ...rowsOf('1', 'abcd')];

it('reads once more where a new scan moved a finding to a page that was read already', async () => {
  const listing = await fetchListing(aGecko(before, after, 2), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: true });
  expect([...listing.rows()]).toHaveLength(7);
});

it('takes rows of several scans for complete when they were the same twice', async () => {
  const listing = await fetchListing(aGecko(repeating, repeating, 1), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: true });
});

it('takes nothing for complete where the rows of several scans changed in between', async () => {
  const changed = [...rowsOf('2', 'acd'), ...rowsOf('1', 'abce')];
  const listing = await fetchListing(aGecko(repeating, changed, 4), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: false, fault: 'ids_repeated' });
});

it('takes nothing for complete where a row has an id that cannot be read', async () => {
  const rows = [...rowsOf('2', 'acd'), { ...rowsOf('2', 'x')[0], id: 'x'.repeat(501) }];
  const listing = await fetchListing(aGecko(rows, rows, 1), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: false, fault: 'id_unreadable' });
});
