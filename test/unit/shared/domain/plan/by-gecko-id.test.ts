import { expect, it } from 'vitest';
import { byGeckoId } from '../../../../../shared/domain/plan/by-gecko-id.ts';

const order = (one: string, other: string) => byGeckoId({ geckoId: one }, { geckoId: other });

it('Gecko ids are ordered by code units', () => {
  expect([order('a', 'b'), order('b', 'a'), order('Z', 'a'), order('é', 'z')]).toEqual([-1, 1, -1, 1]);
});

it('an id is neither before nor after itself', () => {
  expect(order('a', 'a')).toBe(0);
});
