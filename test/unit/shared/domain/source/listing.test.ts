import { describe, expect, it, test } from 'vitest';
import {
  addPage,
  completeness,
  completenessOfSecond,
  type ListingPage,
  noPages,
} from '../../../../../shared/domain/source/listing.ts';

type Page = Extract<ListingPage, { kind: 'page' }>;

const page = (ids: readonly (string | undefined)[], overrides: Partial<Page> = {}): ListingPage => ({
  kind: 'page',
  total: 3,
  hasMore: false,
  unfiltered: true,
  rows: ids.map((id) => ({ id })),
  ...overrides,
});
const listingOf = (...pages: ListingPage[]) => pages.reduce(addPage, noPages());
const judged = (...pages: ListingPage[]) => completeness(listingOf(...pages));
const rowsOf = (...rows: readonly (readonly [scanId: string, id: string])[]) =>
  page([], { rows: rows.map(([scanId, id]) => ({ scanId, id })) });
const first = page(['a', 'b'], { hasMore: true });

describe('a listing', () => {
  test.each<[string, ListingPage[]]>([
    ['one page', [page(['a', 'b', 'c'])]],
    ['several pages', [first, page(['c'])]],
    ['several pages that follow each other', [first, page(['c'], { follows: true })]],
    ['no findings at all', [page([], { total: 0 })]],
    ['an empty page at the end', [page(['a', 'b', 'c'], { hasMore: true }), page([])]],
  ])('of %s that agree is complete', (_, pages) => {
    expect(judged(...pages)).toEqual({ complete: true });
  });

  describe('that has an id once for each scan', () => {
    const repeating = rowsOf(['scan-1', 'a'], ['scan-2', 'a'], ['scan-1', 'b']);

    it('is not complete by itself, since a new scan between two pages looks the same', () => {
      expect(judged(repeating)).toEqual({ complete: false, fault: 'ids_repeated' });
    });

    it('is complete if it says the same when read again', () => {
      expect(completenessOfSecond(listingOf(repeating), listingOf(repeating))).toEqual({ complete: true });
    });

    test.each([
      ['other rows', rowsOf(['scan-1', 'a'], ['scan-2', 'a'], ['scan-1', 'c'])],
      ['fewer rows', rowsOf(['scan-1', 'a'], ['scan-2', 'a'])],
      ['more rows', rowsOf(['scan-1', 'a'], ['scan-2', 'a'], ['scan-1', 'b'], ['scan-2', 'b'])],
    ])('is not complete if it had %s before', (_, before) => {
      expect(completenessOfSecond(listingOf(before), listingOf(repeating))).toEqual({
        complete: false,
        fault: 'ids_repeated',
      });
    });
  });

  it('read again is judged by itself otherwise', () => {
    const good = listingOf(page(['a', 'b', 'c']));
    expect(completenessOfSecond(listingOf(first), good)).toEqual({ complete: true });
    for (const before of [good, listingOf(first)]) {
      expect(completenessOfSecond(before, listingOf(first))).toEqual({ complete: false, fault: 'more_expected' });
    }
  });

  test.each<[string, ListingPage[]]>([
    ['no_page', []],
    ['page_failed', [first, { kind: 'failed' }]],
    ['page_failed', [{ kind: 'failed' }, page(['a', 'b', 'c'])]],
    ['filtered', [first, page(['c'], { unfiltered: false })]],
    ['filtered', [page(['a', 'b', 'c'], { unfiltered: false })]],
    ['total_changed', [first, page(['c'], { total: 4 })]],
    ['total_changed', [page(['a'], { total: 0, hasMore: true }), page(['b'], { total: 2 })]],
    ['rows_moved', [first, page(['c'], { follows: false })]],
    ['id_unreadable', [first, page([undefined])]],
    ['more_expected', [first, page(['c'], { hasMore: true })]],
    ['more_expected', [page(['a', 'b', 'c'], { hasMore: true })]],
    ['count_differs', [first, page(['b'])]],
    ['count_differs', [first, page([])]],
    ['count_differs', [first, page(['c', 'd'])]],
  ])('is not complete: %s', (fault, pages) => {
    expect(judged(...pages)).toEqual({ complete: false, fault });
  });

  it('names the first fault of several', () => {
    expect(judged(page(['a'], { unfiltered: false, hasMore: true }), page(['b'], { total: 9 }))).toEqual({
      complete: false,
      fault: 'filtered',
    });
    expect(judged({ kind: 'failed' }, page(['b'], { unfiltered: false }))).toMatchObject({ fault: 'page_failed' });
    expect(judged(page(['b'], { unfiltered: false }), { kind: 'failed' })).toMatchObject({ fault: 'filtered' });
  });
});
