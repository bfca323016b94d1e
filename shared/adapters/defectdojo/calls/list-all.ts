import type * as z from 'zod';
import type { DefectDojoCalls } from './calls.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';
import { unlessMissing } from './unless-missing.ts';

/** Far more than there are of what is listed so, and no more than the 0.5 s page of findings (measured on 2.58.4). */
const allOfThemLimit = 250;

/**
 * All objects that a filter finds, lowest id first, in one page; none where the object to look in doesn't exist, which
 * DefectDojo says with a 400.
 *
 * @throws {OutsideFailure} `unexpected_answer` when one page doesn't hold them all: nothing may be taken to be missing then
 */
export async function listAll<T extends { readonly id: number }>(
  calls: Pick<DefectDojoCalls, 'list'>,
  item: z.ZodType<T>,
  path: string,
  query: Readonly<Record<string, string | number>>,
): Promise<readonly T[]> {
  const page = await unlessMissing(calls.list(item, path, { ...query, limit: allOfThemLimit }));
  const { items, total } = page ?? { items: [], total: 0 };
  if (total > items.length) throw unexpectedAnswer(`${items.length} of ${total} objects on the one page of ${path}`);
  return items.toSorted((one, other) => one.id - other.id);
}
