import type { GeckoPage } from '../../../../shared/ports/gecko-api.ts';

/** Gecko's own maximum for one page (API reference, pagination). */
const rowsPerPage = 1000;
/** Pages asked for at once; more would lie in memory, some 6 MB each, before their turn comes. */
const pagesAtOnce = 3;

/** Reads one page. */
export type ReadPage = (page: { limit: number; offset: number }) => Promise<GeckoPage>;

/** A page in its turn. */
export interface PageInTurn {
  readonly page: GeckoPage;
  /** Its rows but for one that the page before ended with. */
  readonly rows: readonly unknown[];
  /** Whether it goes on where the page before ended. */
  readonly follows: boolean;
}

/**
 * The pages of a listing one after another, of which several are on their way at once. They may be answered in any order, so a
 * row could move, while they are read, from one that is not answered yet to one that is, and be in neither: therefore each
 * begins with the last row of the one before, which is another row if any moved across that seam.
 */
export async function* pagesAhead(
  read: ReadPage,
  isSame: (one: unknown, other: unknown) => boolean,
): AsyncGenerator<PageInTurn, void> {
  const ahead = new Map<number, Promise<GeckoPage>>();
  let before: { readonly row: unknown } | undefined;
  for (let offset = 0; ; ) {
    const page = await (ahead.get(offset) ?? read({ limit: rowsPerPage, offset }));
    ahead.delete(offset);
    yield inTurn(page, before, isSame);
    if (!page.hasMore || page.rows.length === 0) return;
    // The server's pages may be smaller than asked for, down to one row, which then can't be repeated.
    before = page.rows.length > 1 ? { row: page.rows.at(-1) } : undefined;
    const step = Math.max(1, page.rows.length - 1);
    offset += step;
    for (let next = offset; next < Math.min(page.total, offset + step * pagesAtOnce); next += step) {
      if (!ahead.has(next)) ahead.set(next, started(read, next));
    }
  }
}

function inTurn(
  page: GeckoPage,
  before: { readonly row: unknown } | undefined,
  isSame: (one: unknown, other: unknown) => boolean,
): PageInTurn {
  if (before === undefined) return { page, rows: page.rows, follows: true };
  const [first, ...others] = page.rows;
  const follows = page.rows.length > 0 && isSame(before.row, first);
  return { page, rows: follows ? others : page.rows, follows };
}

/** What fails counts in its turn; until then, and if that never comes, nobody else is told. */
function started(read: ReadPage, offset: number): Promise<GeckoPage> {
  const page = read({ limit: rowsPerPage, offset });
  page.catch(() => {});
  return page;
}
