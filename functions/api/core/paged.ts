import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { cursorInvalid, cursorsOf } from './cursor.ts';

/** A page as the stores give it: `next` is the position to go on after. */
interface StoredPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/**
 * Reads one page of a list of the team's by the cursor of a request, and gives the next cursor.
 *
 * @param list names the list, with everything that decides what is in it
 * @throws {ApiProblem} `cursor_invalid`
 */
export async function readPage<T>(
  { teamId, list, cursor }: { teamId: TeamId; list: readonly string[]; cursor: string | undefined },
  read: (after: string | undefined) => Promise<StoredPage<T>>,
): Promise<{ items: readonly T[]; nextCursor?: string }> {
  const cursors = cursorsOf(teamId, ...list);
  const { items, next } = await read(cursor === undefined ? undefined : cursors.decode(cursor));
  return next === undefined ? { items } : { items, nextCursor: cursors.encode(next) };
}

/** What no list of Gecko's or DefectDojo's has as many rows as; they answer to larger numbers with errors of their own. */
const offsetShape = /^\d{1,9}$/;

/**
 * Reads a position in a list that is read by offset; its beginning where there is none.
 *
 * @throws {ApiProblem} `cursor_invalid`
 */
export function offsetOf(position = '0'): number {
  if (offsetShape.test(position)) return Number(position);
  throw cursorInvalid();
}

/** {@link readPage} over a list that is read by offset; `read` tells how many rows there were, if not all became items. */
export async function readOffsetPage<T>(
  page: { teamId: TeamId; list: readonly string[]; cursor: string | undefined },
  read: (offset: number) => Promise<{ items: readonly T[]; total: number; read?: number }>,
): Promise<{ items: readonly T[]; total: number; nextCursor?: string }> {
  let total = 0;
  const result = await readPage(page, async (after) => {
    const offset = offsetOf(after);
    const { items, total: inAll, read: rows = items.length } = await read(offset);
    total = inAll;
    const end = offset + rows;
    return rows > 0 && end < inAll ? { items, next: String(end) } : { items };
  });
  return { ...result, total };
}
