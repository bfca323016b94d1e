import { afterEach, expect, it, vi } from 'vitest';
import { fetchListing } from '../../../../functions/push/reconcile/source/fetch-listing.ts';
import { RowArchive } from '../../../../functions/push/reconcile/source/row-archive.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';
import { aClock } from '../../../support/sync-fixtures.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const wanted = { repositoryId: 'acme/shop', scanId: '2' };
const clock = aClock('2026-02-01T00:00:00.000Z');

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
  using listing = await fetchListing(aGecko(before, after, 2), wanted, clock);
  expect(listing.completeness).toEqual({ complete: true });
  expect(await Array.fromAsync(listing.rows())).toHaveLength(7);
});

it('takes rows of several scans for complete when they were the same twice', async () => {
  using listing = await fetchListing(aGecko(repeating, repeating, 1), wanted, clock);
  expect(listing.completeness).toEqual({ complete: true });
});

it('takes nothing for complete where the rows of several scans changed in between', async () => {
  const changed = [...rowsOf('2', 'acd'), ...rowsOf('1', 'abce')];
  using listing = await fetchListing(aGecko(repeating, changed, 4), wanted, clock);
  expect(listing.completeness).toEqual({ complete: false, fault: 'ids_repeated' });
});

it('takes nothing for complete where a row has an id that cannot be read', async () => {
  const rows = [...rowsOf('2', 'acd'), { ...rowsOf('2', 'x')[0], id: 'x'.repeat(501) }];
  using listing = await fetchListing(aGecko(rows, rows, 1), wanted, clock);
  expect(listing.completeness).toEqual({ complete: false, fault: 'id_unreadable' });
});

it('keeps the rows of the reading that counts, until it is disposed of', async () => {
  const disposed = vi.spyOn(RowArchive.prototype, Symbol.dispose);
  const listing = await fetchListing(aGecko(before, after, 2), wanted, clock);
  expect(disposed).toHaveBeenCalledTimes(1);
  expect(await Array.fromAsync(listing.rows())).toHaveLength(7);
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
  await expect(fetchListing({ ...gecko, repositoryFindings }, wanted, clock)).rejects.toThrow('no answer');
  expect(disposed).toHaveBeenCalledTimes(1);
});

it.each([
  ['the newest instant', '2026-01-02T00:30:00+02:00', '2026-01-01T23:00:00Z', 'second'],
  ['the newest instant, whatever comes first', '2026-01-01T23:00:00Z', '2026-01-02T00:30:00+02:00', 'first'],
  ['any scan before one that cannot have been yet', '2099-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'second'],
  ['any scan before one without a date', '', '2026-01-01T00:00:00Z', 'second'],
])('takes of rows with one id that of %s', async (_, first, second, title) => {
  const rows = [
    { id: 'a', scanId: '1', scanCreatedAt: first, title: 'first' },
    { id: 'a', scanId: '2', scanCreatedAt: second, title: 'second' },
  ];
  using listing = await fetchListing(aGecko(rows, rows, 1), wanted, clock);
  expect(await Array.fromAsync(listing.rows())).toMatchObject([{ finding: { title } }]);
});

it('tells when the scan began by the first of its rows that can be true', async () => {
  const rows = ['', '2099-01-01T00:00:00Z', '2026-01-02T00:00:00Z'].map((scanCreatedAt, index) => ({
    id: `r-${index}`,
    scanId: '2',
    scanCreatedAt,
  }));
  const page: GeckoPage = { rows, total: 3, hasMore: false, unfiltered: true };
  using listing = await fetchListing({ ...aGecko(rows, rows, 1), scanFindings: async () => page }, wanted, clock);
  expect(listing.scanStartedAt).toBe('2026-01-02T00:00:00Z');
});
