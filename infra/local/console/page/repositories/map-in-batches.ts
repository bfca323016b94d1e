import type { MappingBatch, MappingRequest } from '../../../../../functions/api/client/api-types.ts';

/** As many as the API takes at once. */
const perBatch = 50;

/** What came of one repository. */
export type Result = MappingBatch['items'][number];

/** Whether there is nothing more to do for a repository. */
export const isDone = (result: Result | undefined): boolean =>
  result?.status === 'mapped' || result?.status === 'unchanged';

/** Maps however many, batch after batch, and tells what came of each batch as soon as it is known. */
export async function mapInBatches(
  wanted: readonly MappingRequest[],
  send: (items: MappingRequest[]) => Promise<Pick<MappingBatch, 'items'>>,
  tell: (results: readonly Result[]) => void,
): Promise<void> {
  for (let at = 0; at < wanted.length; at += perBatch) {
    const { items } = await send(wanted.slice(at, at + perBatch));
    tell(items);
  }
}
