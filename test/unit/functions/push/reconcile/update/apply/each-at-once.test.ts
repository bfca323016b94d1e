import { describe, expect, it } from 'vitest';
import { eachAtOnce } from '../../../../../../../functions/push/reconcile/update/apply/each-at-once.ts';

/** Tasks that end when they are told to. */
function someTasks() {
  const begun: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<void>>();
  const task = async (item: number) => {
    begun.push(item);
    const end = Promise.withResolvers<void>();
    ends.set(item, end);
    await end.promise;
  };
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (item: number, error?: Error) => {
    const { resolve, reject } = ends.get(item) ?? {};
    if (error) reject?.(error);
    else resolve?.();
    await settled();
  };
  return { begun, task, end, settled };
}

const never = () => false;

describe('tasks of which some are done at once', () => {
  it('are begun in their order, no more at once than may be', async () => {
    const { begun, task, end, settled } = someTasks();
    const all = eachAtOnce([1, 2, 3, 4], { atOnce: () => 2, isOver: never }, task);
    await settled();
    expect(begun).toEqual([1, 2]);
    await end(2);
    expect(begun).toEqual([1, 2, 3]);
    for (const item of [1, 3, 4]) await end(item);
    await all;
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('are as many as may be at that moment', async () => {
    const { begun, task, end, settled } = someTasks();
    let atOnce = 1;
    const all = eachAtOnce([1, 2, 3, 4, 5], { atOnce: () => atOnce, isOver: never }, task);
    await settled();
    expect(begun).toEqual([1]);
    atOnce = 3;
    await end(1);
    expect(begun).toEqual([1, 2, 3, 4]);
    atOnce = 1;
    for (const item of [2, 3, 4, 5]) await end(item);
    await all;
  });

  it('are not begun any more once it is over', async () => {
    const { begun, task, end, settled } = someTasks();
    let isOver = false;
    const all = eachAtOnce([1, 2, 3], { atOnce: () => 1, isOver: () => isOver }, task);
    await settled();
    isOver = true;
    await end(1);
    await all;
    expect(begun).toEqual([1]);
  });

  it('end with the first failure, after those under way have ended and without beginning others', async () => {
    const { begun, task, end, settled } = someTasks();
    let error: unknown;
    const all = eachAtOnce([1, 2, 3], { atOnce: () => 2, isOver: never }, task).catch((one) => {
      error = one;
    });
    await settled();
    await end(2, new Error('The second.'));
    expect(error).toBeUndefined();
    await end(1, new Error('The first, later.'));
    await all;
    expect(error).toEqual(new Error('The second.'));
    expect(begun).toEqual([1, 2]);
  });
});
