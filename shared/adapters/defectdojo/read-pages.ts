import { OutsideFailure } from '../../domain/outside-failure.ts';
import type { Page } from '../../ports/defectdojo.ts';
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
 * Reads a listing in order of ids and hands every row to `take`. The offset rises by what was answered, so a server with
 * smaller pages is read whole too. Rows deleted meanwhile move others to pages already read: `changedWhileReading` tells.
 *
 * @throws {OutsideFailure} `unexpected_answer` where ids don't rise (the server ignores offset or order), `listing_too_long`
 */
export async function readPages<Row extends { readonly id: number }>(
  page: (slice: { limit: number; offset: number }) => Promise<Page<Row>>,
  take: (row: Row) => void,
): Promise<PagesRead> {
  const totals = new Set<number>();
  let lastId = Number.NEGATIVE_INFINITY;
  let offset = 0;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const { total, items } = await page({ limit: rowsPerPage, offset });
    totals.add(total);
    for (const row of items) {
      if (row.id <= lastId) throw unexpectedAnswer('pages whose findings repeat or are not in order of their ids');
      lastId = row.id;
      take(row);
    }
    offset += items.length;
    if (items.length === 0 || offset >= total) {
      return { total, changedWhileReading: totals.size > 1 || offset !== total };
    }
  }
  throw listingTooLong(offset);
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
