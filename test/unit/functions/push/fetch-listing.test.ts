import { afterEach, expect, it, vi } from 'vitest';
import { fetchListing } from '../../../../functions/push/reconcile/fetch-listing.ts';
import { RowArchive } from '../../../../functions/push/reconcile/row-archive.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

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
  using listing = await fetchListing(aGecko(before, after, 2), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: true });
  expect([...listing.rows()]).toHaveLength(7);
});

it('takes rows of several scans for complete when they were the same twice', async () => {
  using listing = await fetchListing(aGecko(repeating, repeating, 1), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: true });
});

it('takes nothing for complete where the rows of several scans changed in between', async () => {
  const changed = [...rowsOf('2', 'acd'), ...rowsOf('1', 'abce')];
  using listing = await fetchListing(aGecko(repeating, changed, 4), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: false, fault: 'ids_repeated' });
});

it('takes nothing for complete where a row has an id that cannot be read', async () => {
  const rows = [...rowsOf('2', 'acd'), { ...rowsOf('2', 'x')[0], id: 'x'.repeat(501) }];
  using listing = await fetchListing(aGecko(rows, rows, 1), 'acme/shop', '2');
  expect(listing.completeness).toEqual({ complete: false, fault: 'id_unreadable' });
});

it('keeps the rows of the reading that counts, until it is disposed of', async () => {
  const disposed = vi.spyOn(RowArchive.prototype, Symbol.dispose);
  const listing = await fetchListing(aGecko(before, after, 2), 'acme/shop', '2');
  expect(disposed).toHaveBeenCalledTimes(1);
  expect([...listing.rows()]).toHaveLength(7);
  listing[Symbol.dispose]();
  expect(disposed).toHaveBeenCalledTimes(2);
});

it('keeps no rows where Gecko gives no answer any more', async () => {
  const disposed = vi.spyOn(RowArchive.prototype, Symbol.dispose);
  const gecko = aGecko(before, before, 1);
  const repositoryFindings: GeckoApi['repositoryFindings'] = async (id, page) => {
    if (page.offset > 0) throw new Error('no answer');
    return gecko.repositoryFindings(id, page);
  };
  await expect(fetchListing({ ...gecko, repositoryFindings }, 'acme/shop', '2')).rejects.toThrow('no answer');
  expect(disposed).toHaveBeenCalledTimes(1);
});
