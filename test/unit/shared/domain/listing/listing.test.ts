import { describe, expect, it, test } from 'vitest';
import { addPage, completeness, type ListingPage, noPages } from '../../../../../shared/domain/listing/listing.ts';

type Page = Extract<ListingPage, { kind: 'page' }>;

const page = (ids: readonly (string | undefined)[], overrides: Partial<Page> = {}): ListingPage => ({
  kind: 'page',
  total: 3,
  hasMore: false,
  unfiltered: true,
  rows: ids.map((id) => ({ id })),
  ...overrides,
});
const judged = (...pages: ListingPage[]) => completeness(pages.reduce(addPage, noPages()));
const first = page(['a', 'b'], { hasMore: true });

describe('a listing', () => {
  test.each<[string, ListingPage[]]>([
    ['one page', [page(['a', 'b', 'c'])]],
    ['several pages', [first, page(['c'])]],
    ['no findings at all', [page([], { total: 0 })]],
    ['an empty page at the end', [page(['a', 'b', 'c'], { hasMore: true }), page([])]],
  ])('of %s that agree is complete', (_, pages) => {
    expect(judged(...pages)).toEqual({ complete: true });
  });

  it('counts an id once for each scan that found it, since those are different rows', () => {
    const rows = ['scan-1', 'scan-2', null].map((scanId) => ({ id: 'a', scanId }));
    expect(judged(page([], { rows }))).toEqual({ complete: true });
  });

  test.each<[string, ListingPage[]]>([
    ['no_page', []],
    ['page_failed', [first, { kind: 'failed' }]],
    ['page_failed', [{ kind: 'failed' }, page(['a', 'b', 'c'])]],
    ['filtered', [first, page(['c'], { unfiltered: false })]],
    ['filtered', [page(['a', 'b', 'c'], { unfiltered: false })]],
    ['total_changed', [first, page(['c'], { total: 4 })]],
    ['total_changed', [page(['a'], { total: 0, hasMore: true }), page(['b'], { total: 2 })]],
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
