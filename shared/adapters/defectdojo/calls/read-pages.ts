import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import { isUnreadable, type Unreadable } from '../../../domain/live/unreadable.ts';
import type { Page } from '../../../ports/defectdojo.ts';
import { type Reading, readAround } from './read-around.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

/** Findings per page: 250 take about 1 s (measured on 3.2.0); a larger page may take longer than a load balancer waits. */
const rowsPerPage = 250;
const pagesMax = 400;

/** Some rows of a listing: its `offset` and `limit` have neither minimum nor maximum (source of 2.45.3 to 3.2.0). */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

type ReadPage<Row> = (slice: Slice) => Promise<Page<Row>>;
type ShowsOther = Reading<unknown, unknown>['showsOther'];

/** How reading a listing went. */
export interface PagesRead {
  /** By the last page's count. */
  readonly total: number;
  readonly changedWhileReading: boolean;
  /** What the server said to each row that it fails to show. */
  readonly unread: readonly OutsideFailure[];
}

/** What is read of a listing, and by what it is told that the server shows other rows; without, a row that it fails to show ends the reading. */
export interface Listing<Row> {
  readonly page: ReadPage<Row>;
  readonly showsOther?: ShowsOther;
}

/**
 * The pages of a listing in order of ids, and what stands for a row that the server fails to show. The offset rises by what was
 * answered, so a server with smaller pages is read whole too.
 *
 * @param after how many of the first rows are left out
 * @throws {OutsideFailure} `unexpected_answer` where ids don't rise (the server ignores offset or order), `listing_too_long`
 */
export async function* pagesInOrder<Row extends { readonly id: number }>(
  { page, showsOther = async () => false }: Listing<Row>,
  after = 0,
): AsyncGenerator<Page<Row> | Unreadable, void> {
  const requireRising = risingIds();
  const unreadable = { count: 0 };
  let offset = after;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    let isEnd = false;
    for await (const one of readAround(
      { limit: rowsPerPage, offset },
      { read: page, halves: halvesOfSlice, rest, showsOther, unreadable },
    )) {
      const read = isUnreadable(one) ? undefined : one.answer;
      requireRising(read?.items ?? []);
      offset = one.part.offset + (read?.items.length ?? 1);
      isEnd = read !== undefined && (read.items.length === 0 || offset >= read.total);
      yield isUnreadable(one) ? one : one.answer;
    }
    if (isEnd) return;
  }
  throw listingTooLong(offset);
}

function risingIds(): (items: readonly { readonly id: number }[]) => void {
  let lastId = Number.NEGATIVE_INFINITY;
  return (items) => {
    for (const { id } of items) {
      if (id <= lastId) throw unexpectedAnswer('pages whose findings repeat or are not in order of their ids');
      lastId = id;
    }
  };
}

/** Undefined for one row. */
export function halvesOfSlice({ limit, offset }: Slice): readonly [Slice, Slice] | undefined {
  const first = Math.ceil(limit / 2);
  return limit === 1
    ? undefined
    : [
        { limit: first, offset },
        { limit: limit - first, offset: offset + first },
      ];
}

/** Of a page that was halved each part has to be read to its end; what is left of a whole one comes with the next. */
function rest<Row>({ limit, offset }: Slice, { items, total }: Page<Row>): Slice | undefined {
  const read = items.length;
  const isLeft = limit < rowsPerPage && read > 0 && read < limit && offset + read < total;
  return isLeft ? { limit: limit - read, offset: offset + read } : undefined;
}

/**
 * Reads a whole listing and hands every row to `take`. Rows deleted meanwhile move others to pages already read:
 * `changedWhileReading` tells. It throws what {@link pagesInOrder} does.
 */
export async function readPages<Row extends { readonly id: number }>(
  listing: Listing<Row>,
  take: (row: Row) => void,
  after = 0,
): Promise<PagesRead> {
  const totals = new Set<number>();
  const unread: OutsideFailure[] = [];
  let [total, read] = [0, after];
  for await (const page of pagesInOrder(listing, after)) {
    if (isUnreadable(page)) {
      unread.push(page.unreadable);
      continue;
    }
    total = page.total;
    totals.add(total);
    read += page.items.length;
    for (const row of page.items) take(row);
  }
  return { total, changedWhileReading: totals.size > 1 || read + unread.length !== total, unread };
}

function listingTooLong(read: number): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'setup',
    code: 'listing_too_long',
    message: `The DefectDojo test still had findings after ${read} in ${pagesMax} pages. Delete old ones, or map the repository to another product.`,
    sent: 'maybe',
  });
}
