import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import type { Page } from '../../../ports/defectdojo.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

/** Findings per page: 250 take about 1 s (measured on 3.2.0); a larger page may take longer than a load balancer waits. */
const rowsPerPage = 250;
const pagesMax = 400;

/** How reading a listing went. */
export interface PagesRead {
  /** By the last page's count. */
  readonly total: number;
  readonly changedWhileReading: boolean;
}

/**
 * The pages of a listing in order of ids. The offset rises by what was answered, so a server with smaller pages is read
 * whole too.
 *
 * @param after how many of the first rows are left out
 * @throws {OutsideFailure} `unexpected_answer` where ids don't rise (the server ignores offset or order), `listing_too_long`
 */
export async function* pagesInOrder<Row extends { readonly id: number }>(
  page: (slice: { limit: number; offset: number }) => Promise<Page<Row>>,
  after = 0,
): AsyncGenerator<Page<Row>, void> {
  let lastId = Number.NEGATIVE_INFINITY;
  let offset = after;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const answer = await page({ limit: rowsPerPage, offset });
    for (const { id } of answer.items) {
      if (id <= lastId) throw unexpectedAnswer('pages whose findings repeat or are not in order of their ids');
      lastId = id;
    }
    yield answer;
    offset += answer.items.length;
    if (answer.items.length === 0 || offset >= answer.total) return;
  }
  throw listingTooLong(offset);
}

/**
 * Reads a whole listing and hands every row to `take`. Rows deleted meanwhile move others to pages already read:
 * `changedWhileReading` tells. It throws what {@link pagesInOrder} does.
 */
export async function readPages<Row extends { readonly id: number }>(
  page: Parameters<typeof pagesInOrder<Row>>[0],
  take: (row: Row) => void,
  after = 0,
): Promise<PagesRead> {
  const totals = new Set<number>();
  let [total, read] = [0, after];
  for await (const { items, ...answer } of pagesInOrder(page, after)) {
    total = answer.total;
    totals.add(total);
    read += items.length;
    for (const row of items) take(row);
  }
  return { total, changedWhileReading: totals.size > 1 || read !== total };
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
