import { describe, expect, it } from 'vitest';
import { outOfLine } from '../../../load/night/order.ts';

const turns = (...pairs: Array<readonly [number, number]>) =>
  pairs.map(([cameAtMs, beganAtMs]) => ({ cameAtMs, beganAtMs }));

describe('the order of a line', () => {
  it('is kept where each begins after those that came before it', () => {
    expect(outOfLine(turns([3, 30], [1, 10], [2, 20]), 0)).toBe(0);
  });

  it('counts each that began before somebody who had come before it', () => {
    expect(outOfLine(turns([1, 30], [2, 10], [3, 20], [4, 40]), 0)).toBe(2);
  });

  it('forgives who stood only a few places behind', () => {
    expect(outOfLine(turns([1, 30], [2, 10], [3, 20]), 1)).toBe(1);
    expect(outOfLine(turns([1, 30], [2, 10], [3, 20]), 2)).toBe(0);
  });

  it('of nobody is kept', () => {
    expect(outOfLine([], 0)).toBe(0);
  });
});
