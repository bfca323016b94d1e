import { describe, expect, it } from 'vitest';
import { fetchListing } from '../../../../functions/push/reconcile/source/fetch-listing.ts';
import { pagesAhead } from '../../../../functions/push/reconcile/source/pages-ahead.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';
import { aClock } from '../../../support/sync-fixtures.ts';

const clock = aClock('2026-02-01T00:00:00.000Z');
const wanted = { repositoryId: 'acme/shop', scanId: '1' };

const rowsOf = (ids: string) => [...ids].map((id) => ({ id, scanId: '1', scanCreatedAt: '2026-01-01T00:00:00Z' }));

const pageOf = (rows: readonly object[], offset: number, size = 3): GeckoPage => ({
  rows: rows.slice(offset, offset + size),
  total: rows.length,
  hasMore: offset + size < rows.length,
  unfiltered: true,
});

/** A server that answers only when it is told to, and which calls wait for it. */
function aWaitingGecko(rows: readonly object[]) {
  const waiting: { what: string; answer: () => void; fail: (error: Error) => void }[] = [];
  const call = (listing: string, offset: number) =>
    new Promise<GeckoPage>((resolve, fail) => {
      waiting.push({ what: `${listing} ${offset}`, answer: () => resolve(pageOf(rows, offset)), fail });
    });
  const gecko: GeckoApi = {
    scanFindings: (_scanId, { offset }) => call('scan', offset),
    repositoryFindings: (_id, { offset }) => call('repository', offset),
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    gecko,
    waiting: () => waiting.map(({ what }) => what),
    async take(what: string) {
      const at = waiting.findIndex((one) => one.what === what);
      const [taken] = waiting.splice(at, 1);
      if (at < 0 || !taken) throw new Error(`${what} is not asked for`);
      return taken;
    },
    settle,
  };
}

describe('what Gecko is asked for at once', () => {
  it('is both listings, and of each three pages once the first has told how many there are', async () => {
    const server = aWaitingGecko(rowsOf('abcdefghijklmn'));
    const fetching = fetchListing(server.gecko, wanted, clock);
    expect(server.waiting()).toEqual(['scan 0', 'repository 0']);
    (await server.take('repository 0')).answer();
    await server.settle();
    expect(server.waiting()).toEqual(['scan 0', 'repository 2', 'repository 4', 'repository 6']);
    // In any order: only the next in turn lets another one be asked for.
    (await server.take('repository 6')).answer();
    (await server.take('repository 4')).answer();
    await server.settle();
    expect(server.waiting()).toEqual(['scan 0', 'repository 2']);
    (await server.take('repository 2')).answer();
    await server.settle();
    expect(server.waiting()).toEqual(['scan 0', 'repository 8', 'repository 10', 'repository 12']);
    while (server.waiting().length > 0) {
      (await server.take(server.waiting()[0] ?? '')).answer();
      await server.settle();
    }
    using listing = await fetching;
    expect(listing.completeness).toEqual({ complete: true });
    const listed = await Array.fromAsync(listing.rows(), (row) => row.kind === 'finding' && row.finding.id);
    expect(listed).toEqual([...'abcdefghijklmn']);
  });

  it('is nothing more of either once one fails, and the failure is told when the other has come to rest', async () => {
    const server = aWaitingGecko(rowsOf('abcdefghi'));
    const told: unknown[] = [];
    const fetching = fetchListing(server.gecko, wanted, clock).catch((error: unknown) => told.push(error));
    (await server.take('scan 0')).fail(new Error('the scan is gone'));
    await server.settle();
    expect(told).toEqual([]);
    (await server.take('repository 0')).answer();
    await fetching;
    expect(told).toEqual([new Error('the scan is gone')]);
    expect(server.waiting()).toEqual([]);
  });
});

describe('a listing of several pages', () => {
  /** As it is before and after one instant; the pages at these offsets are read after it. */
  const changing = (before: string, after: string, readAfter: readonly number[]): GeckoApi => ({
    scanFindings: async () => pageOf([], 0),
    repositoryFindings: async (_id, { offset }) => pageOf(rowsOf(readAfter.includes(offset) ? after : before), offset),
  });

  it.each([
    ['a later page is older than an earlier one', 'abcdefg', 'abxcdfg', [2]],
    ['an earlier page is older than a later one', 'abcdefg', 'acdefgx', [4]],
    ['the first page is the only old one', 'abcdefg', 'xabcdeg', [2, 4]],
  ])('is not whole where one row took the place of another while it was read, and %s', async (_, before, after, at) => {
    using listing = await fetchListing(changing(before, after, at), wanted, clock);
    expect(listing.completeness).toEqual({ complete: false, fault: 'rows_moved' });
  });

  it('keeps both rows at a seam where they differ', async () => {
    const pages: unknown[] = [];
    const read = async ({ offset }: { offset: number }) => pageOf(rowsOf(offset === 0 ? 'abcde' : 'abxcd'), offset);
    const isSame = (one: unknown, other: unknown) => (one as { id: string }).id === (other as { id: string }).id;
    for await (const { rows, follows } of pagesAhead(read, isSame))
      pages.push([rows.map((row) => (row as { id: string }).id), follows]);
    expect(pages).toEqual([
      [['a', 'b', 'c'], true],
      [['x', 'c', 'd'], false],
    ]);
  });

  it('is read whole from a server that gives one row at a time', async () => {
    const read = async ({ offset }: { offset: number }) => pageOf(rowsOf('abcd'), offset, 1);
    const ids: unknown[] = [];
    for await (const { rows, follows } of pagesAhead(read, () => false))
      ids.push(...rows.map((row) => (row as { id: string }).id), follows);
    expect(ids).toEqual(['a', true, 'b', true, 'c', true, 'd', true]);
  });
});
