import { expect, it } from 'vitest';
import { tagChange } from '../../../../../shared/domain/plan/tag-change.ts';

it('tags to add and to remove come sorted, in whatever order they were wanted', () => {
  expect(tagChange(['d', 'c'], ['b', 'a'])).toEqual({ add: ['a', 'b'], remove: ['c', 'd'] });
});
