/** Items of a page: those that are read to the end are small, and DynamoDB ends a page at 1 MB anyway. */
const itemsPerPage = 1_000;

/** Up to so many are read one by one, each for a read unit and a wait; of a list a unit reads several. */
export const readAloneMax = 100;

type ReadPage<T> = (page: { limit: number; after?: string | undefined }) => Promise<{ items: T[]; next?: string }>;

/** Every item of a list that a store gives page by page. */
export async function* everyItem<T>(read: ReadPage<T>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await read({ limit: itemsPerPage, after });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
