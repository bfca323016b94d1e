import pLimit from 'p-limit';

/**
 * Does a task for each item, some at once and begun in the order of the items. After the first that throws none is begun any
 * more; those under way are waited for.
 *
 * @param atOnce asked as each begins, and holds from the next on
 * @param isOver whether no more are to be begun
 * @throws what the first one threw
 */
export async function eachAtOnce<Item>(
  items: readonly Item[],
  { atOnce, isOver }: { readonly atOnce: () => number; readonly isOver: () => boolean },
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const limit = pLimit(atOnce());
  const failures: unknown[] = [];
  const tasks = items.map((item) =>
    limit(async () => {
      limit.concurrency = atOnce();
      if (failures.length > 0 || isOver()) return;
      try {
        await task(item);
      } catch (error) {
        failures.push(error);
      }
    }),
  );
  await Promise.all(tasks);
  if (failures.length > 0) throw failures[0];
}
