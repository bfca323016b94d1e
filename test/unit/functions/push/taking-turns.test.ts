import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { takingTurns } from '../../../../functions/push/reconcile/source/taking-turns.ts';

const items = Array.from({ length: 250 }, (_, index) => index);

it('brings all items in their order', async () => {
  expect(await Array.fromAsync(takingTurns(items))).toEqual(items);
  expect(await Array.fromAsync(takingTurns([]))).toEqual([]);
});

it('lets others have their turn after each hundred', async () => {
  const seenAtTurns: number[] = [];
  let seen = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; await turn()) seenAtTurns.push(seen);
  })();
  for await (const _ of takingTurns(items)) seen += 1;
  isOver = true;
  await others;
  expect([...new Set(seenAtTurns)]).toEqual([0, 100, 200]);
});

it('takes no more items once somebody has enough', async () => {
  let taken = 0;
  const counted = items.values().map((item) => {
    taken += 1;
    return item;
  });
  for await (const item of takingTurns(counted)) if (item === 4) break;
  expect(taken).toBe(5);
});
